#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{
namespace
{

TEST (PluginState, OfBuiltinsIsEmpty)
{
    GainProcessor gain;
    EXPECT_TRUE (saveState (gain).isEmpty());
    EXPECT_TRUE (restoreState (gain, {}));
}

} // namespace
} // namespace lopsided
