#include "TopologyChurn.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace lopsided
{
namespace
{

using Clock = std::chrono::steady_clock;

// More at once would bury the session under the test.
constexpr std::size_t maximumInForce = 3;

// A parallel effect comes in softly beside what is there.
constexpr float parallelLevelDb = -12.0f;

struct Candidate
{
    NodeID id;
    juce::String name;
    std::shared_ptr<NodeInstance> instance;
};

bool isUsers (NodeID id)
{
    return id >= GraphNodes::firstUser;
}

// What plays a file would start it anew.
bool canBeReplaced (const juce::AudioProcessor& processor)
{
    return PluginLibrary::reference (processor).format.isNotEmpty()
           && dynamic_cast<const FilePlayer*> (&processor) == nullptr
           && processor.getTotalNumOutputChannels() > 0;
}

bool isEffect (const juce::AudioProcessor& processor)
{
    return processor.getTotalNumInputChannels() > 0 && processor.getTotalNumOutputChannels() > 0;
}

template <typename Predicate>
std::vector<Candidate> candidates (const GraphModel& model, Predicate predicate)
{
    std::vector<Candidate> found;

    for (const auto& node : model.nodes())
        if (isUsers (node.id) && node.instance != nullptr && predicate (node.instance->processor()))
            found.push_back ({ node.id, node.name, node.instance });

    return found;
}

template <typename Predicate>
std::vector<Connection> audioConnections (const GraphModel& model, Predicate predicate)
{
    std::vector<Connection> found;

    for (const auto& connection : model.connections())
        if (! connection.source.isMIDI() && predicate (connection))
            found.push_back (connection);

    return found;
}

double millisecondsSince (Clock::time_point start)
{
    return std::chrono::duration<double, std::milli> (Clock::now() - start).count();
}

// The shortest way around a node: what feeds its channel goes where that channel went.
std::vector<Connection> connectionsAround (const GraphModel& model, NodeID id)
{
    const auto into = audioConnections (model, [id] (const auto& c) { return c.destination.nodeID == id; });
    const auto from = audioConnections (model, [id] (const auto& c) { return c.source.nodeID == id; });
    std::set<Connection> around;

    for (const auto& out : from)
        for (const auto& in : into)
            if (into.size() == 1 || in.destination.channelIndex == out.source.channelIndex)
                around.insert (Connection { in.source, out.destination });

    std::vector<Connection> fresh;
    std::copy_if (around.begin(), around.end(), std::back_inserter (fresh),
                  [&model] (const auto& c) { return ! model.isConnected (c); });
    return fresh;
}

// The channels of a plugin that carry its main signal: of a sidechain input we know nothing.
int mainChannels (const juce::AudioProcessor& plugin)
{
    return std::min ({ 2, std::max (1, plugin.getMainBusNumInputChannels()),
                       std::max (1, plugin.getMainBusNumOutputChannels()) });
}

void setLevel (juce::AudioProcessor& gain, float decibels)
{
    for (auto* parameter : gain.getParameters())
        if (auto* ranged = dynamic_cast<juce::RangedAudioParameter*> (parameter))
            setParameterValue (gain, *ranged, ranged->convertTo0to1 (decibels));
}

// An effect and its level beside all connections between two nodes.
std::vector<Connection> connectionsBeside (const std::vector<Connection>& lanes, NodeID effect, NodeID level,
                                           int numChannels)
{
    std::set<Connection> beside;

    for (int channel = 0; channel < numChannels; ++channel)
    {
        const auto lane = std::min (static_cast<std::size_t> (channel), lanes.size() - 1);
        beside.insert (Connection { lanes[lane].source, { effect, channel } });
        beside.insert (Connection { { effect, channel }, { level, channel } });
    }

    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        beside.insert (Connection { { level, std::min (static_cast<int> (lane), numChannels - 1) },
                                    lanes[lane].destination });

    return { beside.begin(), beside.end() };
}

} // namespace

TopologyChurn::TopologyChurn (GraphProcessor& graph, PluginLibrary& library, const Settings& settings)
    : processor (graph),
      plugins (library),
      chosen (settings),
      random (settings.seed)
{}

TopologyChurn::~TopologyChurn()
{
    stop();
}

void TopologyChurn::start()
{
    startTimer (std::max (1, juce::roundToInt (1000.0 / chosen.editsPerSecond)));
}

void TopologyChurn::stop()
{
    stopTimer();
}

void TopologyChurn::timerCallback()
{
    makeEdit();
}

template <typename T>
const T& TopologyChurn::pick (const std::vector<T>& choices)
{
    return choices[random() % choices.size()];
}

void TopologyChurn::makeEdit()
{
    const auto model = processor.model();

    switch (random() % 4)
    {
        case 0:
        case 1: return replaceSomePlugin (*model);
        case 2: return inForce.size() < maximumInForce ? bypassSomeNode (*model) : takeBackLast();
        default: break;
    }

    if (! inForce.empty() && random() % 2 == 0)
        return takeBackLast();

    return inForce.size() < maximumInForce ? addSomeParallel (*model) : takeBackLast();
}

void TopologyChurn::replaceSomePlugin (const GraphModel& model)
{
    auto choices = candidates (model, canBeReplaced);

    if (choices.empty())
        return;

    // A new synth cuts its notes off: effects have the turn three times out of four.
    const auto effects = candidates (model, [] (const auto& p) { return canBeReplaced (p) && isEffect (p); });
    const auto node = pick (! effects.empty() && random() % 4 != 0 ? effects : choices);

    EditRecord record {
        EditRecord::Kind::replace, {}, 0.0, 0.0, 0.0, "new instance of " + node.name.toStdString()
    };
    auto fresh = createLike (node.instance->processor(), record);

    if (fresh.processor == nullptr)
        return;

    auto edit = processor.edit();
    edit.replaceNode (node.id, std::move (fresh.processor));
    commit (std::move (edit), std::move (record), {});
}

void TopologyChurn::bypassSomeNode (const GraphModel& model)
{
    auto choices = candidates (model, isEffect);
    std::erase_if (choices,
                   [&model] (const auto& node) { return connectionsAround (model, node.id).empty(); });

    if (choices.empty())
        return;

    const auto node = pick (choices);
    StructuralEdit structural;
    structural.kind = EditRecord::Kind::bypass;
    structural.added = connectionsAround (model, node.id);
    structural.removed =
        audioConnections (model, [&node] (const auto& c) { return c.source.nodeID == node.id; });
    structural.description = node.name.toStdString();

    EditRecord record { structural.kind, {}, 0.0, 0.0, 0.0, "around " + structural.description };
    auto edit = processor.edit();
    structural.applyTo (edit);
    commit (std::move (edit), std::move (record), std::move (structural));
}

void TopologyChurn::addSomeParallel (const GraphModel& model)
{
    const auto effects = candidates (model, [] (const auto& p) { return canBeReplaced (p) && isEffect (p); });
    const auto places =
        audioConnections (model, [] (const auto& c) { return c.source.nodeID != GraphNodes::audioInput; });

    if (effects.empty() || places.empty())
        return;

    const auto original = pick (effects);
    const auto place = pick (places);
    const auto lanes = audioConnections (model, [&place] (const auto& c) {
        return c.source.nodeID == place.source.nodeID && c.destination.nodeID == place.destination.nodeID;
    });
    auto& originalPlugin = original.instance->processor();
    StructuralEdit structural;
    structural.kind = EditRecord::Kind::parallel;
    structural.description = original.name.toStdString();
    EditRecord record {
        structural.kind, {}, 0.0, 0.0, 0.0, "a second " + structural.description + " in parallel"
    };
    auto fresh = createLike (originalPlugin, record);
    auto level =
        plugins.create ({ "builtin", GainProcessor::builtinName, {} }, chosen.sampleRate, chosen.blockSize);

    if (fresh.processor == nullptr)
        return;

    if (level.has_error())
        return refuse (std::move (record), level.error().message);

    setLevel (**level, parallelLevelDb);

    auto edit = processor.edit();
    const auto channels = mainChannels (originalPlugin);
    const auto effect = edit.addNode (std::move (fresh.processor), original.name + " (parallel)");
    const auto gain = edit.addNode (std::move (*level), "level (parallel)");
    structural.addedNodes = { effect, gain };
    structural.added = connectionsBeside (lanes, effect, gain, channels);
    structural.applyTo (edit);
    commit (std::move (edit), std::move (record), std::move (structural));
}

void TopologyChurn::takeBackLast()
{
    if (inForce.empty())
        return;

    const auto last = std::move (inForce.back());
    inForce.pop_back();

    const auto wasBypass = last.kind == EditRecord::Kind::bypass;
    EditRecord record {
        wasBypass ? EditRecord::Kind::bypassEnd : EditRecord::Kind::parallelEnd, {}, 0.0, 0.0, 0.0,
        (wasBypass ? "back through " : "without the second ") + last.description
    };
    auto edit = processor.edit();
    last.revertIn (edit);
    commit (std::move (edit), std::move (record), {});
}

TopologyChurn::FreshPlugin TopologyChurn::createLike (juce::AudioProcessor& original, EditRecord& record)
{
    const auto start = Clock::now();
    auto created = plugins.create (PluginLibrary::reference (original), chosen.sampleRate, chosen.blockSize);

    if (created.has_error())
    {
        refuse (record, created.error().message);
        return {};
    }

    auto& fresh = **created;

    if (fresh.getBusesLayout() != original.getBusesLayout())
        fresh.setBusesLayout (original.getBusesLayout());

    if (const auto restored = restoreState (fresh, saveState (original)); restored.has_error())
    {
        refuse (record, restored.error().message);
        return {};
    }

    record.createMillis = millisecondsSince (start);
    return { std::move (*created), record.createMillis };
}

void TopologyChurn::commit (Transaction edit, EditRecord record, std::optional<StructuralEdit> structural)
{
    const auto start = Clock::now();
    const auto result = edit.commit();
    record.commitMicros = 1000.0 * millisecondsSince (start);

    if (! result.ok())
        return refuse (std::move (record), result.error().message);

    if (structural.has_value())
        inForce.push_back (std::move (*structural));

    record.steadySeconds = std::chrono::duration<double> (Clock::now().time_since_epoch()).count();
    records.push_back (std::move (record));
}

void TopologyChurn::refuse (EditRecord record, std::string why)
{
    record.outcome = EditRecord::Outcome::refused;
    record.steadySeconds = std::chrono::duration<double> (Clock::now().time_since_epoch()).count();
    record.description += ": " + why;
    records.push_back (std::move (record));
}

} // namespace lopsided
