#pragma once

#include "../account/Accounting.h"
#include "../parallel/WorkerPool.h"

#include <memory>

namespace lopsided
{

/** What a sequence is compiled for. */
struct RenderSettings
{
    double sampleRate = 48000.0; ///< Hz
    int maximumBlockSize = 512;  ///< frames; a block may be anything from 0 to this
    int numInputs = 2;           ///< the host's audio channels in, over all buses
    int numOutputs = 2;          ///< and out

    /** Samples that the outputs are late at least, so that latencies below it shift nothing else. */
    int latencyBudgetSamples = 0;

    /** Who helps to render; null for nobody. With workers nodes that do not depend on each other run at the same time,
        at the price of a buffer for nearly every output. Sequences keep the pool alive. */
    std::shared_ptr<WorkerPool> workers {};

    /** What is checked and measured at each node. */
    Accounting accounting {};

    friend bool operator== (const RenderSettings&, const RenderSettings&) = default;
};

} // namespace lopsided
