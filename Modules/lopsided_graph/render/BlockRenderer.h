#pragma once

#include "RenderArguments.h"
#include "RenderPlan.h"

namespace lopsided
{

/** Renders one block of a plan: what RenderSequence::render does, step by step.
    Thread: rendering. Realtime: wait-free, but for the processors. */
class BlockRenderer
{
public:
    BlockRenderer (const RenderPlan& planToRender, const RenderArguments& argumentsToUse) noexcept;

    void render() noexcept;

    /** For a block that cannot be rendered: its MIDI waits, the outputs are silent. */
    void skip() noexcept;

private:
    /** When the events of a host's block are taken to happen. */
    enum class HostMidiTiming
    {
        asGiven,
        atStartOfNextBlock
    };

    void takeHostMidi (HostMidiTiming timing) noexcept;
    void takeInputs() noexcept;
    void perform (OperationRange range) noexcept;
    void perform (const Operation& operation) noexcept;
    void merge (const RenderPlan::MidiMerge& merge, juce::MidiBuffer& destination, int capacity) noexcept;
    void writeOutputs() noexcept;
    void writeHostMidi() noexcept;

    const RenderPlan& plan;
    const RenderArguments& arguments;
    RenderState& state;
    const int numSamples;
};

} // namespace lopsided
