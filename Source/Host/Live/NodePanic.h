#pragma once

#include "PanicMessages.h"

#include <lopsided_engine/lopsided_engine.h>

namespace lopsided
{

/** Ends what sounds in each node: besides what comes through the graph's input, a node may have been sent notes, or have heard
    another node's. Thread: message. Realtime: may block. */
inline void panicNodes (GraphProcessor& graph)
{
    for (const auto& node : graph.model()->nodes())
        for (const auto& bytes : PanicMessages::all())
            if (const auto sent = graph.sendMidi (
                    node.id, juce::MidiMessage (bytes.data(), static_cast<int> (bytes.size())));
                ! sent)
                break; // it takes no MIDI
}

} // namespace lopsided
