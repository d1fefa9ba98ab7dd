#include "WindowFixture.h"

#include <RealtimeTrap/ForeignCallScope.h>
#include <RealtimeTrap/RealtimeExpectations.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <optional>
#include <thread>
#include <vector>

namespace lopsided
{
namespace
{

using testing::EditorProcessor;
using testing::TestEditor;
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

/** Takes the calls into nodes out of the trap: what a stranger does is not ours. */
class NodeBracket final : public NodeCallObserver
{
public:
    void beforeProcess (const NodeInstance&) noexcept override { scope.emplace(); }
    void afterProcess (const NodeInstance&) noexcept override { scope.reset(); }

private:
    std::optional<trap::ForeignCallScope> scope;
};

/** Calls the graph block after block, as a device would, under the real-time trap. */
class Renderer
{
public:
    explicit Renderer (GraphProcessor& graphToRender)
        : graph (graphToRender),
          thread ([this] { testing::runOnAudioThread ([this] { run(); }); })
    {}

    ~Renderer()
    {
        isEnding = true;
        thread.join();
    }

    std::atomic<int> numBlocks { 0 };
    std::atomic<std::size_t> numOffences { 0 };

private:
    void run()
    {
        juce::AudioBuffer<float> audio (2, 64);
        juce::MidiBuffer midi;
        midi.ensureSize (4096);

        while (! isEnding)
        {
            const auto observed = testing::observe ([&] { graph.processBlock (audio, midi); });
            numOffences += observed.numOffences;
            ++numBlocks;
            std::this_thread::sleep_for (std::chrono::milliseconds (1)); // the pace of a device
        }
    }

    GraphProcessor& graph;
    std::atomic<bool> isEnding { false };
    std::thread thread;
};

class Figures
{
public:
    template <typename Action>
    void measure (Action&& action)
    {
        const auto begin = std::chrono::steady_clock::now();
        action();
        times.push_back (
            std::chrono::duration<double, std::milli> (std::chrono::steady_clock::now() - begin).count());
    }

    void print (const char* what)
    {
        std::sort (times.begin(), times.end());
        std::cout << "[ figure   ] " << what << ": median " << times[times.size() / 2] << " ms, p99 "
                  << times[times.size() * 99 / 100] << " ms on the message thread\n";
    }

private:
    std::vector<double> times;
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
        const Renderer renderer (graph);

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
