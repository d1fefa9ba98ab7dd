// The parameters of a SessionDocument: steps, and gestures in plugins' own editors.
#include "../build/NodeCapture.h"
#include "../preset/PluginPresets.h"
#include "DocumentState.h"

#include <cmath>

namespace lopsided
{

void SessionDocument::Implementation::noteParameters (const std::vector<NodeID>& nodes)
{
    if (nodes.empty())
        return;

    auto amended = std::make_shared<DocumentSnapshot> (*present()); // the same content: the revision stays
    const auto model = graph.model();

    for (const auto id : nodes)
        if (const auto* node = model->findNode (id))
            amended->change (id, [&] (DocumentNode& noted) {
                // All that it says by name is among these, but for what a missing plugin is going to be set to.
                if (! isPlaceholder (id))
                    noted.parametersByName.reset();

                for (const auto* parameter : node->instance->processor().getParameters())
                    if (parameter->isAutomatable())
                        if (const auto value = parameters.value (id, parameter->getParameterIndex()))
                            noted.parameters[parameter->getParameterIndex()] = *value;
            });

    history().amend (std::move (amended));
}

void SessionDocument::Implementation::parameterChanged (NodeID node, int parameterIndex, float before,
                                                        float value)
{
    const auto model = graph.model();
    const auto* changed = model->findNode (node);

    if (changed == nullptr)
        return;

    const auto note = [&] (DocumentSnapshot& snapshot, float noted) {
        snapshot.change (node, [&] (DocumentNode& content) { content.parameters[parameterIndex] = noted; });
    };

    static constexpr int maximumNameLength = 64;
    const auto* parameter = changed->instance->processor().getParameters()[parameterIndex];
    const auto stepName = "Change " + (parameter != nullptr ? parameter->getName (maximumNameLength) : "")
                          + " of " + changed->name;
    const DocumentHistory::Subject subject { node, parameterIndex };

    // So that undoing has something to go back to, the present says what it was; a joined step has said so already.
    auto amended = std::make_shared<DocumentSnapshot> (*present());

    if (const auto* known = amended->find (node);
        known != nullptr && ! known->parameters.contains (parameterIndex))
        note (*amended, before);

    const auto next = copyOf (*amended);
    note (*next, value);
    history().amend (std::move (amended));
    history().addOrJoin (next, stepName, subject, juce::Time::getMillisecondCounter());
    tell (&DocumentListener::documentChanged);
}

void SessionDocument::Implementation::timerCallback()
{
    parameters.poll();
    catchUp();
    pollStates();
}

void SessionDocument::Implementation::takeGestures()
{
    struct Change
    {
        NodeID node;
        int parameter;
        float before;
        float after;
    };

    std::vector<Change> changes; // telling of one may change what is watched

    for (auto& [id, entry] : watched)
        entry.gestures->take ([&changes, node = id] (int parameter, float before, float after) {
            changes.push_back ({ node, parameter, before, after });
        });

    for (const auto& change : changes)
    {
        parameters.forget (change.node, change.parameter);

        if (static constexpr auto nothing = 1.0e-6f; std::abs (change.after - change.before) > nothing)
            parameterChanged (change.node, change.parameter, change.before,
                              juce::jlimit (0.0f, 1.0f, change.after));
    }
}

//======================================================================================================================
SessionResult<void> SessionDocument::setParameter (NodeID node, int parameterIndex, float value)
{
    implementation->catchUp();
    const auto before = implementation->parameters.value (node, parameterIndex);

    if (auto set = implementation->parameters.set (node, parameterIndex, value); set.has_error())
        return SessionError { SessionError::Code::graph, set.error().message, {} };

    implementation->parameterChanged (node, parameterIndex, before.value_or (value),
                                      juce::jlimit (0.0f, 1.0f, value));
    return {};
}

SessionResult<std::vector<std::string>> SessionDocument::loadPreset (NodeID id,
                                                                     const juce::String& nameOrFile)
{
    implementation->catchUp();
    const auto model = implementation->graph.model();
    const auto* node = model->findNode (id);

    if (node == nullptr)
        return SessionError { SessionError::Code::graph, model->describe (id) + " has no presets.", {} };

    auto& processor = node->instance->processor();
    const auto state = [&processor] {
        return std::make_shared<const juce::MemoryBlock> (captureSettings (processor, {}).state);
    };
    const auto noteState = [id] (DocumentSnapshot& snapshot, std::shared_ptr<const juce::MemoryBlock> noted) {
        snapshot.change (id, [&noted] (DocumentNode& content) { content.state = noted; });
    };

    implementation->noteParameters ({ id });
    auto before = std::make_shared<DocumentSnapshot> (*implementation->present());
    const auto stateBefore = state();
    noteState (*before, stateBefore);
    auto loaded = PluginPresets::load (processor, nameOrFile, implementation->directory());

    if (! loaded)
        return loaded;

    implementation->keepStateInScenes (*before->find (id), stateBefore);
    implementation->history().amend (std::move (before));
    implementation->parameters.forgetAll (id);
    const auto separator = juce::File::getSeparatorString();
    const auto name = nameOrFile.contains (separator)
                          ? nameOrFile.fromLastOccurrenceOf (separator, false, false)
                                .upToLastOccurrenceOf (".", false, false)
                          : nameOrFile;
    implementation->addStep ("Load " + name + " into " + node->name,
                             [&] (DocumentSnapshot& snapshot) { noteState (snapshot, state()); });
    implementation->noteParameters ({ id });
    implementation->tell (&DocumentListener::documentChanged);
    return loaded;
}

} // namespace lopsided
