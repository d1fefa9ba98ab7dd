#pragma once

#include <string>

namespace lopsided::testing
{

/** A function of a public header, with what is said about it, and what has to be said. */
struct DocumentedFunction
{
    std::string owner; ///< its class, or its namespace
    std::string name;
    std::string returnType;
    std::string arguments; ///< with what follows them: const, noexcept, override

    std::string ownWords; ///< of its own comment
    std::string classWords;
    std::string baseWords; ///< of the function that it overrides, where that is one of ours
    bool overridesOneOfOurs = false;

    /** With its class and arguments. */
    [[nodiscard]] std::string fullName() const;

    /** All that is said about it: by its own comment, its class's, and that of what it overrides. */
    [[nodiscard]] std::string allWords() const;

    /** Whether it needs no words of its own: an operator, a special member function, a getter (no arguments, const, noexcept, a
        value returned), or the override of a function that has words. JUCE's have. */
    [[nodiscard]] bool nameSaysAll() const;

    /** Whether its own comment, its class's, or that of what it overrides states a cost. */
    [[nodiscard]] bool saysItsCost() const;

    /** Whether it returns a result that can be an error, or an optional. What makes a result's class itself cannot fail. */
    [[nodiscard]] bool canFail() const;

    /** Whether its errors are named; of an optional it is enough to say where or when it is nothing. */
    [[nodiscard]] bool saysItsErrors() const;
};

} // namespace lopsided::testing
