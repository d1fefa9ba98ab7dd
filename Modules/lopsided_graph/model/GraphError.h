#pragma once

#include "NodeID.h"

#include <boost/system/result.hpp>

#include <string>
#include <vector>

namespace lopsided
{

/** Why an edit or a compile was refused. What was there before is unchanged. */
struct GraphError
{
    enum class Code
    {
        missingProcessor, ///< a node without a processor
        reservedNode,     ///< an id that belongs to the graph itself
        duplicateNode,    ///< an id that is taken
        unknownNode,      ///< no node has this id
        outOfNodes,       ///< every id is taken
        portOutOfRange,   ///< a channel that the node does not have, or MIDI that it does not speak
        kindMismatch,     ///< MIDI to audio, or audio to MIDI
        selfConnection,   ///< a node into itself, without feedback
        notForFeedback,   ///< what cannot feed back: MIDI, or an end of the graph
        alreadyConnected, ///< the connection exists
        notConnected,     ///< the connection does not exist
        cycle,            ///< nodes that wait for each other; `nodes` follows the cycle
        invalidSettings,  ///< a sample rate, block size or channel count that cannot be rendered
        latencyTooLong,   ///< compensation would need a delay beyond GraphCompiler::maximumDelaySamples
        processorFailed,  ///< a processor that threw when it was prepared
        wrongThread,      ///< what only the message thread may do
        overtaken,        ///< an edit of a model that others have changed since
        alreadyCommitted, ///< a transaction that is committed a second time
        unknownParameter, ///< a parameter that the node's processor does not have
        invalidValue,     ///< a value that is not a number, or a curve without points
        graphGone         ///< the GraphProcessor has been destroyed
    };

    Code code {};

    /** What was refused, where (names, ids, ports), and what to do about it: one English sentence or two. */
    std::string message;

    /** The nodes it is about. For a cycle: in order along it, each feeding the next, the last feeding the first. */
    std::vector<NodeID> nodes;
};

/** What an operation of the producer returns. Realtime: never on the audio thread (errors allocate). */
template <typename T>
using GraphResult = boost::system::result<T, GraphError>;

/** Called by GraphResult::value() when there is none: throws std::runtime_error with the error's message.
    Thread: any but an audio thread. Realtime: allocates. Cost: a copy of the message, and a throw. */
[[noreturn]] void throw_exception_from_error (const GraphError& error, const boost::source_location& where);

} // namespace lopsided
