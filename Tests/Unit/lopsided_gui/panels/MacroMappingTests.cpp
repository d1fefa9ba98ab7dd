#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

class MacroMapping : public ::testing::Test
{
protected:
    GraphProcessor graph;
    PluginLibrary library;
    SessionDocument document { graph, library };
};

TEST_F (MacroMapping, MacrosAreMappedByNumberAndShownByName)
{
    const auto node = document.addPlugin ({ "builtin", "gain", "" }, {});
    ASSERT_TRUE (node.has_value());
    document.setMacroName (11, "Cutoff");

    MappingTable table (document);
    auto& row = table.adder();
    EXPECT_FALSE (row.add.isEnabled()) << "nothing is chosen yet";
    row.macro.setSelectedItemIndex (11, juce::sendNotificationSync);
    EXPECT_EQ (row.macro.getText(), juce::String::fromUTF8 ("Macro 12 \xe2\x80\x93 Cutoff"));
    row.node.setSelectedItemIndex (0, juce::sendNotificationSync);
    row.parameter.setSelectedItemIndex (0, juce::sendNotificationSync);
    ASSERT_TRUE (row.add.isEnabled());
    row.add.onClick();
    ASSERT_EQ (document.mappings().size(), 1u);
    EXPECT_EQ (document.mappings()[0].source, SessionMapping::Source::macro);
    EXPECT_EQ (document.mappings()[0].number, 11);
    EXPECT_EQ (document.mappings()[0].node, *node);
    EXPECT_EQ (document.mappings()[0].parameter, "gain");
    EXPECT_EQ (document.undoName(), "Change the MIDI mappings");

    const auto boxAt = [&table] (MappingTable::Column column) -> juce::ComboBox& {
        return dynamic_cast<juce::ComboBox&> (*table.cell (0, column));
    };
    EXPECT_EQ (boxAt (MappingTable::source).getText(),
               juce::String::fromUTF8 ("Macro 12 \xe2\x80\x93 Cutoff"));
    EXPECT_FALSE (boxAt (MappingTable::channel).isEnabled());
    document.setMacroName (11, {});
    EXPECT_EQ (boxAt (MappingTable::source).getText(), "Macro 12");
    EXPECT_EQ (row.macro.getText(), "Macro 12");
    boxAt (MappingTable::number).setSelectedItemIndex (127, juce::sendNotificationSync);
    EXPECT_EQ (document.mappings()[0].number, 127);
    EXPECT_EQ (boxAt (MappingTable::source).getText(), "Macro 128");

    // To a controller and back: the number's cell is another one each time.
    boxAt (MappingTable::source).setSelectedItemIndex (0, juce::sendNotificationSync);
    dynamic_cast<NumberField&> (*table.cell (0, MappingTable::number)).enter ("7");
    EXPECT_EQ (document.mappings()[0].number, 7);
    EXPECT_TRUE (boxAt (MappingTable::channel).isEnabled());
    boxAt (MappingTable::source).setSelectedItemIndex (4, juce::sendNotificationSync);
    EXPECT_EQ (boxAt (MappingTable::source).getText(), "Macro 8");

    ASSERT_TRUE (document.removeNodes ({ *node }));
    EXPECT_EQ (row.node.getNumItems(), 0);
    EXPECT_FALSE (row.add.isEnabled());
}

} // namespace
} // namespace lopsided
