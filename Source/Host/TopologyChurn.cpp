#include "TopologyChurn.h"

#include "GraphPlaces.h"
#include "PluginCopies.h"
#include <algorithm>
#include <chrono>

namespace lopsided
{
namespace
{

using Clock = std::chrono::steady_clock;

// More at once would bury the session under the test.
constexpr std::size_t maximumInForce = 3;

// A parallel effect comes in softly beside what is there.
constexpr float parallelLevelDb = -12.0f;

double millisecondsSince (Clock::time_point start)
{
    return std::chrono::duration<double, std::milli> (Clock::now() - start).count();
}

double steadySeconds()
{
    return std::chrono::duration<double> (Clock::now().time_since_epoch()).count();
}

EditRecord recordOf (EditRecord::Kind kind, std::string description)
{
    EditRecord record;
    record.kind = kind;
    record.description = std::move (description);
    return record;
}

bool isCopyableEffect (const juce::AudioProcessor& processor)
{
    return PluginCopies::canBeCopied (processor) && PluginCopies::isEffect (processor);
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

void TopologyChurn::takeBackAll()
{
    while (! inForce.empty())
        takeBackLast();
}

void TopologyChurn::replaceSomePlugin (const GraphModel& model)
{
    const auto all = GraphPlaces::nodes (model, PluginCopies::canBeCopied);
    const auto effects = GraphPlaces::nodes (model, isCopyableEffect);

    if (all.empty())
        return;

    // A new synth cuts its notes off: effects have the turn most of the time.
    const auto node = pick (! effects.empty() && random() % 4 != 0 ? effects : all);
    auto record = recordOf (EditRecord::Kind::replace, "new instance of " + node.name.toStdString());
    const OpeningScope opening (plugins, PluginLibrary::reference (node.instance->processor()));

    if (auto fresh = createLike (node.instance->processor(), record); fresh != nullptr)
    {
        auto edit = processor.edit();
        edit.replaceNode (node.id, std::move (fresh));
        commit (std::move (edit), std::move (record), {});
    }
}

void TopologyChurn::bypassSomeNode (const GraphModel& model)
{
    auto choices = GraphPlaces::nodes (model, PluginCopies::isEffect);
    std::erase_if (choices,
                   [&model] (const auto& node) { return GraphPlaces::around (model, node.id).empty(); });

    // Around a fader it would be loud: only where there is nothing else.
    const auto isFader = [] (const auto& node) { return PluginCopies::isFader (node.instance->processor()); };

    if (! std::all_of (choices.begin(), choices.end(), isFader))
        std::erase_if (choices, isFader);

    if (choices.empty())
        return replaceSomePlugin (model);

    const auto node = pick (choices);
    StructuralEdit structural;
    structural.kind = EditRecord::Kind::bypass;
    structural.description = node.name.toStdString();
    structural.added = GraphPlaces::around (model, node.id);
    structural.removed =
        GraphPlaces::audioConnections (model, [&node] (const auto& c) { return c.source.nodeID == node.id; });

    auto record = recordOf (structural.kind, "around " + structural.description);
    auto edit = processor.edit();
    structural.applyTo (edit);
    commit (std::move (edit), std::move (record), std::move (structural));
}

void TopologyChurn::addSomeParallel (const GraphModel& model)
{
    const auto effects = GraphPlaces::nodes (model, isCopyableEffect);
    const auto places = GraphPlaces::audioConnections (
        model, [] (const auto& c) { return c.source.nodeID != GraphNodes::audioInput; });

    if (effects.empty() || places.empty())
        return replaceSomePlugin (model);

    const auto original = pick (effects);
    const auto place = pick (places);
    const auto lanes = GraphPlaces::audioConnections (model, [&place] (const auto& c) {
        return c.source.nodeID == place.source.nodeID && c.destination.nodeID == place.destination.nodeID;
    });

    StructuralEdit structural;
    structural.kind = EditRecord::Kind::parallel;
    structural.description = original.name.toStdString();
    auto record = recordOf (structural.kind, "a second " + structural.description + " in parallel");
    const OpeningScope opening (plugins, PluginLibrary::reference (original.instance->processor()));
    auto fresh = createLike (original.instance->processor(), record);
    auto level = PluginCopies::makeFader (plugins, parallelLevelDb, chosen.sampleRate, chosen.blockSize);

    if (fresh == nullptr)
        return;

    if (level.has_error())
        return refuse (std::move (record), level.error().message);

    auto edit = processor.edit();
    const auto effectID = edit.addNode (std::move (fresh), original.name + " (parallel)");
    const auto levelID = edit.addNode (std::move (*level), "level (parallel)");
    structural.addedNodes = { effectID, levelID };
    structural.added = GraphPlaces::beside (lanes, effectID, levelID,
                                            PluginCopies::mainChannels (original.instance->processor()));
    structural.applyTo (edit);
    commit (std::move (edit), std::move (record), std::move (structural));
}

void TopologyChurn::takeBackLast()
{
    if (inForce.empty())
        return;

    const auto last = std::move (inForce.back());
    inForce.pop_back();

    auto edit = processor.edit();
    last.revertIn (edit);
    commit (std::move (edit),
            last.kind == EditRecord::Kind::bypass
                ? recordOf (EditRecord::Kind::bypassEnd, "back through " + last.description)
                : recordOf (EditRecord::Kind::parallelEnd, "without the second " + last.description),
            {});
}

std::unique_ptr<juce::AudioProcessor> TopologyChurn::createLike (juce::AudioProcessor& original,
                                                                 EditRecord& record)
{
    const auto start = Clock::now();
    auto made = PluginCopies::make (plugins, original, chosen.sampleRate, chosen.blockSize);
    record.createMillis = millisecondsSince (start);

    if (made.has_error())
    {
        refuse (record, made.error().message);
        return {};
    }

    return std::move (*made);
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

    record.steadySeconds = steadySeconds();
    records.push_back (std::move (record));
}

void TopologyChurn::refuse (EditRecord record, const std::string& why)
{
    record.outcome = EditRecord::Outcome::refused;
    record.steadySeconds = steadySeconds();
    record.description += ": " + why;
    records.push_back (std::move (record));
}

} // namespace lopsided
