#pragma once

#include "ControlCounters.h"
#include "ControlQueue.h"
#include "ParameterList.h"
#include "ParameterSender.h"
#include "PendingChanges.h"
#include "SplitScratch.h"

#include <juce_audio_processors/juce_audio_processors.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

namespace lopsided
{

/** What a node has once its parameters are controlled: the queue to it, what waits for its time, what was last set, and
    the scratch for calls of a part of a block. A node that nobody controls has none. It lives as long as the node.

    It refers to the processor's parameters. Once NodeState says that they are not known, the rendering side leaves it
    alone, until it has followed the new list while no sequence renders the node.

    Thread: as grouped below. Realtime: wait-free where nothing else is said; the destructor may block. */
class NodeControl
{
public:
    /** Thread: producer. Realtime: allocates. Cost: O(parameters). */
    NodeControl (ParameterList parametersToControl, std::shared_ptr<ControlCounters> countersToUse);

    /** Counts the changes that have not been made. Thread: producer. */
    ~NodeControl();

    NodeControl (const NodeControl&) = delete;
    NodeControl& operator= (const NodeControl&) = delete;

    // [producers]

    /** Asks for a change: `value` from 0 to 1, `time` in samples on the graph's clock or ParameterChange::now. What reaches a
        discrete parameter is the step nearest to it. A change for a parameter that is gone by now counts as dropped.
        Thread: any but an audio thread. Realtime: may block, never for the rendering thread. Cost: a mutex and a spinlock. */
    void set (int parameter, float value, std::int64_t time);

    /** A way to set a parameter for a thread that must not wait. It is of no use any more once follow() has met another list.
        Thread: any but an audio thread. Realtime: may block. Cost: a mutex. Errors: none for a parameter that is gone by now: what
        is sent goes nowhere. */
    [[nodiscard]] ParameterSender sender (int parameter);

    // [message thread] while no sequence renders the node

    /** Makes scratch. Realtime: allocates. Cost: nothing where the size stays; else O(channels × block size), to touch
        it all, and the rooms for MIDI. */
    void prepare (const SplitScratch::Size& size);

    /** What waits becomes due: the clock that its times were meant for is gone. Cost: O(changes that wait). */
    void makeDue();

    /** Follows the processor to a list that it has rebuilt. Changes for parameters that are still there stay, with their
        times; those for others count as dropped. Realtime: may block, allocates.
        Cost: a mutex, and O(parameters × log parameters + changes that wait); O(parameters) for a list of the same. */
    void follow (ParameterList rebuilt);

    // [rendering thread] one at a time. Realtime: wait-free.

    /** Takes what has been asked for; "now" is the given position of the graph's clock, in samples.
        Cost: for each change O(those that wait and are later). */
    void receive (std::int64_t position) noexcept;

    /** Whether any change has not been made yet. */
    [[nodiscard]] bool isBusy() const noexcept { return queue->isBusy(); }

    [[nodiscard]] const PendingChanges& pending() const noexcept { return waiting; }
    [[nodiscard]] bool hasLatest() const noexcept { return queue->hasLatest(); }

    /** What prepare() has made, for the parts of a block. Cost: O(1). */
    [[nodiscard]] SplitScratch& scratch() noexcept { return parts; }

    /** Makes the changes that found the queue full. False when a parameter threw: foreign code.
        Cost: one atomic exchange where there are none; else O(parameters / 64), and the setValue of each that changes. */
    bool applyLatest() noexcept;

    /** Makes the changes that are due at a time of the graph's clock, in order. False when a parameter threw: foreign code.
        Cost: O(changes that wait), and for each that is due the parameter's setValue. */
    bool applyUntil (std::int64_t time) noexcept;

    /** Sets a parameter to what automation says, from 0 to 1. False when it threw: foreign code.
        Cost: O(log steps), and the parameter's setValue where the value is another. */
    bool applyAutomation (int parameter, float value) noexcept;

    /** What a parameter would be set to for a value: of a discrete one the nearest step. Cost: O(log steps). */
    [[nodiscard]] float snap (int parameter, float value) const noexcept
    {
        return parameters.snap (parameter, value);
    }

    /** Whether a parameter was last set, by us, to something else than what this value stands for.
        Cost: O(log steps). */
    [[nodiscard]] bool differs (int parameter, float value) const noexcept
    {
        return parameter < parameters.size()
               && ! (records[static_cast<std::size_t> (parameter)].lastSet == snap (parameter, value));
    }

    /** When the last change was made, on the graph's clock. */
    std::int64_t lastPoint = ParameterChange::now;

private:
    struct Record
    {
        std::uint64_t newestApplied = 0; ///< serial of the newest change that was made
        std::uint64_t voidUntil = 0; ///< changes up to this serial gave way to one that found the queue full
        float lastSet =
            std::numeric_limits<float>::quiet_NaN(); ///< by us; at first it differs from everything
    };

    void receive (ControlQueue& from, std::int64_t position) noexcept;
    bool setValue (int parameter, float value) noexcept;
    [[nodiscard]] std::uint64_t serialOf (std::uint32_t lowBits) const noexcept;

    // [audio thread]
    std::uint64_t newestTaken = 0; ///< serial
    PendingChanges waiting;
    std::vector<Record> records; ///< one for each parameter
    SplitScratch parts;

    // [producers] keeps them out while the list is followed
    std::mutex producers;

    // [shared] replaced only while no sequence renders the node
    std::shared_ptr<ControlQueue> queue; ///< senders keep it, too
    ParameterList parameters;
    const std::shared_ptr<ControlCounters> counters;
};

} // namespace lopsided
