#include "RunReport.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace lopsided
{
namespace
{

juce::var count (std::uint64_t value)
{
    return static_cast<juce::int64> (value);
}

juce::var rounded (double value, int decimals)
{
    const auto scale = std::pow (10.0, decimals);
    return std::round (value * scale) / scale;
}

// Silence has no level.
juce::var decibels (double linear)
{
    return linear > 0.0 ? rounded (20.0 * std::log10 (linear), 2) : juce::var();
}

std::string decibelText (double linear)
{
    if (! (linear > 0.0))
        return "silence";

    std::ostringstream text;
    text << std::fixed << std::setprecision (1) << 20.0 * std::log10 (linear) << " dBFS";
    return text.str();
}

std::string fixed (double value, int decimals)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision (decimals) << value;
    return text.str();
}

std::string plural (std::uint64_t number, const std::string& thing)
{
    return std::to_string (number) + ' ' + thing + (number == 1 ? "" : "s");
}

const char* name (EditRecord::Kind kind)
{
    switch (kind)
    {
        case EditRecord::Kind::replace: return "replace";
        case EditRecord::Kind::bypass: return "bypass";
        case EditRecord::Kind::parallel: return "parallel";
        case EditRecord::Kind::bypassEnd: return "bypassEnd";
        case EditRecord::Kind::parallelEnd: return "parallelEnd";
    }

    return "";
}

juce::var describe (const EditRecord& edit, double startSteadySeconds)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("seconds", rounded (edit.steadySeconds - startSteadySeconds, 4));
    object->setProperty ("kind", name (edit.kind));
    object->setProperty ("committed", edit.outcome == EditRecord::Outcome::committed);
    object->setProperty ("what", juce::String::fromUTF8 (edit.description.c_str()));
    object->setProperty ("createMillis", rounded (edit.createMillis, 3));
    object->setProperty ("commitMicros", rounded (edit.commitMicros, 1));
    return object.release();
}

juce::var strings (const std::vector<std::string>& lines)
{
    juce::Array<juce::var> list;

    for (const auto& line : lines)
        list.add (juce::String::fromUTF8 (line.c_str()));

    return list;
}

} // namespace

void RunReport::setEdits (std::vector<EditRecord> newEdits)
{
    edits = std::move (newEdits);
    std::vector<double> commits;

    for (const auto& edit : edits)
    {
        worstCreateMillis = std::max (worstCreateMillis, edit.createMillis);

        if (edit.outcome == EditRecord::Outcome::refused)
            ++refusedSwaps;
        else
            commits.push_back (edit.commitMicros);
    }

    swaps = commits.size();
    std::sort (commits.begin(), commits.end());

    if (! commits.empty())
    {
        medianCommitMicros = commits[commits.size() / 2];
        worstCommitMicros = commits.back();
    }
}

juce::String RunReport::toJson() const
{
    auto object = std::make_unique<juce::DynamicObject>();
    const auto set = [&object] (const char* key, const juce::var& value) {
        object->setProperty (key, value);
    };

    set ("session", juce::String::fromUTF8 (session.c_str()));
    set ("device", juce::String::fromUTF8 (device.c_str()));
    set ("rate", sampleRate);
    set ("block", blockSize);
    set ("seconds", rounded (seconds, 4));
    set ("latencySamples", latencySamples);
    set ("blocks", count (blocks));
    set ("deadlineMicros", rounded (deadlineMicros(), 3));
    set ("deadlineMisses", count (deadlineMisses));
    set ("worstCallbackMicros", rounded (worstCallbackMicros, 1));
    set ("p999CallbackMicros", rounded (p999CallbackMicros, 1));
    set ("medianCallbackMicros", rounded (medianCallbackMicros, 1));
    set ("unmeasuredBlocks", count (unmeasuredBlocks));
    set ("xruns", xruns < 0 ? juce::var() : juce::var (xruns));
    set ("swaps", count (swaps));
    set ("refusedSwaps", count (refusedSwaps));
    set ("medianCommitMicros", rounded (medianCommitMicros, 1));
    set ("worstCommitMicros", rounded (worstCommitMicros, 1));
    set ("worstCreateMillis", rounded (worstCreateMillis, 1));
    set ("published", count (engine.published));
    set ("retired", count (engine.retired));
    set ("reclaimed", count (engine.reclaimed));
    set ("instancesDestroyed", count (engine.instancesDestroyed));
    set ("instancesWaiting", count (engine.instancesWaiting));
    set ("destroyedOnAudioThread", count (engine.destroyedOnAudioThread));
    set ("concurrentRenders", count (engine.concurrentRenders));
    set ("exceptionsInNodes", count (engine.exceptionsInNodes));
    set ("droppedMidiEvents", count (engine.droppedMidiEvents));
    set ("audioThreadOffences", audioThreadOffences.has_value() ? count (*audioThreadOffences) : juce::var());
    set ("offences", strings (offences));
    set ("offencesLimitation",
         offencesLimitation.empty() ? juce::var() : juce::var (juce::String (offencesLimitation)));
    set ("worstMessageThreadStallMillis", rounded (worstMessageThreadStallMillis, 2));
    set ("peakDbfs", decibels (peak));
    set ("rmsDbfs", decibels (rms));
    set ("nonFiniteSamples", count (nonFiniteSamples));
    set ("recorderDroppedFrames", count (recorderDroppedFrames));

    juce::Array<juce::var> editList;

    for (const auto& edit : edits)
        editList.add (describe (edit, startSteadySeconds));

    set ("edits", editList);
    set ("nodes", nodes.nodesAsJson());
    set ("lateBlocks", nodes.lateBlocksAsJson());
    set ("workers", nodes.workersAsJson());
    return juce::JSON::toString (juce::var (object.release()));
}

std::string RunReport::toWords() const
{
    std::ostringstream text;
    text << "Played " << fixed (seconds, 1) << " s of sound (" << plural (blocks, "block") << " of "
         << blockSize << " frames at " << fixed (sampleRate, 0) << " Hz) on " << device << ".\n"
         << "Deadline: a callback has " << fixed (deadlineMicros(), 0) << " us; "
         << plural (deadlineMisses, "callback") << " missed it; the worst took "
         << fixed (worstCallbackMicros, 0) << " us, 99.9 % took at most " << fixed (p999CallbackMicros, 0)
         << " us, half at most " << fixed (medianCallbackMicros, 0) << " us.\n"
         << nodes.toWords();

    if (! edits.empty())
    {
        text << "Swaps: the graph was changed " << plural (swaps, "time")
             << " while it played; publishing took " << fixed (medianCommitMicros, 0) << " us as a rule and "
             << fixed (worstCommitMicros, 0) << " us at worst; creating a plugin took up to "
             << fixed (worstCreateMillis, 0) << " ms";
        text << (refusedSwaps > 0 ? "; " + plural (refusedSwaps, "edit") + " refused.\n" : ".\n");
    }

    text << "Memory: " << plural (engine.published, "sequence") << " published, " << engine.retired
         << " retired, " << engine.reclaimed << " reclaimed"
         << (engine.retired == engine.reclaimed ? " (all of them)" : "") << "; "
         << plural (engine.instancesDestroyed, "plugin instance") << " destroyed; "
         << engine.destroyedOnAudioThread << " destroyed on the audio thread.\n";

    if (! audioThreadOffences.has_value())
        text << "Audio thread: offences are not measured in this program (lopsided-trapped measures them).\n";
    else
        text << "Audio thread: " << plural (*audioThreadOffences, "offence")
             << (*audioThreadOffences == 0
                     ? " (our code made no allocation, free, lock, throw or system call in any block"
                     : " (allocations, frees, locks, throws or system calls")
             << (offencesLimitation.empty() ? "" : "; but " + offencesLimitation)
             << (*audioThreadOffences == 0 ? ").\n" : "):\n");

    for (const auto& offence : offences)
        text << "  " << offence << '\n';

    text << "Message thread: its loop was not served for up to " << fixed (worstMessageThreadStallMillis, 0)
         << " ms.\n"
         << "Sound: peak " << decibelText (peak) << ", RMS " << decibelText (rms) << ", "
         << plural (nonFiniteSamples, "non-finite sample") << ", " << plural (recorderDroppedFrames, "frame")
         << " missing from the recording";

    if (xruns >= 0)
        text << "; the device counted " << plural (static_cast<std::uint64_t> (xruns), "xrun");

    text << '.';
    return text.str();
}

} // namespace lopsided
