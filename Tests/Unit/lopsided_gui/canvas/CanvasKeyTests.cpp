#include "CanvasFixture.h"

namespace lopsided
{
namespace
{
using testing::CanvasTest;
using ::testing::UnorderedElementsAre;

class CanvasKeys : public CanvasTest
{
protected:
    const NodeID left = add ("gain", { 200.0f, 400.0f });
    const NodeID middle = add ("gain", { 504.0f, 400.0f });
    const NodeID below = add ("gain", { 504.0f, 600.0f });
};

TEST_F (CanvasKeys, ArrowsMoveTheFocusToTheNextNode)
{
    canvas.select (left);
    EXPECT_TRUE (press (juce::KeyPress::rightKey));
    EXPECT_EQ (canvas.focusedNode(), middle);
    EXPECT_TRUE (press (juce::KeyPress::downKey));
    EXPECT_EQ (canvas.focusedNode(), below);
    EXPECT_THAT (canvas.selectedNodes(), UnorderedElementsAre (below));
    EXPECT_TRUE (press (juce::KeyPress::upKey, shift));
    EXPECT_THAT (canvas.selectedNodes(), UnorderedElementsAre (middle, below));
    EXPECT_TRUE (press (juce::KeyPress::leftKey));
    EXPECT_EQ (canvas.focusedNode(), left);
}

TEST_F (CanvasKeys, TheFirstArrowBeginsAtTheLeft)
{
    EXPECT_TRUE (press (juce::KeyPress::rightKey));
    EXPECT_EQ (canvas.focusedNode(), GraphNodes::audioInput);
}

TEST_F (CanvasKeys, AltAndArrowsMoveWhatIsSelected)
{
    canvas.select (middle);
    EXPECT_TRUE (press (juce::KeyPress::rightKey, alt));
    EXPECT_TRUE (press (juce::KeyPress::downKey, alt | shift));
    EXPECT_EQ (*document.position (middle), (SessionPosition { 512.0f, 464.0f }));
}

TEST_F (CanvasKeys, EnterOpensTheEditorOfTheFocusedNode)
{
    NodeID opened;
    canvas.hooks().openEditor = [&] (NodeID node) { opened = node; };
    canvas.select (GraphNodes::audioInput);
    EXPECT_TRUE (press (juce::KeyPress::returnKey));
    EXPECT_FALSE (opened.isValid());
    canvas.select (below);
    EXPECT_TRUE (press (juce::KeyPress::returnKey));
    EXPECT_EQ (opened, below);
}

TEST_F (CanvasKeys, TabAsksForAPlugin)
{
    EXPECT_FALSE (press (juce::KeyPress::tabKey)) << "without a hook the focus goes on";
    int asked = 0;
    canvas.hooks().quickAdd = [&] (SessionPosition, juce::Point<int>, const std::vector<Connection>&) {
        ++asked;
    };
    EXPECT_TRUE (press (juce::KeyPress::tabKey));
    EXPECT_EQ (asked, 1);
    EXPECT_FALSE (press ('a', ctrl)) << "what others have shortcuts for is theirs";
}

TEST_F (CanvasKeys, WhatIsFarAwayComesIntoViewWithTheFocus)
{
    const auto far = add ("gain", { 4000.0f, 400.0f });
    canvas.select (middle);
    canvas.select (far);
    EXPECT_TRUE (canvas.getLocalBounds().toFloat().contains (
        canvas.view().toWindow (canvas.scene().find (far)->bounds())));
}

TEST_F (CanvasKeys, CtrlAndTheWheelZoomAtTheMouse)
{
    const juce::Point<float> place { 333.0f, 444.0f };
    const auto under = canvas.view().toCanvas (place);
    canvas.mouseWheelMove (mouse (place, leftButton.withFlags (ctrl)), { 0.0f, 0.2f, false, false, false });
    EXPECT_GT (canvas.view().zoom(), 1.1f);
    EXPECT_NEAR (canvas.view().toCanvas (place).x, under.x, 0.01f);
    EXPECT_NEAR (canvas.view().toCanvas (place).y, under.y, 0.01f);

    canvas.mouseMagnify (mouse (place), 0.5f);
    EXPECT_LT (canvas.view().zoom(), 0.7f);
    EXPECT_NEAR (canvas.view().toCanvas (place).x, under.x, 0.01f);
    canvas.zoomTo100();
    EXPECT_FLOAT_EQ (canvas.view().zoom(), 1.0f);
}

TEST_F (CanvasKeys, TheMiddleButtonPans)
{
    const auto before = canvas.view().origin();
    const juce::ModifierKeys middleButton { juce::ModifierKeys::middleButtonModifier };
    canvas.mouseDown (mouse ({ 100.0f, 100.0f }, middleButton));
    canvas.mouseDrag (mouse ({ 160.0f, 130.0f }, middleButton, true));
    canvas.mouseUp (mouse ({ 160.0f, 130.0f }, middleButton, true));
    EXPECT_EQ (canvas.view().origin(), before.translated (60.0f, 30.0f));
}

TEST_F (CanvasKeys, CommentsAreAddedMovedAndDeletedAsSteps)
{
    canvas.addComment();
    ASSERT_EQ (document.comments().size(), 1u);
    const auto area = canvas.view().toWindow (CanvasScene::boundsOf (document.comments()[0]));
    drag (area.getCentre(), area.getCentre().translated (64.0f, 0.0f));
    EXPECT_EQ (document.comments()[0].position.x, canvas.view().toCanvas (area).getX() + 64.0f);

    const auto moved = canvas.view().toWindow (CanvasScene::boundsOf (document.comments()[0]));
    drag (moved.getBottomRight().translated (-4.0f, -4.0f), moved.getBottomRight().translated (44.0f, 20.0f));
    EXPECT_EQ (document.comments()[0].width, 248.0f);

    canvas.deleteSelection();
    EXPECT_TRUE (document.comments().empty());
    ASSERT_TRUE (document.undo().has_value());
    EXPECT_EQ (document.comments().size(), 1u);
}

TEST_F (CanvasKeys, EachNodeAndPortHasANameForThoseWhoHaveItReadAloud)
{
    connect (left, middle);
    const auto& proxies = *dynamic_cast<CanvasProxies*> (canvas.getChildComponent (0));
    auto* proxy = proxies.find (left);
    ASSERT_NE (proxy, nullptr);
    auto* handler = proxy->getAccessibilityHandler();

    // Handlers are made for what is on the screen only.
    const auto made = handler == nullptr ? proxy->createAccessibilityHandler() : nullptr;
    EXPECT_EQ ((handler != nullptr ? *handler : *made).getTitle(), canvas.scene().find (left)->title);
    EXPECT_TRUE (proxy->getDescription().contains ("builtin")) << proxy->getDescription();
    ASSERT_EQ (proxy->getNumChildComponents(), 4);
    EXPECT_TRUE (proxy->getChildComponent (2)->getTitle().contains ("output"))
        << proxy->getChildComponent (2)->getTitle();
    EXPECT_TRUE (
        proxy->getChildComponent (2)->getDescription().contains (canvas.scene().find (middle)->title))
        << proxy->getChildComponent (2)->getDescription();
    EXPECT_TRUE (proxy->getChildComponent (0)->getDescription().contains ("not connected"));
    EXPECT_LT (proxy->getExplicitFocusOrder(), proxies.find (middle)->getExplicitFocusOrder());
}

TEST_F (CanvasKeys, ANodeIsConnectedWithoutAMouse)
{
    CanvasState state { document, notices, canvas };
    state.scene.update (document, *graph.model(), 2, 2);
    CanvasCommands commands { state };
    EXPECT_EQ (commands.connectionsFrom (left, middle).size(), 2u);
    commands.connect (left, middle);
    EXPECT_EQ (connections().size(), 2u);
    EXPECT_TRUE (commands.connectionsFrom (middle, left).empty()) << "that would be a cycle";
    EXPECT_EQ (CanvasMenus (state, commands).connectTo (left).getNumItems(), 2) << "the output and below";
}

} // namespace
} // namespace lopsided
