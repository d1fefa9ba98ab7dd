#include "DocumentedFunction.h"

#include <regex>

namespace lopsided::testing
{

namespace
{
/** Without its namespace and its template arguments. */
std::string simpleName (const std::string& type)
{
    static const std::regex qualification { R"(^(const |constexpr |\w+::)+)" };
    const auto bare = std::regex_replace (type.substr (0, type.find ('<')), qualification, "");
    return bare.substr (0, bare.find (' '));
}

bool contains (const std::string& text, const char* expression)
{
    return std::regex_search (text, std::regex { expression });
}
} // namespace

std::string DocumentedFunction::fullName() const
{
    return owner + "::" + name + arguments;
}

std::string DocumentedFunction::allWords() const
{
    return ownWords + " " + classWords + " " + baseWords;
}

bool DocumentedFunction::nameSaysAll() const
{
    if (contains (arguments, R"(\boverride\b)"))
        return ! overridesOneOfOurs || ! baseWords.empty();

    if (name.starts_with ("operator") || name.starts_with ("~"))
        return true;

    if (name == simpleName (owner))
        return contains (arguments, R"(^\(\))")
               || contains (arguments, (R"(^\((const )?)" + name + R"((<[^>]*>)? ?&&? ?\w*\))").c_str());

    return arguments.starts_with ("() const noexcept") && returnType != "void";
}

bool DocumentedFunction::saysItsCost() const
{
    return contains (allWords(), R"(\bCost:)");
}

bool DocumentedFunction::canFail() const
{
    return contains (returnType, R"(\bstd::optional\b|Result\b)")
           && simpleName (returnType) != simpleName (owner);
}

bool DocumentedFunction::saysItsErrors() const
{
    // "Errors (told by commit):" says it as well.
    if (contains (allWords(), R"(\bErrors( \([^)]*\))?:)"))
        return true;

    return contains (returnType, R"(\bstd::optional\b)")
           && contains (allWords(), R"(\b[Nn]othing\s+(where|when)\b)");
}

} // namespace lopsided::testing
