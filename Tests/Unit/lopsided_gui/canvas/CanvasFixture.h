#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

#include <vector>

namespace lopsided::testing
{

/** Keeps what it is told. */
class KeptNotices final : public NoticeBoard
{
public:
    void post (Notice notice) override { all.push_back (std::move (notice)); }

    std::vector<Notice> all;
};

/** A canvas of 1600 by 1000 pixels at a zoom of 1, its origin at the window's, over a document of built-in processors. */
class CanvasTest : public ::testing::Test
{
protected:
    CanvasTest()
    {
        look.setPalette (Palette::of (Palette::Theme::dark));
        canvas.setLookAndFeel (&look);
        document.move ({ { GraphNodes::audioInput, { 8.0f, 400.0f } },
                         { GraphNodes::audioOutput, { 1400.0f, 400.0f } },
                         { GraphNodes::midiInput, { 8.0f, 600.0f } },
                         { GraphNodes::midiOutput, { 1400.0f, 600.0f } } });
        canvas.setBounds (0, 0, 1600, 1000);
        showFromOrigin();
    }

    ~CanvasTest() override { canvas.setLookAndFeel (nullptr); }

    /** At a zoom of 1, the canvas's origin at the window's. */
    void showFromOrigin()
    {
        canvas.zoomTo100();
        const auto distance = canvas.view().origin() / -400.0f;
        canvas.mouseWheelMove (mouse ({}), { distance.x, distance.y, false, false, false });
    }

    NodeID add (const char* plugin, juce::Point<float> place)
    {
        return document.addPlugin ({ "builtin", plugin, {} }, toPosition (place)).value();
    }

    [[nodiscard]] juce::MouseEvent mouse (juce::Point<float> place, juce::ModifierKeys mods = leftButton,
                                          bool wasDragged = false, int clicks = 1)
    {
        return { juce::Desktop::getInstance().getMainMouseSource(),
                 place,
                 mods,
                 0.5f,
                 0.0f,
                 0.0f,
                 0.0f,
                 0.0f,
                 &canvas,
                 &canvas,
                 {},
                 place,
                 {},
                 clicks,
                 wasDragged };
    }

    void click (juce::Point<float> place, int mods = 0)
    {
        canvas.mouseDown (mouse (place, leftButton.withFlags (mods)));
        canvas.mouseUp (mouse (place, leftButton.withFlags (mods)));
    }

    /** In window coordinates, by way of the middle. */
    void drag (juce::Point<float> from, juce::Point<float> to, int mods = 0)
    {
        const auto held = leftButton.withFlags (mods);
        canvas.mouseDown (mouse (from, held));
        canvas.mouseDrag (mouse ((from + to) * 0.5f, held, true));
        canvas.mouseDrag (mouse (to, held, true));
        canvas.mouseUp (mouse (to, held, true));
    }

    [[nodiscard]] juce::Point<float> output (NodeID node, int channel = 0) const
    {
        return portPlace ({ node, channel }, PortSide::source);
    }

    [[nodiscard]] juce::Point<float> input (NodeID node, int channel = 0) const
    {
        return portPlace ({ node, channel }, PortSide::destination);
    }

    [[nodiscard]] juce::Point<float> portPlace (Port port, PortSide side) const
    {
        const auto hit = canvas.scene().find (port, side);
        return hit.port != nullptr ? canvas.view().toWindow (hit.node->centreOf (*hit.port))
                                   : juce::Point<float>();
    }

    /** On a node, where it has neither port nor button. */
    [[nodiscard]] juce::Point<float> header (NodeID node) const
    {
        return canvas.view().toWindow (canvas.scene().find (node)->header().getCentre());
    }

    [[nodiscard]] juce::Point<float> middleOf (const Connection& cable) const
    {
        return canvas.view().toWindow (canvas.scene().find (cable)->geometry.at (0.5f));
    }

    void connect (NodeID from, NodeID to, int numChannels = 2)
    {
        std::vector<Connection> all;

        for (int channel = 0; channel < numChannels; ++channel)
            all.push_back ({ { from, channel }, { to, channel } });

        ASSERT_TRUE (document.connect (all).has_value());
    }

    [[nodiscard]] std::vector<Connection> connections() const { return graph.getConnections(); }

    [[nodiscard]] bool press (int keyCode, int mods = 0)
    {
        return canvas.keyPressed (juce::KeyPress { keyCode, juce::ModifierKeys (mods), 0 });
    }

    static constexpr int shift = juce::ModifierKeys::shiftModifier;
    static constexpr int ctrl = juce::ModifierKeys::ctrlModifier;
    static constexpr int alt = juce::ModifierKeys::altModifier;
    static inline const juce::ModifierKeys leftButton { juce::ModifierKeys::leftButtonModifier };

    mutable GraphProcessor graph;
    PluginLibrary library;
    SessionDocument document { graph, library };
    KeptNotices notices;
    LopsidedLookAndFeel look;
    GraphCanvas canvas { document, notices };
};

} // namespace lopsided::testing
