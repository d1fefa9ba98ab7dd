#include "NodeMonitor.h"

namespace lopsided
{

NodeMonitor::NodeMonitor (const IdleTraits& traits, double sampleRate)
    : guard (traits.numAudioOutputs),
      idle (traits, sampleRate),
      account (traits.numAudioOutputs)
{}

void NodeMonitor::skipCall() noexcept
{
    guard.skip();
    account.countSkippedBlock();
}

void NodeMonitor::silenceCall() noexcept
{
    guard.skip();
    idle.restart();
    account.countSilencedBlock();
}

/** What becomes of a block that was looked at: treated where it has to be. */
inline NodeMonitor::Output NodeMonitor::conclude (const AccountLane& lane, const NodeCall& call,
                                                  const OutputGuard::Block& block) noexcept
{
    // A node that is muted, that threw or was silenced, would look idle: what it would do is not known.
    if (block.isOpen && call.outcome == NodeCall::Outcome::rendered) [[likely]]
        idle.rendered (call.input, block.loudest, call.numSamples);
    else
        idle.restart();

    if (lane.switches().meter == Accounting::Switch::on)
    {
        const auto span = account.peakSpan();

        for (auto channel = 0; channel < guard.numChannels(); ++channel)
            account.notePeak (channel, guard.peak (channel), span);

        account.addMidi (call.midiEventsIn, call.midiEventsOut);
    }

    return block.isSilent ? Output::silent : Output::active;
}

/** For blocks that are not simply passed on. */
NodeMonitor::Output NodeMonitor::treat (const AccountLane& lane, const NodeCall& call, bool enforces,
                                        OutputGuard::Block block) noexcept
{
    block = guard.treat (call.outputs, call.numSamples,
                         enforces ? OutputGuard::Mode::enforce : OutputGuard::Mode::watch, block);

    if (block.isBad && enforces)
        account.countBadBlock();

    return conclude (lane, call, block);
}

/** Part of endCall, and called only there. */
inline NodeMonitor::Output NodeMonitor::inspect (const AccountLane& lane, const NodeCall& call) noexcept
{
    using Switch = Accounting::Switch;
    const auto& switches = lane.switches();
    const auto enforces = switches.guard == Switch::on || call.guarding == Guarding::always;
    const auto watches = switches.idleSkip == Switch::on && idle.canBeIdle();

    if (! enforces && switches.meter == Switch::off && ! watches)
        return Output::active;

    const auto block = guard.look (call.outputs, call.numSamples);

    if (guard.isToBeTreated (block)) [[unlikely]]
        return treat (lane, call, enforces, block);

    return conclude (lane, call, block);
}

NodeMonitor::Output NodeMonitor::endCall (AccountLane& lane, const NodeCall& call) noexcept
{
    if (call.numSamples <= 0)
        return Output::active;

    if (call.outcome == NodeCall::Outcome::threw) [[unlikely]]
        account.countException();

    if (lane.isTiming())
        account.addCall (lane.finishNode (call.node), lane.deadline());

    return inspect (lane, call);
}

} // namespace lopsided
