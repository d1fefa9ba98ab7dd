#include "CanvasFixture.h"

namespace lopsided
{
namespace
{
using testing::CanvasTest;
using ::testing::UnorderedElementsAre;

class CanvasNodes : public CanvasTest
{
protected:
    const NodeID sine = add ("sine", { 200.0f, 200.0f });
    const NodeID first = add ("gain", { 504.0f, 200.0f });
    const NodeID second = add ("gain", { 800.0f, 240.0f });

    [[nodiscard]] juce::Point<float> placeOf (NodeID node) const
    {
        return toPoint (*document.position (node));
    }
};

TEST_F (CanvasNodes, ShowThePortsThatTheyHave)
{
    const auto* gain = canvas.scene().find (first);
    ASSERT_EQ (gain->ports.size(), 4u);
    EXPECT_EQ (gain->ports[0].bus, gain->ports[1].bus) << "a stereo pair stands together";
    const auto player = add ("midi-file-player", { 200.0f, 500.0f });
    const auto midi = canvas.scene().find (Port::midi (player), PortSide::source);
    ASSERT_NE (midi.port, nullptr);
    EXPECT_EQ (midi.port->type, SignalType::midi);
    EXPECT_EQ (canvas.scene().find (GraphNodes::audioOutput)->ports.size(), 2u);
}

TEST_F (CanvasNodes, ADragIsOneStepToTheGrid)
{
    drag (header (first), header (first).translated (101.0f, 53.0f));
    EXPECT_EQ (placeOf (first), (juce::Point<float> { 608.0f, 256.0f }));
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_EQ (placeOf (first), (juce::Point<float> { 504.0f, 200.0f }));
    EXPECT_EQ (canvas.scene().find (first)->position, placeOf (first)) << "the canvas shows it";
}

TEST_F (CanvasNodes, CtrlDragsOffTheGrid)
{
    drag (header (first), header (first).translated (101.0f, 53.0f), ctrl);
    EXPECT_EQ (placeOf (first), (juce::Point<float> { 605.0f, 253.0f }));
}

TEST_F (CanvasNodes, SelectedNodesMoveTogether)
{
    click (header (first));
    click (header (second), shift);
    drag (header (second), header (second).translated (80.0f, 0.0f));
    EXPECT_EQ (placeOf (first).x, 584.0f);
    EXPECT_EQ (placeOf (second).x, 880.0f);
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_EQ (placeOf (first).x, 504.0f);
    EXPECT_EQ (placeOf (second).x, 800.0f);
}

TEST_F (CanvasNodes, EscapePutsThemBack)
{
    canvas.mouseDown (mouse (header (first)));
    canvas.mouseDrag (mouse (header (first).translated (200.0f, 0.0f), leftButton, true));
    EXPECT_TRUE (press (juce::KeyPress::escapeKey));
    EXPECT_EQ (canvas.scene().find (first)->position.x, 504.0f);
}

TEST_F (CanvasNodes, ABoxSelectsWhatItTouchesAndShiftAdds)
{
    drag ({ 480.0f, 150.0f }, { 900.0f, 300.0f });
    EXPECT_THAT (canvas.selectedNodes(), UnorderedElementsAre (first, second));
    drag ({ 190.0f, 150.0f }, { 250.0f, 300.0f }, shift);
    EXPECT_THAT (canvas.selectedNodes(), UnorderedElementsAre (sine, first, second));
    drag ({ 190.0f, 150.0f }, { 250.0f, 300.0f });
    EXPECT_THAT (canvas.selectedNodes(), UnorderedElementsAre (sine));
}

TEST_F (CanvasNodes, AClickOnOneOfSeveralMeansThatOne)
{
    canvas.selectAll();
    EXPECT_EQ (canvas.selectedNodes().size(), 7u);
    click (header (first));
    EXPECT_THAT (canvas.selectedNodes(), UnorderedElementsAre (first));
    click ({ 700.0f, 900.0f });
    EXPECT_TRUE (canvas.selectedNodes().empty());
}

TEST_F (CanvasNodes, TheirButtonsBypassMuteAndSolo)
{
    using Part = CanvasNode::Part;
    using Switch = NodeOptions::Switch;
    const auto press = [&] (Part part) {
        click (canvas.view().toWindow (canvas.scene().find (first)->button (part).getCentre()));
    };
    press (Part::bypass);
    press (Part::mute);
    press (Part::solo);
    auto options = graph.getNodeForId (first)->options;
    EXPECT_EQ (options.bypass, Switch::on);
    EXPECT_EQ (options.mute, Switch::on);
    EXPECT_EQ (options.solo, Switch::on);
    EXPECT_EQ (canvas.scene().find (first)->options, options);

    press (Part::mute);
    EXPECT_EQ (graph.getNodeForId (first)->options.mute, Switch::off);
}

TEST_F (CanvasNodes, ACommandSwitchesAllThatAreSelectedAlike)
{
    click (header (first));
    canvas.muteSelection();
    click (header (second), shift);
    canvas.muteSelection();
    EXPECT_EQ (graph.getNodeForId (first)->options.mute, NodeOptions::Switch::on);
    EXPECT_EQ (graph.getNodeForId (second)->options.mute, NodeOptions::Switch::on);
    canvas.muteSelection();
    EXPECT_EQ (graph.getNodeForId (first)->options.mute, NodeOptions::Switch::off);
    EXPECT_EQ (graph.getNodeForId (second)->options.mute, NodeOptions::Switch::off);
}

TEST_F (CanvasNodes, DeletingTakesNodesAndLeavesTheEnds)
{
    connect (first, second);
    canvas.selectAll();
    canvas.deleteSelection();
    EXPECT_EQ (graph.getNumNodes(), 0);
    EXPECT_EQ (canvas.scene().nodes().size(), 4u);
    EXPECT_TRUE (notices.all.empty());

    canvas.selectAll();
    canvas.deleteSelection();
    EXPECT_EQ (notices.all.size(), 1u) << "says that they stay";
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_EQ (graph.getNumNodes(), 3);
    EXPECT_EQ (canvas.scene().cables().size(), 2u);
}

TEST_F (CanvasNodes, DuplicatesAreSelected)
{
    click (header (first));
    canvas.duplicateSelection();
    EXPECT_EQ (graph.getNumNodes(), 4);
    ASSERT_EQ (canvas.selectedNodes().size(), 1u);
    EXPECT_NE (*canvas.selectedNodes().begin(), first);
}

TEST_F (CanvasNodes, WhatIsCopiedOrCutCanBePasted)
{
    connect (first, second);
    click (header (first));
    click (header (second), shift);
    canvas.copySelection();
    canvas.paste();
    EXPECT_EQ (graph.getNumNodes(), 5);
    EXPECT_EQ (connections().size(), 4u);
    EXPECT_EQ (canvas.selectedNodes().size(), 2u);
    EXPECT_FALSE (canvas.selectedNodes().contains (first));

    canvas.cutSelection();
    EXPECT_EQ (graph.getNumNodes(), 3);
    canvas.paste();
    EXPECT_EQ (graph.getNumNodes(), 5);
    EXPECT_TRUE (notices.all.empty());
}

TEST_F (CanvasNodes, PastingWhatIsNoGraphSaysSo)
{
    CanvasClipboard::copy ("some words");
    canvas.paste();
    EXPECT_EQ (graph.getNumNodes(), 3);
    EXPECT_EQ (notices.all.size(), 1u);
}

TEST_F (CanvasNodes, AlignAndArrangeAreOneStepEach)
{
    connect (sine, first, 1);
    connect (first, second);
    canvas.selectAll();
    canvas.align (NodeAlignment::Kind::top);
    EXPECT_EQ (placeOf (second).y, 200.0f);
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_EQ (placeOf (second).y, 240.0f);

    canvas.autoLayout();
    EXPECT_LT (placeOf (sine).x, placeOf (first).x);
    EXPECT_LT (placeOf (first).x, placeOf (second).x);
    EXPECT_TRUE (
        canvas.getLocalBounds().toFloat().contains (canvas.view().toWindow (canvas.scene().bounds())));
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_EQ (placeOf (second), (juce::Point<float> { 800.0f, 240.0f }));
}

TEST_F (CanvasNodes, ThoseWithoutAPlaceGetAFreeOneAndKeepIt)
{
    const auto added =
        graph.addNode (library.create ({ "builtin", "gain", {} }, 44100.0, 512).value()).value();
    canvas.setEndChannels (2, 2);
    const auto* node = canvas.scene().find (added);
    ASSERT_NE (node, nullptr);

    for (const auto& other : canvas.scene().nodes())
        EXPECT_TRUE (other.id == added || ! other.bounds().intersects (node->bounds())) << other.title;

    const auto place = node->position;
    canvas.setEndChannels (4, 4);
    EXPECT_EQ (canvas.scene().find (added)->position, place);
    EXPECT_EQ (canvas.scene().find (GraphNodes::audioInput)->ports.size(), 4u);
}

TEST_F (CanvasNodes, ADoubleClickOpensTheEditor)
{
    NodeID opened;
    canvas.hooks().openEditor = [&] (NodeID node) { opened = node; };
    canvas.mouseDoubleClick (mouse (header (second)));
    EXPECT_EQ (opened, second);
}

TEST_F (CanvasNodes, ADoubleClickElsewhereAsksForAPlugin)
{
    connect (first, second);
    SessionPosition where;
    std::vector<Connection> parallel;
    canvas.hooks().quickAdd = [&] (SessionPosition place, juce::Point<int>, std::vector<Connection> into) {
        where = place;
        parallel = std::move (into);
    };
    canvas.mouseDoubleClick (mouse ({ 640.0f, 800.0f }));
    EXPECT_EQ (where, (SessionPosition { 640.0f, 800.0f }));
    EXPECT_TRUE (parallel.empty());

    canvas.mouseDoubleClick (mouse (middleOf ({ { first, 0 }, { second, 0 } })));
    EXPECT_EQ (parallel.size(), 2u);
}

} // namespace
} // namespace lopsided
