// Macros: the DAW's parameters that move those of inner plugins.
#include "RackFixture.h"

#include <TestProcessors/TestProcessors.h>

#include <Plugin/MacroSender.h>
#include <Plugin/MacroTables.h>

#include <memory>

namespace lopsided::testing
{
namespace
{

class RackMacroTest : public RackTest
{
protected:
    /** Adds a plugin that can replace its parameters "a" and "b", the latter moved by the first macro. */
    RebuildingProcessor& addRebuilding()
    {
        auto made = std::make_unique<RebuildingProcessor> (juce::StringArray { "a", "b" });
        auto& plugin = *made;
        auto edit = rack.document().graph().edit();
        node = edit.addNode (std::move (made));
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        map (0, node, "b");
        return plugin;
    }

    NodeID node; // of that plugin
};

TEST_F (RackMacroTest, HaveStableIdsAndNamesThatMayChange)
{
    const auto& macro = rack.parameters().macro (11);
    EXPECT_EQ (macro.getParameterID(), juce::String ("macro-012"));
    EXPECT_EQ (macro.getName (64), juce::String ("Macro 12"));

    rack.document().setMacroName (11, "Brightness");
    EXPECT_EQ (macro.getName (64), juce::String ("Brightness"));
    EXPECT_EQ (macro.getName (6), juce::String ("Bright"));
    EXPECT_EQ (macro.getParameterID(), juce::String ("macro-012"));

    rack.document().setMacroName (11, {});
    EXPECT_EQ (macro.getName (64), juce::String ("Macro 12"));
}

TEST_F (RackMacroTest, AreInThisOrderForEver)
{
    const auto& parameters = rack.getParameters();
    ASSERT_EQ (parameters.size(), 2 + MacroParameter::count);
    EXPECT_EQ (parameters[0], rack.getBypassParameter());
    EXPECT_EQ (parameters[1]->getName (64), juce::String ("Scene"));
    EXPECT_EQ (parameters[2], &rack.parameters().macro (0));
    EXPECT_EQ (parameters[129], &rack.parameters().macro (127));
}

TEST_F (RackMacroTest, MoveWhatTheyAreMappedToInTheSameBlock)
{
    const auto gain = insertGain();
    map (5, gain, "gain", 0.25f, 0.75f);
    rack.parameters().macro (5).setValue (0.5f);
    render();
    EXPECT_FLOAT_EQ (valueOf (rack, gain), 0.5f);
    rack.parameters().macro (5).setValue (1.0f);
    render();
    EXPECT_FLOAT_EQ (valueOf (rack, gain), 0.75f);
}

TEST_F (RackMacroTest, MoveSeveralParameters)
{
    const auto first = insertGain();
    const auto second = add (rack, gainPlugin);
    map (0, first, "gain");
    map (0, second, "gain", 1.0f, 0.0f);
    rack.parameters().macro (0).setValue (0.125f);
    render();
    EXPECT_FLOAT_EQ (valueOf (rack, first), 0.125f);
    EXPECT_FLOAT_EQ (valueOf (rack, second), 0.875f);
}

TEST_F (RackMacroTest, MoveNothingByBeingMapped)
{
    const auto gain = insertGain();
    const auto before = valueOf (rack, gain);
    rack.parameters().macro (3).setValue (0.3f);
    render();
    map (3, gain, "gain");
    render();
    EXPECT_EQ (valueOf (rack, gain), before);
    rack.parameters().macro (3).setValue (0.4f);
    render();
    EXPECT_FLOAT_EQ (valueOf (rack, gain), 0.4f);
}

TEST_F (RackMacroTest, LeaveWhatWasSetByHandUntilTheyMove)
{
    const auto gain = insertGain();
    map (0, gain, "gain");
    rack.parameters().macro (0).setValue (0.3f);
    render();
    ASSERT_TRUE (rack.document().setParameter (gain, 0, 0.9f));
    settle();
    EXPECT_FLOAT_EQ (valueOf (rack, gain), 0.9f);
}

TEST_F (RackMacroTest, ReachThePluginThatIsPutInANodesPlace)
{
    const auto gain = insertGain();
    map (0, gain, "gain");
    ASSERT_TRUE (rack.document().replacePlugin (gain, gainPlugin));
    settle();
    rack.parameters().macro (0).setValue (0.6f);
    render();
    EXPECT_FLOAT_EQ (valueOf (rack, gain), 0.6f);
}

TEST_F (RackMacroTest, OfANodeThatIsGoneMoveNothing)
{
    const auto gain = insertGain();
    map (0, gain, "gain");
    ASSERT_TRUE (rack.document().removeNodes ({ gain }));
    rack.parameters().macro (0).setValue (0.6f);
    settle();
    ASSERT_TRUE (rack.document().undo());
    rack.parameters().macro (0).setValue (0.7f);
    render();
    EXPECT_FLOAT_EQ (valueOf (rack, gain), 0.7f);
}

TEST_F (RackMacroTest, ReachAParameterWhoseListWasRebuiltAndAreSentAgain)
{
    auto& plugin = addRebuilding();
    rack.parameters().macro (0).setValue (0.5f);
    render();
    EXPECT_FLOAT_EQ ((*plugin.values)["b"], 0.5f);

    plugin.idsOfNextPreparation = { "c", "b", "a" };
    ASSERT_TRUE (rack.document().graph().reprepare (node).has_value());

    for (int block = 0; block < 200; ++block)
    {
        render();
        rack.document().graph().reclaim();

        if (block == 150)
            plugin.values->clear(); // what has come so far
    }

    ASSERT_EQ (plugin.getParameters().size(), 3);
    rack.parameters().macro (0).setValue (0.75f);
    render();
    EXPECT_FLOAT_EQ ((*plugin.values)["b"], 0.75f);
    EXPECT_EQ (plugin.values->count ("c"), 0u);
}

TEST_F (RackMacroTest, ReachAParameterOfAPluginThatHasAnnouncedANewList)
{
    auto& plugin = addRebuilding();
    render();

    plugin.rebuild ({ "c", "b", "a" });
    plugin.announce();
    settle (200);
    rack.parameters().macro (0).setValue (0.75f);
    render();
    EXPECT_FLOAT_EQ ((*plugin.values)["b"], 0.75f);
}

TEST_F (RackMacroTest, AreSentAgainToAListThatMayHaveMissedThem)
{
    auto& plugin = addRebuilding();
    rack.parameters().macro (0).setValue (0.5f);

    MacroTables tables { rack.document() };
    MacroSender sender { rack.parameters(), tables.cell() };
    tables.follow();
    sender.send();
    ASSERT_EQ (tables.cell().current()->entries.size(), 1u);
    EXPECT_FALSE (tables.cell().current()->entries.front().isToBeRepeated);

    plugin.rebuild ({ "c", "b", "a" });
    plugin.announce();
    settle (200);
    plugin.values->clear();
    tables.follow();
    EXPECT_TRUE (tables.cell().current()->entries.front().isToBeRepeated);
    sender.send(); // although it has not moved
    render();
    EXPECT_FLOAT_EQ ((*plugin.values)["b"], 0.5f);

    plugin.values->clear();
    sender.send(); // once
    render();
    EXPECT_TRUE (plugin.values->empty());
}

TEST_F (RackMacroTest, AreLearntByMovingThem)
{
    const auto gain = insertGain();
    rack.parameters().macro (7).setValue (0.5f);
    rack.control().learn (gain, "gain");
    rack.control().poll();
    EXPECT_FALSE (rack.control().takeLearned().has_value());

    rack.parameters().macro (9).setValue (0.5f);
    rack.control().poll();
    const auto learned = rack.control().takeLearned();
    ASSERT_TRUE (learned.has_value());
    EXPECT_EQ (learned->source, SessionMapping::Source::macro);
    EXPECT_EQ (learned->number, 9);
    EXPECT_EQ (learned->node, gain);
    EXPECT_EQ (learned->channel, 0);
}

TEST_F (RackMacroTest, AControllerOfTheDawsIsLearntAndMovesAParameter)
{
    const auto gain = insertGain();
    rack.control().learn (gain, "gain");
    midi.addEvent (juce::MidiMessage::controllerEvent (3, 21, 64), 0);
    render();
    rack.control().poll();
    const auto learned = rack.control().takeLearned();
    ASSERT_TRUE (learned.has_value());
    EXPECT_EQ (learned->number, 21);
    rack.document().setMappings ({ *learned });

    midi.clear();
    midi.addEvent (juce::MidiMessage::controllerEvent (3, 21, 127), 0);
    render();
    rack.control().poll();
    render();
    EXPECT_FLOAT_EQ (valueOf (rack, gain), 1.0f);
}

TEST_F (RackMacroTest, ShowPercent)
{
    auto& macro = rack.parameters().macro (0);
    EXPECT_EQ (macro.getText (0.5f, 16), juce::String ("50.0 %"));
    EXPECT_FLOAT_EQ (macro.getValueForText ("25 %"), 0.25f);
    macro.setValue (7.0f);
    EXPECT_EQ (macro.getValue(), 1.0f);
}

} // namespace
} // namespace lopsided::testing
