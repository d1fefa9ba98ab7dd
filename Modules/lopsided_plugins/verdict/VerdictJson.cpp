#include "ObservedVerdict.h"

#include <array>
#include <memory>

// The module is one translation unit: names as common as these stay among themselves.
namespace lopsided::verdictJson
{
namespace
{
using Object = juce::DynamicObject;

constexpr std::array roundTripWords { "notTried", "none", "exact", "parametersEqual", "differs" };
constexpr std::array mannerWords { "crashed", "timedOut", "threw" };
constexpr std::array honestyWords { "notMeasurable", "honest", "differs" };

template <typename Enum, std::size_t size>
juce::String word (const std::array<const char*, size>& words, Enum value)
{
    return words[static_cast<std::size_t> (value)];
}

template <typename Enum, std::size_t size>
void read (const juce::var& json, const std::array<const char*, size>& words, Enum& value)
{
    for (std::size_t index = 0; index < size; ++index)
        if (json.toString() == words[index])
            value = static_cast<Enum> (index);
}

template <typename Value, typename Write>
juce::var list (const std::vector<Value>& values, Write write)
{
    juce::Array<juce::var> result;

    for (const auto& value : values)
        result.add (write (value));

    return result;
}

template <typename Value, typename Read>
std::vector<Value> readList (const juce::var& json, Read read)
{
    std::vector<Value> result;

    if (const auto* values = json.getArray())
        for (const auto& value : *values)
            if (value.isObject())
                result.push_back (read (value));

    return result;
}

juce::var number (std::int64_t value)
{
    return static_cast<juce::int64> (value);
}

std::int64_t integer (const juce::var& json)
{
    return static_cast<juce::int64> (json);
}

juce::var names (const juce::StringArray& strings)
{
    juce::Array<juce::var> result;

    for (const auto& string : strings)
        result.add (string);

    return result;
}

juce::StringArray readNames (const juce::var& json)
{
    juce::StringArray result;

    if (const auto* values = json.getArray())
        for (const auto& value : *values)
            result.add (value.toString());

    return result;
}

template <typename Number>
juce::var orNull (const std::optional<Number>& value)
{
    return value.has_value() ? juce::var (*value) : juce::var();
}

template <typename Number>
std::optional<Number> readOptional (const juce::var& json)
{
    return json.isVoid() ? std::nullopt : std::optional (static_cast<Number> (json));
}

juce::var offenceVar (const ObservedOffence& offence)
{
    auto object = std::make_unique<Object>();
    object->setProperty ("kind", offence.kind);
    object->setProperty ("name", offence.name);
    object->setProperty ("count", number (offence.count));
    object->setProperty ("place", offence.place);
    return object.release();
}

ObservedOffence readOffence (const juce::var& json)
{
    return { json["kind"].toString(), json["name"].toString(), integer (json["count"]),
             json["place"].toString() };
}

juce::var blocksVar (const ObservedBlocks& blocks)
{
    auto object = std::make_unique<Object>();
    object->setProperty ("frames", blocks.frames);
    object->setProperty ("varying", blocks.varying);
    object->setProperty ("untouched", blocks.untouched);
    object->setProperty ("processed", number (blocks.processed));
    object->setProperty ("timed", number (blocks.timed));
    object->setProperty ("worstMicros", blocks.worstMicros);
    object->setProperty ("p99Micros", blocks.p99Micros);
    object->setProperty ("worstShare", blocks.worstShare);
    object->setProperty ("p99Share", blocks.p99Share);
    object->setProperty ("late", number (blocks.late));
    object->setProperty ("badSamples", number (blocks.badSamples));
    return object.release();
}

ObservedBlocks readBlocks (const juce::var& json)
{
    return { json["frames"],
             json["varying"],
             json["untouched"],
             integer (json["processed"]),
             integer (json["timed"]),
             json["worstMicros"],
             json["p99Micros"],
             json["worstShare"],
             json["p99Share"],
             integer (json["late"]),
             integer (json["badSamples"]) };
}

juce::var stateVar (const ObservedState& state)
{
    auto object = std::make_unique<Object>();
    object->setProperty ("roundTrip", word (roundTripWords, state.roundTrip));
    object->setProperty ("differing", names (state.differing));
    object->setProperty ("outputs", names (state.outputs));
    return object.release();
}

ObservedState readState (const juce::var& json)
{
    ObservedState state;
    read (json["roundTrip"], roundTripWords, state.roundTrip);
    state.differing = readNames (json["differing"]);
    state.outputs = readNames (json["outputs"]);
    return state;
}

juce::var latencyVar (const ObservedLatency& latency)
{
    auto object = std::make_unique<Object>();
    object->setProperty ("honesty", word (honestyWords, latency.honesty));
    object->setProperty ("reportedSamples", latency.reportedSamples);
    object->setProperty ("measuredSamples", orNull (latency.measuredSamples));
    object->setProperty ("reason", latency.reason);
    object->setProperty ("changesWhileRunning", number (latency.changesWhileRunning));
    return object.release();
}

ObservedLatency readLatency (const juce::var& json)
{
    ObservedLatency latency;
    read (json["honesty"], honestyWords, latency.honesty);
    latency.reportedSamples = json["reportedSamples"];
    latency.measuredSamples = readOptional<int> (json["measuredSamples"]);
    latency.reason = json["reason"].toString();
    latency.changesWhileRunning = integer (json["changesWhileRunning"]);
    return latency;
}

juce::var tailVar (const ObservedTail& tail)
{
    auto object = std::make_unique<Object>();
    object->setProperty ("reportedSeconds", tail.reportedSeconds);
    object->setProperty ("measuredSeconds", orNull (tail.measuredSeconds));
    object->setProperty ("goesOn", tail.goesOn);
    return object.release();
}

juce::var endVar (const std::optional<ObservedEnd>& end)
{
    if (! end.has_value())
        return {};

    auto object = std::make_unique<Object>();
    object->setProperty ("phase", end->phase);
    object->setProperty ("cause", end->cause);
    object->setProperty ("manner", word (mannerWords, end->manner));
    return object.release();
}

std::optional<ObservedEnd> readEnd (const juce::var& json)
{
    if (! json.isObject())
        return std::nullopt;

    ObservedEnd end { json["phase"].toString(), json["cause"].toString() };
    read (json["manner"], mannerWords, end.manner);
    return end;
}
} // namespace
} // namespace lopsided::verdictJson

namespace lopsided
{

juce::var ObservedVerdict::toVar() const
{
    using namespace verdictJson;
    auto object = std::make_unique<Object>();
    object->setProperty ("summary", toString (summary));
    object->setProperty ("sentence", sentence);
    object->setProperty ("date", date.toISO8601 (true));
    object->setProperty ("pluginVersion", pluginVersion);
    object->setProperty ("sampleRate", sampleRate);
    object->setProperty ("blocks", list (blocks, blocksVar));
    object->setProperty ("blocksProcessed", number (blocksProcessed()));
    object->setProperty ("offences", list (offences, offenceVar));
    object->setProperty ("wrapperOffences", list (wrapperOffences, offenceVar));
    object->setProperty ("watchedBlocks", number (watchedBlocks));
    object->setProperty ("pageFaults", number (pageFaults));
    object->setProperty ("blocksWithFaults", number (blocksWithFaults));
    object->setProperty ("nanSamples", number (nanSamples));
    object->setProperty ("infinitySamples", number (infinitySamples));
    object->setProperty ("denormalSamples", number (denormalSamples));
    object->setProperty ("escapedExceptions", number (escapedExceptions));
    object->setProperty ("state", stateVar (state));
    object->setProperty ("latency", latencyVar (latency));
    object->setProperty ("tail", tailVar (tail));
    object->setProperty ("denormalCost", orNull (denormalCost));
    object->setProperty ("end", endVar (end));
    return object.release();
}

std::optional<ObservedVerdict> ObservedVerdict::fromVar (const juce::var& json)
{
    using namespace verdictJson;
    const auto summary = verdictSummaryFromString (json["summary"].toString());

    if (! json.isObject() || ! summary.has_value())
        return std::nullopt;

    ObservedVerdict verdict;
    verdict.summary = *summary;
    verdict.sentence = json["sentence"].toString();
    verdict.date = juce::Time::fromISO8601 (json["date"].toString());
    verdict.pluginVersion = json["pluginVersion"].toString();
    verdict.sampleRate = json["sampleRate"];
    verdict.blocks = readList<ObservedBlocks> (json["blocks"], readBlocks);
    verdict.offences = readList<ObservedOffence> (json["offences"], readOffence);
    verdict.wrapperOffences = readList<ObservedOffence> (json["wrapperOffences"], readOffence);
    verdict.watchedBlocks = integer (json["watchedBlocks"]);
    verdict.pageFaults = integer (json["pageFaults"]);
    verdict.blocksWithFaults = integer (json["blocksWithFaults"]);
    verdict.nanSamples = integer (json["nanSamples"]);
    verdict.infinitySamples = integer (json["infinitySamples"]);
    verdict.denormalSamples = integer (json["denormalSamples"]);
    verdict.escapedExceptions = integer (json["escapedExceptions"]);
    verdict.state = readState (json["state"]);
    verdict.latency = readLatency (json["latency"]);
    verdict.tail = { json["tail"]["reportedSeconds"], readOptional<double> (json["tail"]["measuredSeconds"]),
                     json["tail"]["goesOn"] };
    verdict.denormalCost = readOptional<double> (json["denormalCost"]);
    verdict.end = readEnd (json["end"]);
    return verdict;
}

} // namespace lopsided
