#include "DelayAcquisition.h"

namespace lopsided
{

void acquireDelayLines (RenderPlan& plan, const LatencyPlan& latency, CarriedState& carried)
{
    const auto& audio = latency.audioRequests();
    const auto& midi = latency.midiRequests();

    plan.delayLines = carried.audioLines().acquire (audio, plan.maximumBlockSize);
    plan.midiDelayLines = carried.midiLines().acquire (midi, plan.maximumBlockSize);

    for (std::size_t i = 0; i < audio.size(); ++i)
        plan.audioDelays.push_back ({ plan.delayLines[i].get(), audio[i].delaySamples });

    for (std::size_t i = 0; i < midi.size(); ++i)
        plan.midiDelays.push_back ({ plan.midiDelayLines[i].get(), nullptr, nullptr, midi[i].delaySamples });
}

} // namespace lopsided
