#pragma once

namespace lopsided
{

/** What a sequence is compiled for. */
struct RenderSettings
{
    double sampleRate = 48000.0;
    int maximumBlockSize = 512; ///< frames; a block may be anything from 0 to this
    int numInputs = 2;          ///< the host's audio channels in, over all buses
    int numOutputs = 2;         ///< and out

    /** Samples that the outputs are late at least, so that latencies below it shift nothing else. */
    int latencyBudgetSamples = 0;

    /** The order of the nodes' calls. */
    enum class Order
    {
        asWritten,        ///< one after the other: few buffers, used again while they are warm
        anyThatIsPossible ///< what does not depend on each other at the same time: a buffer for nearly every output
    };

    Order order = Order::asWritten;

    friend bool operator== (const RenderSettings&, const RenderSettings&) = default;
};

} // namespace lopsided
