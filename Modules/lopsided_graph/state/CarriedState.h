#pragma once

#include "../midi/MidiDelayLine.h"
#include "CarriedLines.h"
#include "CarriedMidiPaths.h"
#include "DelayLine.h"
#include "RenderState.h"

#include <memory>

namespace lopsided
{

/** What one compile hands to the next: the render clock and play head that all sequences of a graph share, and the
    delay lines and MIDI paths, found again by the identity of their connection. The sequences own them; here are only
    weak references, so one goes with the last sequence that uses it.

    One for each graph. After the graph's rate or block size has changed, start a new one.
    Thread: producer, one at a time. Realtime: allocates. */
class CarriedState
{
public:
    CarriedState();

    /** Totals over all sequences so far. Thread: any. Realtime: wait-free. */
    [[nodiscard]] RenderCounters counters() const noexcept { return shared->counters(); }

    /** For the compiler. */
    [[nodiscard]] const std::shared_ptr<RenderState>& renderState() const noexcept { return shared; }
    [[nodiscard]] CarriedLines<DelayLine>& audioLines() noexcept { return audio; }
    [[nodiscard]] CarriedLines<MidiDelayLine>& midiLines() noexcept { return midi; }
    [[nodiscard]] CarriedMidiPaths& midiPaths() noexcept { return paths; }

private:
    // [shared]
    const std::shared_ptr<RenderState> shared;

    // [message thread]
    CarriedLines<DelayLine> audio;
    CarriedLines<MidiDelayLine> midi;
    CarriedMidiPaths paths;
};

} // namespace lopsided
