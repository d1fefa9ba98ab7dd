#include "ObservedVerdict.h"

#include <algorithm>

// The module is one translation unit: names as common as these stay among themselves.
namespace lopsided::verdictWords
{
namespace
{
/** Denormals that cost less than this many times the signal's time are not worth a word. */
constexpr double notableDenormalCost = 3.0;

constexpr int mostNamed = 3;

juce::String counted (std::int64_t count, const juce::String& one, const juce::String& many)
{
    return juce::String (count) + ' ' + (count == 1 ? one : many);
}

juce::String percent (double share)
{
    return juce::String (juce::roundToInt (100.0 * share)) + " %";
}

juce::String sizeOf (const ObservedBlocks& blocks)
{
    return (blocks.varying ? "up to " : "") + juce::String (blocks.frames) + " frames"
           + (blocks.untouched ? ", untouched" : "");
}

juce::StringArray instabilities (const ObservedVerdict& verdict)
{
    juce::StringArray found;

    if (verdict.nanSamples > 0)
        found.add (counted (verdict.nanSamples, "NaN sample", "NaN samples"));

    if (verdict.infinitySamples > 0)
        found.add (counted (verdict.infinitySamples, "infinite sample", "infinite samples"));

    if (verdict.isBadOnlyWhenTouched())
        found.set (found.size() - 1, found[found.size() - 1] + " (only after parameters were changed)");

    if (verdict.escapedExceptions > 0)
        found.add (counted (verdict.escapedExceptions, "exception thrown at the host",
                            "exceptions thrown at the host"));

    return found;
}

void addOffencesByName (const ObservedVerdict& verdict, juce::StringArray& found)
{
    juce::StringArray names;

    for (const auto& offence : verdict.offences)
        names.addIfNotAlreadyThere (offence.name);

    for (int index = 0; index < std::min (mostNamed, names.size()); ++index)
    {
        std::int64_t count = 0;
        juce::String place;

        for (const auto& offence : verdict.offences)
        {
            if (offence.name != names[index])
                continue;

            count += offence.count;
            place = place.isEmpty() ? offence.place : place;
        }

        found.add ("calls " + names[index] + ' ' + counted (count, "time", "times")
                   + (place.isNotEmpty() ? " (first at " + place + ')' : juce::String()));
    }

    if (names.size() > mostNamed)
        found.add (counted (names.size() - mostNamed, "other kind of call", "other kinds of calls"));
}

juce::StringArray offencesIn (const ObservedVerdict& verdict)
{
    juce::StringArray found;
    addOffencesByName (verdict, found);

    if (verdict.blocksWithFaults > 1
        && verdict.blocksWithFaults * ObservedVerdict::blocksForOneFault >= verdict.watchedBlocks)
        found.add ("page faults in " + juce::String (verdict.blocksWithFaults) + " of "
                   + juce::String (verdict.watchedBlocks) + " blocks");

    for (const auto& size : verdict.blocks)
        if (size.late > 1 && size.late * ObservedVerdict::blocksForOneLate >= size.timed)
            found.add ("late in " + juce::String (size.late) + " of " + juce::String (size.timed)
                       + " blocks of " + sizeOf (size) + " (worst " + percent (size.worstShare)
                       + " of the deadline)");

    return found;
}

juce::String some (const juce::StringArray& names)
{
    juce::StringArray shown = names;
    shown.removeRange (mostNamed, names.size());
    const auto more = names.size() - shown.size();
    return shown.joinIntoString (", ")
           + (more > 0 ? " and " + juce::String (more) + " more" : juce::String());
}

juce::StringArray remarksOn (const ObservedVerdict& verdict)
{
    juce::StringArray found;

    if (verdict.state.roundTrip == ObservedState::RoundTrip::differs)
        found.add (verdict.state.differing.isEmpty() ? juce::String ("a saved state comes back different")
                                                     : "these parameters do not come back with the state: "
                                                           + some (verdict.state.differing));

    if (verdict.latency.honesty == ObservedLatency::Honesty::differs)
        found.add ("reports a latency of " + juce::String (verdict.latency.reportedSamples)
                   + ", an impulse took " + juce::String (verdict.latency.measuredSamples.value_or (0)));

    if (verdict.latency.changesWhileRunning > 0)
        found.add ("changes its latency while it runs ("
                   + counted (verdict.latency.changesWhileRunning, "time", "times") + ')');

    if (verdict.denormalSamples > 0)
        found.add (counted (verdict.denormalSamples, "denormal sample", "denormal samples"));

    if (verdict.denormalCost.value_or (0.0) >= notableDenormalCost)
        found.add ("denormals cost it " + juce::String (*verdict.denormalCost, 1)
                   + " times a signal's time where the host does not switch them off");

    return found;
}

VerdictSummary summaryOf (ObservedEnd::Manner manner)
{
    switch (manner)
    {
        case ObservedEnd::Manner::crashed: return VerdictSummary::crashed;
        case ObservedEnd::Manner::timedOut: return VerdictSummary::timedOut;
        case ObservedEnd::Manner::threw: break;
    }

    return VerdictSummary::unstable;
}

juce::String asSentence (const juce::StringArray& parts)
{
    const auto text = parts.joinIntoString ("; ");
    return text.substring (0, 1).toUpperCase() + text.substring (1) + '.';
}
} // namespace
} // namespace lopsided::verdictWords

namespace lopsided
{

bool ObservedVerdict::isBadOnlyWhenTouched() const noexcept
{
    const auto isBad = [] (const ObservedBlocks& size) { return size.badSamples > 0; };
    const auto isBadUntouched = [&] (const ObservedBlocks& size) { return isBad (size) && size.untouched; };
    return std::ranges::any_of (blocks, isBad) && std::ranges::none_of (blocks, isBadUntouched);
}

std::int64_t ObservedVerdict::blocksProcessed() const noexcept
{
    std::int64_t sum = 0;

    for (const auto& size : blocks)
        sum += size.processed;

    return sum;
}

std::int64_t ObservedVerdict::offencesOf (const juce::String& kind) const
{
    std::int64_t sum = 0;

    for (const auto& offence : offences)
        if (offence.kind == kind)
            sum += offence.count;

    return sum;
}

void ObservedVerdict::judge()
{
    using namespace verdictWords;

    if (summary == VerdictSummary::notOpened
        || (summary == VerdictSummary::notObserved && sentence.isNotEmpty()))
        return;

    if (end.has_value())
    {
        summary = summaryOf (end->manner);
        sentence = end->cause.substring (0, 1).toUpperCase() + end->cause.substring (1) + " in the phase \""
                   + end->phase + "\".";
        return;
    }

    auto found = instabilities (*this);
    summary = VerdictSummary::unstable;

    if (found.isEmpty())
        summary = VerdictSummary::offences;

    found.addArray (offencesIn (*this));

    if (found.isEmpty())
        summary = VerdictSummary::remarks;

    found.addArray (remarksOn (*this));

    if (found.isEmpty())
    {
        summary = VerdictSummary::clean;
        found.add ("nothing to report in " + counted (blocksProcessed(), "block", "blocks"));
    }

    sentence = asSentence (found);
}

} // namespace lopsided
