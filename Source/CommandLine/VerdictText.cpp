#include "VerdictText.h"

#include <ostream>

namespace lopsided
{
namespace
{

void printOffences (std::ostream& out, const char* whose, const std::vector<ObservedOffence>& offences)
{
    for (const auto& offence : offences)
        out << "  " << whose << offence.kind << ' ' << offence.name << ", " << offence.count << " times"
            << (offence.place.isNotEmpty() ? ", first at " + offence.place : juce::String()) << '\n';
}

juce::String micros (double value)
{
    return juce::String (value, 1) + juce::String::fromUTF8 (" \xc2\xb5s");
}

juce::String percent (double share)
{
    return juce::String (100.0 * share, 1) + " %";
}

void printBlocks (std::ostream& out, const ObservedBlocks& blocks)
{
    out << "  blocks of " << (blocks.varying ? "1 to " : "") << blocks.frames
        << (blocks.untouched ? ", untouched: " : ": ") << blocks.processed << ", worst "
        << micros (blocks.worstMicros) << " (" << percent (blocks.worstShare) << " of the deadline), p99 "
        << micros (blocks.p99Micros) << " (" << percent (blocks.p99Share) << ')'
        << (blocks.late > 0 ? ", " + juce::String (blocks.late) + " late" : juce::String())
        << (blocks.badSamples > 0 ? ", " + juce::String (blocks.badSamples) + " bad samples" : juce::String())
        << '\n';
}

} // namespace

juce::String VerdictText::state (const ObservedState& state)
{
    const auto outputs = state.outputs.isEmpty()
                             ? juce::String()
                             : " (beside what it sets itself: " + state.outputs.joinIntoString (", ") + ')';

    switch (state.roundTrip)
    {
        case ObservedState::RoundTrip::notTried: return "not tried";
        case ObservedState::RoundTrip::none: return "none";
        case ObservedState::RoundTrip::exact: return "exact" + outputs;
        case ObservedState::RoundTrip::parametersEqual: return "parameters equal" + outputs;
        case ObservedState::RoundTrip::differs: break;
    }

    return "differs"
           + (state.differing.isEmpty() ? juce::String() : ": " + state.differing.joinIntoString (", "))
           + outputs;
}

juce::String VerdictText::latency (const ObservedLatency& latency)
{
    const auto reported = juce::String (latency.reportedSamples);

    if (latency.honesty == ObservedLatency::Honesty::notMeasurable)
        return reported + ", not measurable" + (latency.reason.isEmpty() ? "" : ": " + latency.reason);

    return reported + ", measured " + juce::String (latency.measuredSamples.value_or (0))
           + (latency.honesty == ObservedLatency::Honesty::differs ? " (differs)" : "");
}

juce::String VerdictText::tail (const ObservedTail& tail)
{
    if (! tail.measuredSeconds.has_value())
        return "not measured";

    return (tail.goesOn ? "longer than " : "") + juce::String (*tail.measuredSeconds, 2) + " s";
}

void VerdictText::print (std::ostream& out, const ObservedVerdict& verdict)
{
    out << "  observed " << verdict.date.toISO8601 (true) << " at " << juce::roundToInt (verdict.sampleRate)
        << " Hz, plugin version "
        << (verdict.pluginVersion.isEmpty() ? juce::String ("unknown") : verdict.pluginVersion) << '\n';

    for (const auto& blocks : verdict.blocks)
        printBlocks (out, blocks);

    printOffences (out, "", verdict.offences);
    printOffences (out, "by the host's wrapper, not the plugin: ", verdict.wrapperOffences);
    out << "  page faults after the warm-up: " << verdict.pageFaults << " in " << verdict.blocksWithFaults
        << " blocks\n"
        << "  samples: " << verdict.nanSamples << " NaN, " << verdict.infinitySamples << " infinite, "
        << verdict.denormalSamples << " denormal\n"
        << "  state: " << state (verdict.state) << '\n'
        << "  latency: " << latency (verdict.latency) << ", " << verdict.latency.changesWhileRunning
        << " changes while running\n"
        << "  tail: " << tail (verdict.tail) << '\n';

    if (verdict.denormalCost.has_value())
        out << "  a decay into denormals, unprotected: " << juce::String (*verdict.denormalCost, 1)
            << " times a signal's time\n";
}

} // namespace lopsided
