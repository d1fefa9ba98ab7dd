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
    }
};

TEST_P (Documentation, EveryPublicFunctionStatesItsThreadAndItsRealtimeClass)
{
    const auto functions = PublicInterface::functionsOf (PublicInterface::headersOf (GetParam()));
    ASSERT_GT (functions.size(), 10u) << "the pages were not understood";

    for (const auto& function : functions)
    {
        EXPECT_THAT (function.text, HasSubstr ("Thread:")) << function.name << ", or its class";
        EXPECT_THAT (function.text, HasSubstr ("Realtime:")) << function.name << ", or its class";
    }
}

INSTANTIATE_TEST_SUITE_P (Modules, Documentation,
                          ::testing::Values ("lopsided_realtime", "lopsided_rcu", "lopsided_graph",
                                             "lopsided_engine"));

} // namespace
} // namespace lopsided::testing
