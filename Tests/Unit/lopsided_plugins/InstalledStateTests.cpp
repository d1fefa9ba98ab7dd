#include "Installed.h"

#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <limits>

namespace lopsided
{
namespace
{

TEST (PluginState, ComesBackInAnotherInstanceOfARealLv2Plugin)
{
    PluginLibrary library;
    const PluginReference reference { "LV2", "http://drobilla.net/plugins/mda/EPiano", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (first, library, reference);
    LOPSIDED_SKIP_UNLESS_INSTALLED (second, library, reference);
    auto* parameter = findParameters (*first, "treble_boost").at (0);
    setParameterValue (*first, *parameter, 0.8125f);
    settleParameters (*first, 48000.0, 64);

    ASSERT_TRUE (restoreState (*second, saveState (*first)));
    EXPECT_NEAR (findParameters (*second, "treble_boost").at (0)->getValue(), 0.8125f, 1e-6f);
}

TEST (PluginState, OfLadspaIsRefusedWhenItsSizeOrItsNumbersCannotBe)
{
    PluginLibrary library;
    const PluginReference reference { "LADSPA", "fast_lookahead_limiter_1913.so|fastLookaheadLimiter", {} };
    LOPSIDED_SKIP_UNLESS_INSTALLED (plugin, library, reference);
    auto state = saveState (*plugin);
    ASSERT_TRUE (restoreState (*plugin, state));

    auto cut = state;
    cut.setSize (state.getSize() - 1);
    const auto refused = restoreState (*plugin, cut);
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().code, PluginError::Code::stateRefused);

    const auto notANumber = std::numeric_limits<float>::quiet_NaN();
    state.copyFrom (&notANumber, 0, sizeof (notANumber));
    EXPECT_FALSE (restoreState (*plugin, state));
}

} // namespace
} // namespace lopsided
