#include "CanvasFixture.h"

#include <tuple>

namespace lopsided
{
namespace
{
using testing::CanvasTest;

class GhostNodesOfAGraph : public CanvasTest
{
protected:
    void playThroughIt()
    {
        graph.prepareToPlay (48000.0, 512);
        connect (GraphNodes::audioInput, gain);
        connect (gain, GraphNodes::audioOutput);
        renderAWhile();
    }

    void renderAWhile()
    {
        juce::AudioBuffer<float> audio { 2, 512 };
        juce::MidiBuffer midi;

        for (int block = 0; block < 400; ++block)
        {
            audio.clear();
            graph.processBlock (audio, midi);
            std::ignore = graph.reclaim();

            while (compatibility::dispatchNextMessage())
            {}
        }
    }

    const NodeID gain = add ("gain", { 200.0f, 200.0f });
    int numChanges = 0;
};

TEST_F (GhostNodesOfAGraph, StandWhereANodeWasUntilItHasRungOut)
{
    playThroughIt();
    GhostNodes ghosts { graph, [this] { ++numChanges; } };
    const auto before = canvas.scene().nodes();
    const auto place = canvas.scene().find (gain)->position;
    ASSERT_TRUE (document.removeNodes ({ gain }).has_value());
    ghosts.follow (before, *graph.model());

    ASSERT_EQ (ghosts.all().size(), 1u);
    EXPECT_EQ (ghosts.all()[0].node.id, gain);
    EXPECT_EQ (ghosts.all()[0].node.position, place);

    renderAWhile();
    EXPECT_TRUE (ghosts.all().empty());
    EXPECT_EQ (numChanges, 1);
}

TEST_F (GhostNodesOfAGraph, GoWhenTheNodeIsBack)
{
    playThroughIt();
    GhostNodes ghosts { graph, [this] { ++numChanges; } };
    const auto before = canvas.scene().nodes();
    ASSERT_TRUE (document.removeNodes ({ gain }).has_value());
    ghosts.follow (before, *graph.model());
    ASSERT_TRUE (document.undo().has_value());
    ghosts.follow (canvas.scene().nodes(), *graph.model());
    EXPECT_TRUE (ghosts.all().empty());
}

TEST_F (GhostNodesOfAGraph, AreNoneOfWhatWasNotHeard)
{
    graph.prepareToPlay (48000.0, 512);
    renderAWhile();
    GhostNodes ghosts { graph, [this] { ++numChanges; } };
    const auto before = canvas.scene().nodes();
    ASSERT_TRUE (document.removeNodes ({ gain }).has_value());
    ghosts.follow (before, *graph.model());
    renderAWhile();
    EXPECT_TRUE (ghosts.all().empty());
}

TEST_F (GhostNodesOfAGraph, AreNoneWhereNothingPlays)
{
    GhostNodes ghosts { graph, [this] { ++numChanges; } };
    const auto before = canvas.scene().nodes();
    ASSERT_TRUE (document.removeNodes ({ gain }).has_value());
    ghosts.follow (before, *graph.model());
    EXPECT_TRUE (ghosts.all().empty());
}

} // namespace
} // namespace lopsided
