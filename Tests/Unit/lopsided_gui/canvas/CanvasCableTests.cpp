#include "CanvasFixture.h"

namespace lopsided
{
namespace
{
using testing::CanvasTest;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CanvasCables : public CanvasTest
{
protected:
    const NodeID sine = add ("sine", { 200.0f, 200.0f });
    const NodeID first = add ("gain", { 500.0f, 200.0f });
    const NodeID second = add ("gain", { 800.0f, 200.0f });

    [[nodiscard]] static Connection between (NodeID from, NodeID to, int channel = 0)
    {
        return { { from, channel }, { to, channel } };
    }
};

TEST_F (CanvasCables, ACableIsPulledFromPortToPort)
{
    drag (output (sine), input (first));
    EXPECT_THAT (connections(), ElementsAre (between (sine, first)));
    EXPECT_TRUE (notices.all.empty());

    ASSERT_TRUE (document.undo().has_value());
    EXPECT_THAT (connections(), IsEmpty());
}

TEST_F (CanvasCables, ACableIsPulledFromAnInputToo)
{
    drag (input (second), output (first));
    EXPECT_THAT (connections(), ElementsAre (between (first, second)));
}

TEST_F (CanvasCables, APortIsMagnetic)
{
    drag (output (sine), input (first).translated (-15.0f, -12.0f));
    EXPECT_THAT (connections(), ElementsAre (between (sine, first)));
}

TEST_F (CanvasCables, OnTheBodyOfANodeTheFirstPortThatFitsIsMeant)
{
    drag (output (sine), header (first).translated (20.0f, 0.0f));
    EXPECT_THAT (connections(), ElementsAre (between (sine, first)));
}

TEST_F (CanvasCables, ShiftConnectsAllChannels)
{
    drag (output (first), input (second), shift);
    EXPECT_THAT (connections(), ElementsAre (between (first, second, 0), between (first, second, 1)));
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_THAT (connections(), IsEmpty()) << "one step";
}

TEST_F (CanvasCables, AltMakesItFeedBack)
{
    connect (first, second);
    drag (output (second), input (first), alt);

    Connection back = between (second, first);
    back.kind = Connection::Kind::feedback;
    EXPECT_THAT (connections(), ::testing::Contains (back));
    ASSERT_NE (canvas.scene().find (back), nullptr);
    EXPECT_EQ (canvas.scene().find (back)->type, SignalType::feedback);
}

TEST_F (CanvasCables, ACycleIsRefusedAndSaysWhy)
{
    connect (first, second);
    const auto before = connections();
    drag (output (second), input (first));

    EXPECT_EQ (connections(), before);
    ASSERT_EQ (notices.all.size(), 1u);
    EXPECT_TRUE (notices.all.front().text.contains ("circle")) << notices.all.front().text;
    EXPECT_TRUE (canvas.showsRemark());

    click ({ 700.0f, 900.0f });
    EXPECT_FALSE (canvas.showsRemark()) << "until something else is done";
}

TEST_F (CanvasCables, MidiIntoAudioIsRefusedAndSaysWhy)
{
    drag (portPlace (Port::midi (GraphNodes::midiInput), PortSide::source), input (first));
    EXPECT_THAT (connections(), IsEmpty());
    ASSERT_EQ (notices.all.size(), 1u);
    EXPECT_TRUE (notices.all.front().text.contains ("MIDI")) << notices.all.front().text;
}

TEST_F (CanvasCables, TwoOutputsAreRefusedAndSaysWhy)
{
    drag (output (first), output (second));
    EXPECT_THAT (connections(), IsEmpty());
    ASSERT_EQ (notices.all.size(), 1u);
    EXPECT_TRUE (notices.all.front().text.contains ("outputs")) << notices.all.front().text;
}

TEST_F (CanvasCables, AConnectedInputGivesItsCableBack)
{
    connect (sine, first, 1);
    drag (input (first), input (second));
    EXPECT_THAT (connections(), ElementsAre (between (sine, second)));

    ASSERT_TRUE (document.undo().has_value());
    EXPECT_THAT (connections(), ElementsAre (between (sine, first))) << "one step";
    ASSERT_TRUE (document.redo().has_value());
    EXPECT_THAT (connections(), ElementsAre (between (sine, second)));
}

TEST_F (CanvasCables, ACableThatMayNotGoThereStaysWhereItWas)
{
    connect (sine, first, 1);
    connect (first, second, 1);
    const auto before = connections();
    const auto name = document.undoName();
    drag (input (second), input (first, 1));

    EXPECT_EQ (connections(), before);
    EXPECT_EQ (document.undoName(), name);
    EXPECT_EQ (notices.all.size(), 1u);
}

TEST_F (CanvasCables, APickedUpCableThatIsLetGoIsTakenAway)
{
    connect (sine, first, 1);
    drag (input (first), { 900.0f, 800.0f });
    EXPECT_THAT (connections(), IsEmpty());
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_THAT (connections(), ElementsAre (between (sine, first)));
}

TEST_F (CanvasCables, APickedUpCableThatIsPutBackIsNoStep)
{
    connect (sine, first, 1);
    const auto name = document.undoName();
    drag (input (first), input (first).translated (3.0f, 2.0f));
    EXPECT_THAT (connections(), ElementsAre (between (sine, first)));
    EXPECT_EQ (document.undoName(), name);
    EXPECT_TRUE (notices.all.empty());
}

TEST_F (CanvasCables, EscapeLetsACableGo)
{
    canvas.mouseDown (mouse (output (sine)));
    canvas.mouseDrag (mouse (input (first), leftButton, true));
    EXPECT_TRUE (press (juce::KeyPress::escapeKey));
    canvas.mouseUp (mouse (input (first), leftButton, true));
    EXPECT_THAT (connections(), IsEmpty());
}

TEST_F (CanvasCables, AClickSelectsACableAndDeleteTakesItAway)
{
    connect (first, second);
    click (middleOf (between (first, second, 1)));
    EXPECT_TRUE (press (juce::KeyPress::deleteKey));
    EXPECT_THAT (connections(), ElementsAre (between (first, second, 0)));
}

TEST_F (CanvasCables, APluginThatIsDroppedOnACableGoesIntoAllBesideIt)
{
    connect (first, second);
    const auto place = middleOf (between (first, second));
    canvas.itemDropped (
        { PluginDrag::describe ({ "builtin", "gain", "Gain" }), &canvas, place.roundToInt() });

    ASSERT_EQ (graph.getNumNodes(), 4);
    const auto added = *canvas.selectedNodes().begin();
    EXPECT_THAT (connections(),
                 ::testing::UnorderedElementsAre (between (first, added, 0), between (first, added, 1),
                                                  between (added, second, 0), between (added, second, 1)));
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_THAT (connections(), ElementsAre (between (first, second, 0), between (first, second, 1)));
}

class CanvasMidiCables : public CanvasCables
{
protected:
    CanvasMidiCables() { EXPECT_TRUE (document.connect ({ cable }).has_value()); }

    void drop (const PluginReference& plugin)
    {
        canvas.itemDropped ({ PluginDrag::describe (plugin), &canvas, middleOf (cable).roundToInt() });
    }

    const Connection cable { Port::midi (GraphNodes::midiInput), Port::midi (GraphNodes::midiOutput) };
};

TEST_F (CanvasMidiCables, AnInstalledPluginThatIsDroppedOnOneGoesIntoIt)
{
    const PluginReference fifths { "LV2", "http://lv2plug.in/plugins/eg-fifths", "Fifths" };

    if (! library.create (fifths, 48000.0, 512))
        GTEST_SKIP() << "lv2-examples are not installed";

    drop (fifths);
    ASSERT_EQ (graph.getNumNodes(), 4) << (notices.all.empty() ? juce::String() : notices.all.front().text);
    const auto added = Port::midi (*canvas.selectedNodes().begin());
    EXPECT_THAT (connections(), ::testing::UnorderedElementsAre (Connection { cable.source, added },
                                                                 Connection { added, cable.destination }));
    ASSERT_NE (canvas.scene().find (Connection { cable.source, added }), nullptr);
    EXPECT_EQ (canvas.scene().find (Connection { cable.source, added })->type, SignalType::midi);
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_THAT (connections(), ElementsAre (cable)) << "one step";
}

TEST_F (CanvasMidiCables, WhatTakesNoMidiIsRefusedAndTheCableStays)
{
    drop ({ "builtin", "gain", "Gain" });
    EXPECT_EQ (graph.getNumNodes(), 3);
    EXPECT_THAT (connections(), ElementsAre (cable));
    ASSERT_EQ (notices.all.size(), 1u);
    EXPECT_TRUE (notices.all.front().text.contains ("MIDI")) << notices.all.front().text;
}

TEST_F (CanvasCables, APluginThatIsDroppedOnANodeTakesItsPlace)
{
    connect (first, second);
    canvas.itemDropped (
        { PluginDrag::describe ({ "builtin", "sine", "Sine" }), &canvas, header (first).roundToInt() });
    EXPECT_EQ (graph.getNumNodes(), 3);
    EXPECT_EQ (canvas.scene().find (first)->find ({ first, 0 }, PortSide::destination), nullptr)
        << "a sine has no input";
    EXPECT_FALSE (connections().empty()) << "what it still has a port for stays";
}

TEST_F (CanvasCables, APluginThatIsDroppedOnTheEmptyCanvasIsAddedThere)
{
    canvas.itemDropped ({ PluginDrag::describe ({ "builtin", "gain", "Gain" }), &canvas, { 600, 700 } });
    ASSERT_EQ (canvas.selectedNodes().size(), 1u);
    EXPECT_TRUE (canvas.scene()
                     .find (*canvas.selectedNodes().begin())
                     ->bounds()
                     .contains (juce::Point<float> { 600.0f, 700.0f }));
    EXPECT_FALSE (canvas.isInterestedInDragSource ({ "text", &canvas, {} }));
}

TEST_F (CanvasCables, ADropThatCannotBeIsTold)
{
    canvas.itemDropped (
        { PluginDrag::describe ({ "builtin", "nonsense", "Nonsense" }), &canvas, { 600, 700 } });
    EXPECT_EQ (graph.getNumNodes(), 3);
    ASSERT_EQ (notices.all.size(), 1u);
    EXPECT_TRUE (notices.all.front().text.contains ("nonsense")) << notices.all.front().text;
}

} // namespace
} // namespace lopsided
