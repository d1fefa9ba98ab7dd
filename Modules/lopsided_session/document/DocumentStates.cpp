// What plugins' own editors change of a SessionDocument's plugins beyond parameters.
#include "../build/NodeCapture.h"
#include "DocumentState.h"

#include <utility>

namespace lopsided
{

namespace
{
/** A format whose plugins need not tell when they have been set to something else. */
bool isSilent (const juce::AudioProcessor& processor)
{
    const auto* plugin = dynamic_cast<const juce::AudioPluginInstance*> (&processor);
    return plugin != nullptr && plugin->getPluginDescription().pluginFormatName == "LV2";
}
} // namespace

PluginContent SessionDocument::Implementation::contentOf (const Node& node) const
{
    PluginContent content;
    auto& processor = node.instance->processor();
    content.state = std::make_shared<const juce::MemoryBlock> (captureSettings (processor, {}).state);

    for (const auto* parameter : processor.getParameters())
        if (parameter->isAutomatable())
            if (const auto value = parameters.value (node.id, parameter->getParameterIndex()))
                content.parameters[parameter->getParameterIndex()] = *value;

    return content;
}

void SessionDocument::Implementation::contentChanged (NodeID id, const PluginContent& before,
                                                      const PluginContent& now)
{
    const auto note = [id] (DocumentSnapshot& snapshot, const PluginContent& content) {
        snapshot.change (id, [&content] (DocumentNode& node) {
            node.state = content.state;
            node.parameters = content.parameters;
        });
    };

    auto amended = std::make_shared<DocumentSnapshot> (*present()); // the same content: the revision stays
    note (*amended, before);
    const auto next = copyOf (*amended);
    note (*next, now);
    history().amend (std::move (amended));
    history().addOrJoin (next, "Change " + nameOf (id), { id, DocumentHistory::wholePlugin },
                         juce::Time::getMillisecondCounter());
    tell (&DocumentListener::documentChanged);
}

void SessionDocument::Implementation::takeState (NodeID id)
{
    const auto found = states.find (id);
    const auto model = graph.model();
    const auto* node = model->findNode (id);

    if (editingDepth > 0 || found == states.end() || node == nullptr)
        return;

    auto& watch = *found->second;
    const auto* said = present()->find (id);

    if (said == nullptr || node->instance->incarnation() != watch.instance() || ! watch.isUpToDate (*said))
        return;

    // Of one that does not tell, nobody can tell what its curves have moved from what its editor has.
    if (isSilent (watch.processor()) && node->automation != nullptr && ! node->automation->lanes.empty())
        return;

    const auto now = contentOf (*node);
    const auto before = *watch.known();

    if (*before.state != *now.state)
        contentChanged (id, before, now); // a listener may end the watch

    if (const auto still = states.find (id); still != states.end())
        if (const auto* saidNow = present()->find (id))
            still->second->learn (now, *saidNow);
}

void SessionDocument::Implementation::takeStates()
{
    std::vector<NodeID> silent;

    for (const auto& [id, watch] : states)
        if (isSilent (watch->processor()))
            silent.push_back (id);

    for (const auto id : silent)
        takeState (id);
}

void SessionDocument::Implementation::pollStates()
{
    std::vector<NodeID> changed;
    const auto model = graph.model();

    for (auto& [id, watch] : states)
    {
        const auto* node = model->findNode (id);
        const auto* said = present()->find (id);

        if (node == nullptr || said == nullptr || node->instance->incarnation() != watch->instance())
            continue;

        // A gesture says itself what it changes.
        if (const auto gestures = watched.find (id);
            gestures != watched.end() && gestures->second.gestures->hasOpen())
            continue;

        if (watch->isUpToDate (*said))
        {
            if (watch->isNewsComplete())
                changed.push_back (id);
        }
        else if (watch->hasSettled())
        {
            watch->learn (contentOf (*node), *said);
        }
    }

    for (const auto id : changed)
        takeState (id);
}

//======================================================================================================================
void SessionDocument::watchState (NodeID id)
{
    const auto model = implementation->graph.model();

    if (const auto* node = model->findNode (id); node != nullptr && node->instance->hasProcessor())
        implementation->states[id] =
            std::make_unique<StateWatch> (node->instance->processor(), node->instance->incarnation());
}

bool SessionDocument::isStateKnown (NodeID id) const
{
    const auto found = implementation->states.find (id);
    return found != implementation->states.end() && found->second->known().has_value();
}

void SessionDocument::noteState (NodeID id)
{
    if (const auto found = implementation->states.find (id);
        found != implementation->states.end() && isSilent (found->second->processor()))
    {
        implementation->catchUp();
        implementation->takeState (id);
    }
}

void SessionDocument::unwatchState (NodeID id)
{
    noteState (id);
    implementation->states.erase (id);
}

} // namespace lopsided
