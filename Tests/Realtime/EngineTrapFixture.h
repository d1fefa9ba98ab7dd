#pragma once

#include <RealtimeTrap/ForeignCallScope.h>
#include <RealtimeTrap/RealtimeExpectations.h>

#include <lopsided_engine/lopsided_engine.h>

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <utility>

namespace lopsided::testing
{

/** Takes the calls into nodes out of the trap: what a stranger does is not ours. */
class NodeBracket final : public NodeCallObserver
{
public:
    void beforeProcess (const NodeInstance&) noexcept override { scope.emplace(); }
    void afterProcess (const NodeInstance&) noexcept override { scope.reset(); }

private:
    std::optional<ForeignCallScope> scope;
};

/** A graph, prepared for 48 kHz and blocks of 64, whose nodes are bracketed out of the trap. */
class EngineTrapFixture : public RealtimeTest
{
protected:
    static constexpr double sampleRate = 48000.0;
    static constexpr int blockSize = 64;

    EngineTrapFixture()
    {
        audio.clear(); // JUCE allocates without: what is no number in there would have its node guarded
        graph.setNodeCallObserver (&bracket);
        graph.prepareToPlay (sampleRate, blockSize);
    }

    /** input -> processor -> output, and MIDI through it if it speaks that; committed. */
    NodeID insert (std::unique_ptr<juce::AudioProcessor> processor)
    {
        const auto speaksMidi = processor->acceptsMidi() && processor->producesMidi();
        auto edit = graph.edit();
        const auto id = edit.addNode (std::move (processor));

        for (int channel = 0; channel < 2; ++channel)
        {
            edit.connect ({ graph.audioInput(), channel }, { id, channel });
            edit.connect ({ id, channel }, { graph.audioOutput(), channel });
        }

        if (speaksMidi)
        {
            edit.connect (Port::midi (graph.midiInput()), Port::midi (id));
            edit.connect (Port::midi (id), Port::midi (graph.midiOutput()));
        }

        const auto done = edit.commit (CommitOptions::atOnce());
        EXPECT_TRUE (done.ok()) << (done.ok() ? "" : done.error().message);
        return id;
    }

    void fill (float value)
    {
        for (int channel = 0; channel < audio.getNumChannels(); ++channel)
            juce::FloatVectorOperations::fill (audio.getWritePointer (channel), value, audio.getNumSamples());
    }

    /** Renders one block under the trap, on a thread that is set up as an audio thread. */
    void renderWatched()
    {
        runOnAudioThread ([this] { expectNoOffences ([this] { graph.processBlock (audio, midi); }); });
    }

    NodeBracket bracket;
    GraphProcessor graph;
    juce::AudioBuffer<float> audio { 2, blockSize };
    juce::MidiBuffer midi;
};

} // namespace lopsided::testing
