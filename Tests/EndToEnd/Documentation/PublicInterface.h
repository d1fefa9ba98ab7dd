#pragma once

#include <string>
#include <vector>

namespace lopsided::testing
{

/** A function of a public header, with all that its comment and its class's say. */
struct DocumentedFunction
{
    std::string name; ///< with its class and arguments
    std::string text;
};

/** What Doxygen has understood of our public headers. */
class PublicInterface
{
public:
    /** The headers that a module's own header includes: those are its interface. Relative to the root. */
    static std::vector<std::string> headersOf (const std::string& module);

    /** Their functions. What is deleted or defaulted needs no words. */
    static std::vector<DocumentedFunction> functionsOf (const std::vector<std::string>& headers);
};

} // namespace lopsided::testing
