#include "WindowFixture.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
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

/** Calls the graph block after block. */
class Renderer
{
public:
    explicit Renderer (GraphProcessor& graphToRender)
        : graph (graphToRender),
          thread ([this] { run(); })
    {}

    ~Renderer()
    {
        isEnding = true;
        thread.join();
    }

    std::atomic<int> numBlocks { 0 };

private:
    void run()
    {
        juce::AudioBuffer<float> audio (2, 64);
        juce::MidiBuffer midi;

        while (! isEnding)
        {
            graph.processBlock (audio, midi);
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
    }

    graph.releaseResources();
    EXPECT_EQ (windows.numOpen(), 0);
    opening.print ("opening one of 50 editors");
    moving.print ("moving one");
    closing.print ("closing one");
}

} // namespace
} // namespace lopsided
