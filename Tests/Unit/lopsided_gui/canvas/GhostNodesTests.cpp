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
    void renderAWhile()
    {
        juce::AudioBuffer<float> audio { 2, 512 };
        juce::MidiBuffer midi;

        for (int block = 0; block < 40; ++block)
        {
            audio.clear();
            graph.processBlock (audio, midi);
            std::ignore = graph.reclaim();
        }
    }

    const NodeID sine = add ("sine", { 200.0f, 200.0f });
    int numChanges = 0;
};

TEST_F (GhostNodesOfAGraph, StandWhereANodeWasUntilItHasRungOut)
{
    graph.prepareToPlay (48000.0, 512);
    renderAWhile();
    GhostNodes ghosts { graph, [this] { ++numChanges; } };
    const auto before = canvas.scene().nodes();
    const auto place = canvas.scene().find (sine)->position;
    ASSERT_TRUE (document.removeNodes ({ sine }).has_value());
    ghosts.follow (before, *graph.model());

    ASSERT_EQ (ghosts.all().size(), 1u);
    EXPECT_EQ (ghosts.all()[0].node.id, sine);
    EXPECT_EQ (ghosts.all()[0].node.position, place);

    renderAWhile();
    EXPECT_TRUE (ghosts.all().empty());
    EXPECT_EQ (numChanges, 1);
}

TEST_F (GhostNodesOfAGraph, GoWhenTheNodeIsBack)
{
    graph.prepareToPlay (48000.0, 512);
    renderAWhile();
    GhostNodes ghosts { graph, [this] { ++numChanges; } };
    const auto before = canvas.scene().nodes();
    ASSERT_TRUE (document.removeNodes ({ sine }).has_value());
    ghosts.follow (before, *graph.model());
    ASSERT_TRUE (document.undo().has_value());
    ghosts.follow (canvas.scene().nodes(), *graph.model());
    EXPECT_TRUE (ghosts.all().empty());
}

TEST_F (GhostNodesOfAGraph, AreNoneWhereNothingPlays)
{
    GhostNodes ghosts { graph, [this] { ++numChanges; } };
    const auto before = canvas.scene().nodes();
    ASSERT_TRUE (document.removeNodes ({ sine }).has_value());
    ghosts.follow (before, *graph.model());
    EXPECT_TRUE (ghosts.all().empty());
}

} // namespace
} // namespace lopsided
