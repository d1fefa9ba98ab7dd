#pragma once

#include "DocumentedFunction.h"

#include <string>
#include <vector>

namespace lopsided::testing
{

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
