#include "DocumentedFunction.h"

#include <gtest/gtest.h>

namespace lopsided::testing
{
namespace
{
DocumentedFunction makeFunction (std::string returnType, std::string name, std::string arguments)
{
    DocumentedFunction function;
    function.owner = "lopsided::Box< T >";
    function.name = std::move (name);
    function.returnType = std::move (returnType);
    function.arguments = std::move (arguments);
    return function;
}

TEST (DocumentedFunction, OfAGetterAnOperatorOrASpecialMemberFunctionTheNameSaysAll)
{
    EXPECT_TRUE (makeFunction ("int", "size", "() const noexcept").nameSaysAll());
    EXPECT_TRUE (makeFunction ("bool", "operator==", "(const Box &other) const").nameSaysAll());
    EXPECT_TRUE (makeFunction ("", "Box", "()").nameSaysAll());
    EXPECT_TRUE (makeFunction ("", "Box", "(const Box &other)").nameSaysAll());
    EXPECT_TRUE (makeFunction ("", "Box", "(Box< T > &&) noexcept").nameSaysAll());
    EXPECT_TRUE (makeFunction ("", "~Box", "()").nameSaysAll());
}

TEST (DocumentedFunction, OfAnythingElseTheNameDoesNotSayAll)
{
    EXPECT_FALSE (makeFunction ("int", "size", "() noexcept").nameSaysAll());
    EXPECT_FALSE (makeFunction ("int", "size", "() const").nameSaysAll());
    EXPECT_FALSE (makeFunction ("int", "at", "(int index) const noexcept").nameSaysAll());
    EXPECT_FALSE (makeFunction ("void", "forget", "() const noexcept").nameSaysAll());
    EXPECT_FALSE (makeFunction ("", "Box", "(int size)").nameSaysAll());
    EXPECT_FALSE (makeFunction ("", "Box", "(const Box &other, int size)").nameSaysAll());
}

TEST (DocumentedFunction, OfAnOverrideTheNameSaysAllWhereTheBaseHasWords)
{
    auto function = makeFunction ("void", "open", "(int number) override");
    EXPECT_TRUE (function.nameSaysAll()) << "a function of JUCE's";

    function.overridesOneOfOurs = true;
    EXPECT_FALSE (function.nameSaysAll());

    function.baseWords = "Opens it.";
    EXPECT_TRUE (function.nameSaysAll());
}

TEST (DocumentedFunction, SaysItsCostWhereAnyCommentOfItsDoes)
{
    auto function = makeFunction ("void", "open", "(int number) override");
    EXPECT_FALSE (function.saysItsCost());

    function.ownWords = "Opens it. Cost and errors: as close.";
    EXPECT_FALSE (function.saysItsCost()) << "one word for one thing";

    function.ownWords = "Opens it. Cost: a lock.";
    EXPECT_TRUE (function.saysItsCost());

    function.ownWords = "Opens it.";
    function.classWords = "A box. Cost: O(1).";
    EXPECT_TRUE (function.saysItsCost());

    function.classWords = {};
    function.baseWords = "Opens one. Cost: a lock.";
    EXPECT_TRUE (function.saysItsCost());
}

TEST (DocumentedFunction, CanFailWhereItReturnsAResultOrAnOptional)
{
    EXPECT_TRUE (makeFunction ("PluginResult< void >", "open", "()").canFail());
    EXPECT_TRUE (makeFunction ("juce::Result", "open", "()").canFail());
    EXPECT_TRUE (makeFunction ("CommitResult", "open", "()").canFail());
    EXPECT_TRUE (makeFunction ("std::optional< int >", "find", "()").canFail());
    EXPECT_FALSE (makeFunction ("std::vector< Results >", "all", "()").canFail());

    auto maker = makeFunction ("CommitResult", "accepted", "()");
    maker.owner = "lopsided::CommitResult";
    EXPECT_FALSE (maker.canFail()) << "it makes the result";
}

TEST (DocumentedFunction, SaysItsErrorsWhereAnyCommentOfItsDoes)
{
    auto function = makeFunction ("PluginResult< void >", "open", "()");
    EXPECT_FALSE (function.saysItsErrors());

    function.ownWords = "Opens it; nothing where there is none.";
    EXPECT_FALSE (function.saysItsErrors()) << "nothing is no error";

    function.ownWords = "Opens it. Errors: noDisplay.";
    EXPECT_TRUE (function.saysItsErrors());

    function.ownWords = {};
    function.classWords = "A box. Errors (told by commit): all of them.";
    EXPECT_TRUE (function.saysItsErrors());
}

TEST (DocumentedFunction, OfAnOptionalSaysWhereItIsNothing)
{
    auto function = makeFunction ("std::optional< int >", "find", "()");
    function.ownWords = "Opens nothing, and finds it.";
    EXPECT_FALSE (function.saysItsErrors());

    function.ownWords = "Finds it; nothing where there is none.";
    EXPECT_TRUE (function.saysItsErrors());
}

} // namespace
} // namespace lopsided::testing
