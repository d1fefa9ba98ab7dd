#pragma once

#include <lopsided_engine/lopsided_engine.h>

#include <TestProcessors/TestProcessors.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <stdexcept>
#include <vector>

namespace lopsided::testing
{

/** A graph that plays a sine into itself and keeps the left channel of what comes out. */
class RenderedScene
{
public:
    static constexpr double sampleRate = 48000.0;
    static constexpr int blockSize = 64;

    RenderedScene() { graph.prepareToPlay (sampleRate, blockSize); }

    /** Edits the graph and commits. */
    void edit (const CommitOptions& options, const std::function<void (Transaction&)>& change)
    {
        auto transaction = graph.edit();
        change (transaction);

        if (const auto done = transaction.commit (options); ! done.ok())
            throw std::runtime_error { done.error().message };
    }

    /** Puts a processor between the input and the output. */
    NodeID insert (std::unique_ptr<juce::AudioProcessor> processor,
                   const CommitOptions& options = CommitOptions::atOnce())
    {
        NodeID id;
        edit (options, [&] (Transaction& transaction) {
            id = transaction.addNode (std::move (processor));
            connect (transaction, graph.audioInput(), id);
            connect (transaction, id, graph.audioOutput());
        });
        return id;
    }

    static void connect (Transaction& transaction, NodeID source, NodeID destination)
    {
        for (int channel = 0; channel < 2; ++channel)
            transaction.connect ({ source, channel }, { destination, channel });
    }

    /** Renders whole blocks until so many seconds have been rendered. */
    void renderUntil (double seconds)
    {
        while (secondsRendered() < seconds)
            renderBlock();
    }

    [[nodiscard]] double secondsRendered() const noexcept
    {
        return static_cast<double> (output.size()) / sampleRate;
    }

    GraphProcessor graph;
    double inputFrequency = 0.0; ///< 0: silence
    std::vector<float> output;

private:
    void renderBlock()
    {
        const auto step = 2.0 * std::numbers::pi * inputFrequency / sampleRate;

        for (int i = 0; i < blockSize; ++i)
            for (int channel = 0; channel < 2; ++channel)
                audio.setSample (
                    channel, i,
                    static_cast<float> (std::sin (
                        step * static_cast<double> (output.size() + static_cast<std::size_t> (i)))));

        graph.processBlock (audio, midi);
        const auto* left = audio.getReadPointer (0);
        output.insert (output.end(), left, left + blockSize);
    }

    juce::AudioBuffer<float> audio { 2, blockSize };
    juce::MidiBuffer midi;
};

} // namespace lopsided::testing
