#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lopsided
{

/** What a GraphProcessor has done so far. A snapshot: its figures may be one block apart from each other. */
struct EngineStatistics
{
    std::uint64_t blocks = 0; ///< calls of processBlock that rendered (silence before the first publish too)
    std::uint64_t lateBlocks =
        0; ///< blocks that took longer than their samples last, since prepareToPlay; 0 offline
    std::uint64_t concurrentRenders = 0; ///< calls that found another thread rendering, and gave silence
    std::uint64_t exceptionsInNodes =
        0; ///< exceptions that were caught at a node, which was silent for that block
    std::uint64_t droppedMidiEvents = 0; ///< MIDI events that found no room
    std::uint64_t missedCallbackLocks =
        0; ///< calls of a node that were left out, because it wants its callback lock and somebody else held it

    std::uint64_t parameterChanges = 0; ///< changes that were made, without those of automation
    std::uint64_t coalescedParameterChanges =
        0; ///< changes that found a full queue, or gave way to one that did
    std::uint64_t droppedParameterChanges = 0; ///< changes whose node was destroyed before they were made

    std::uint64_t sentMidiEvents = 0; ///< MIDI events that were sent to nodes and have reached them
    std::uint64_t owedMidiEvents =
        0; ///< of what ends a sound: found a full queue, and came with the next block instead
    std::uint64_t lostMidiEvents =
        0; ///< found a full queue, gave way to what ends their note, or had no node to go to any more

    std::vector<std::string> workers; ///< for each worker thread, how the system schedules it, in words
    std::uint64_t workerWakes = 0;    ///< times that one was woken by a system call

    std::uint64_t commits = 0;            ///< transactions accepted
    std::uint64_t refusedCommits = 0;     ///< transactions refused
    std::uint64_t published = 0;          ///< sequences handed to the audio thread, silence included
    std::uint64_t retired = 0;            ///< sequences taken away from it
    std::uint64_t reclaimed = 0;          ///< of those, destroyed; retired - reclaimed are waiting
    std::uint64_t instancesDestroyed = 0; ///< plugin instances destroyed, all in the message thread's role
    std::size_t instancesWaiting = 0;     ///< plugin instances that nothing uses any more, not yet destroyed
    std::uint64_t destroyedOnAudioThread =
        0; ///< sequences and instances whose last owner was the rendering thread: always 0
    std::chrono::milliseconds oldestRetiredAge {
        0
    }; ///< how long the oldest retired sequence has been waiting
};

} // namespace lopsided
