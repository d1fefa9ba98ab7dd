#include "PublicInterface.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <juce_core/juce_core.h>

namespace lopsided::testing
{
namespace
{
using ::testing::HasSubstr;

/** The functions of one module's public headers. */
class Documentation : public ::testing::TestWithParam<const char*>
{
protected:
    void SetUp() override
    {
        if (! juce::File (LOPSIDED_DOCS_XML).isDirectory())
            GTEST_SKIP() << "doxygen is not installed, so there are no pages to read";

        functions = PublicInterface::functionsOf (PublicInterface::headersOf (GetParam()));
        ASSERT_GT (functions.size(), 10u) << "the pages were not understood";
    }

    std::vector<DocumentedFunction> functions;
};

TEST_P (Documentation, EveryPublicFunctionStatesItsThreadAndItsRealtimeClass)
{
    for (const auto& function : functions)
    {
        EXPECT_THAT (function.allWords(), HasSubstr ("Thread:")) << function.fullName() << ", or its class";
        EXPECT_THAT (function.allWords(), HasSubstr ("Realtime:")) << function.fullName() << ", or its class";
    }
}

TEST_P (Documentation, EveryPublicFunctionHasWordsOfItsOwnUnlessItsNameSaysAll)
{
    for (const auto& function : functions)
        EXPECT_TRUE (function.nameSaysAll() || ! function.ownWords.empty()) << function.fullName();
}

TEST_P (Documentation, EveryPublicFunctionStatesItsCostUnlessItsNameSaysAll)
{
    for (const auto& function : functions)
        EXPECT_TRUE (function.nameSaysAll() || function.saysItsCost())
            << function.fullName() << ", or its class";
}

TEST_P (Documentation, EveryPublicFunctionThatCanFailStatesItsErrors)
{
    for (const auto& function : functions)
        EXPECT_TRUE (! function.canFail() || function.saysItsErrors())
            << function.returnType << " " << function.fullName();
}

INSTANTIATE_TEST_SUITE_P (Modules, Documentation,
                          ::testing::Values ("lopsided_realtime", "lopsided_rcu", "lopsided_graph",
                                             "lopsided_engine", "lopsided_plugins", "lopsided_session",
                                             "lopsided_gui"));

} // namespace
} // namespace lopsided::testing
