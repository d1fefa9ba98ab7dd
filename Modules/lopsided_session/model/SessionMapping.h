#pragma once

#include "UnknownKey.h"

#include <juce_core/juce_core.h>
#include <lopsided_graph/lopsided_graph.h>

#include <vector>

namespace lopsided
{

/** What of MIDI, or which macro, moves which parameter. A value. */
struct SessionMapping
{
    enum class Source
    {
        controller, /**< `number` is the controller's */
        pitchBend,
        channelPressure,
        note, /**< `number` is the note's; its velocity counts, a note-off is 0 */
        macro /**< `number` is the macro's: a parameter of the host's, where it is a plugin; it has no channel */
    };

    enum class Curve
    {
        linear,
        slow,  /**< the value squared: fine at the bottom */
        fast,  /**< its square root: fine at the top */
        toggle /**< the upper half is on */
    };

    Source source = Source::controller;
    int channel = 0; /**< 1 to 16; 0 for any */
    int number = 0;  /**< 0 to 127 */

    NodeID node;
    juce::String parameter; /**< its stable id, or its name, as in SessionParameter */

    float minimum = 0.0f; /**< the normalised value at the source's lowest; may be above the maximum */
    float maximum = 1.0f;
    Curve curve = Curve::linear;
    std::vector<UnknownKey> unknownKeys {};

    bool operator== (const SessionMapping&) const = default;
};

} // namespace lopsided
