#include "Figures.h"
#include "NodeBracket.h"
#include "RenderingThread.h"
#include "WindowFixture.h"

#include <array>
#include <iostream>
#include <vector>

namespace lopsided
{
namespace
{

using testing::EditorProcessor;
using testing::Figures;
using testing::NodeBracket;
using testing::RenderingThread;
using testing::WindowTest;

/** An editor with as much in it as plugins' have. */
class FullEditor final : public juce::AudioProcessorEditor
{
public:
    explicit FullEditor (juce::AudioProcessor& owner)
        : juce::AudioProcessorEditor (owner)
    {
        for (auto& slider : sliders)
            addAndMakeVisible (slider);

        setSize (400, 260);
    }

    void resized() override
    {
        for (int i = 0; i < 24; ++i)
            sliders[static_cast<std::size_t> (i)].setBounds (i % 6 * 64, i / 6 * 64, 60, 60);
    }

private:
    std::array<juce::Slider, 24> sliders;
};

TEST_F (WindowTest, OpensMovesAndClosesFiftyEditorsWhileTheGraphPlays)
{
    std::vector<NodeID> nodes;

    for (int i = 0; i < 50; ++i)
        nodes.push_back (add (std::make_unique<EditorProcessor> (
            [] (juce::AudioProcessor& owner) { return new FullEditor (owner); })));

    NodeBracket bracket;
    graph.setNodeCallObserver (&bracket);
    graph.setRateAndBufferSizeDetails (48000.0, 64);
    graph.prepareToPlay (48000.0, 64);
    Figures opening, moving, closing;

    {
        const RenderingThread renderer (graph);

        for (const auto node : nodes)
        {
            opening.measure ([&] { windows.open (node); });
            pump();
        }

        EXPECT_EQ (windows.numOpen(), 50);

        for (const auto node : nodes)
        {
            moving.measure ([&] { windows.window (node)->setTopLeftPosition (40, 60); });
            pump();
        }

        for (const auto node : nodes)
        {
            closing.measure ([&] { windows.close (node); });
            pump();
        }

        EXPECT_GT (renderer.numBlocks, 0);
        EXPECT_EQ (renderer.numOffences, 0u);
        std::cout << "[ figure   ] meanwhile " << renderer.numBlocks << " blocks, "
                  << graph.statistics().lateBlocks << " of them late, " << renderer.numOffences
                  << " offences\n";
    }

    graph.releaseResources();
    graph.setNodeCallObserver (nullptr);
    EXPECT_EQ (windows.numOpen(), 0);
    opening.print ("opening one of 50 editors");
    moving.print ("moving one");
    closing.print ("closing one");
}

} // namespace
} // namespace lopsided
