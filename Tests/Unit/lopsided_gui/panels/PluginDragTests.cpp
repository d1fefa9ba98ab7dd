#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

TEST (PluginDrag, ComesBackAsItWas)
{
    const PluginReference plugin { "LV2", "urn:test:reverb", "Reverb" };
    EXPECT_EQ (PluginDrag::plugin (PluginDrag::describe (plugin)), plugin);
}

TEST (PluginDrag, TakesNothingElseForAPlugin)
{
    EXPECT_FALSE (PluginDrag::plugin ("text").has_value());
    EXPECT_FALSE (PluginDrag::plugin (juce::StringArray { "a", "b", "c", "d" }).has_value());
    EXPECT_FALSE (PluginDrag::plugin (juce::var()).has_value());
}

} // namespace
} // namespace lopsided
