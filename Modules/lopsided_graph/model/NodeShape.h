#pragma once

namespace lopsided
{

/** What the compiler needs to know of a processor: read once, so that compiling makes no foreign call. */
struct NodeShape
{
    int numInputs = 0;      ///< audio channels over all input buses
    int numOutputs = 0;     ///< audio channels over all output buses
    int latencySamples = 0; ///< never negative
    bool acceptsMidi = false;
    bool producesMidi = false;
    int bypassParameter = -1; ///< the processor's own, by its index, or -1
    int numSpareChannels =
        0; ///< channels that its buffers have at least: of a processor that has got wider since it was prepared
    double tailSeconds =
        0.0; ///< as reported: 0 is what LV2 and LADSPA say of every plugin, VST3 may say infinite

    friend bool operator== (const NodeShape&, const NodeShape&) = default;
};

} // namespace lopsided
