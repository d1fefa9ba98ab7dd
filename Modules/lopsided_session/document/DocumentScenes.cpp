// The scenes of a SessionDocument, and its macros' names.
#include "../build/NodeCapture.h"
#include "DocumentState.h"
#include "DocumentValues.h"
#include "ParameterSettings.h"
#include "SceneCapture.h"
#include "SceneLoader.h"

#include <algorithm>
#include <string>
#include <utility>

namespace lopsided
{

namespace
{
SessionError noSuchScene (int scene, std::size_t numScenes)
{
    const auto known = numScenes == 0   ? std::string ("this session has none")
                       : numScenes == 1 ? std::string ("this session has one")
                                        : "this session has " + std::to_string (numScenes);
    return { SessionError::Code::invalid,
             "there is no scene " + std::to_string (scene) + ": " + known
                 + ". Choose another, or store it first.",
             {} };
}
} // namespace

DocumentScene* SessionDocument::Implementation::findScene (int number)
{
    return number >= 1 && static_cast<std::size_t> (number) <= scenes.size()
               ? &scenes[static_cast<std::size_t> (number - 1)]
               : nullptr;
}

int SessionDocument::Implementation::numberOfScene()
{
    const auto found = std::find_if (scenes.begin(), scenes.end(),
                                     [this] (const auto& scene) { return scene.id == present()->scene; });
    return found != scenes.end() ? static_cast<int> (found - scenes.begin()) + 1 : 0;
}

void SessionDocument::Implementation::noteAllParameters()
{
    std::vector<NodeID> all;

    for (const auto& node : present()->nodes)
        all.push_back (node->id);

    noteParameters (all);
}

void SessionDocument::Implementation::scenesTouched()
{
    isTouched = true;
    tell (&DocumentListener::scenesChanged);
    tell (&DocumentListener::documentChanged);
}

void SessionDocument::Implementation::beginScenes (const Session& session, DocumentSnapshot& first)
{
    scenes = SceneLoader (session, first).load (lastSceneId + 1, lastRevision + 1);
    lastSceneId += scenes.size();
    lastRevision += scenes.size();
    macroNames = session.macroNames;

    if (const auto* recalled = findScene (session.scene))
        first.scene = recalled->id;
}

void SessionDocument::Implementation::keepStateInScenes (
    const DocumentNode& node, const std::shared_ptr<const juce::MemoryBlock>& state)
{
    for (auto& scene : scenes)
        if (const auto* known = scene.snapshot->find (node.id);
            known != nullptr && known->plugin == node.plugin && known->state == nullptr)
        {
            auto amended = std::make_shared<DocumentSnapshot> (*scene.snapshot);
            amended->change (node.id, [&state] (DocumentNode& content) { content.state = state; });
            scene.snapshot = std::move (amended);
        }
}

void SessionDocument::Implementation::noteStates (const DocumentSnapshot& wanted)
{
    const auto model = graph.model();
    const auto before = present();
    auto amended = std::make_shared<DocumentSnapshot> (*before); // the same content: the revision stays

    for (const auto& node : before->nodes)
        if (const auto* other = wanted.find (node->id); other != nullptr && other->plugin == node->plugin
                                                        && other->state != nullptr && node->state == nullptr)
            if (const auto* now = model->findNode (node->id))
            {
                const auto state = std::make_shared<const juce::MemoryBlock> (
                    captureSettings (now->instance->processor(), {}).state);
                amended->change (node->id, [&state] (DocumentNode& content) { content.state = state; });
                keepStateInScenes (*node, state);
            }

    history().amend (std::move (amended));
}

bool SessionDocument::Implementation::isPlaceholder (NodeID id) const
{
    const auto model = graph.model();
    const auto* node = model->findNode (id);
    return node != nullptr
           && dynamic_cast<const PlaceholderProcessor*> (&node->instance->processor()) != nullptr;
}

void SessionDocument::Implementation::setParametersByName()
{
    const auto model = graph.model();
    const auto snapshot = present();
    std::vector<NodeID> told;

    for (const auto& node : snapshot->nodes)
        if (const auto* now = model->findNode (node->id); now != nullptr && node->parametersByName != nullptr)
        {
            told.push_back (node->id);

            for (const auto& [index, value] : parametersByIndex (*node, now->instance->processor()))
                if (auto set = parameters.set (node->id, index, value); set.has_error())
                    warn (set.error().message);
        }

    noteParameters (told);
}

SessionResult<void> SessionDocument::Implementation::captureScenes (Session& session,
                                                                    const juce::File& directory)
{
    const auto model = graph.model();
    SceneCapture capturing (session, *present(), *model, directory);
    std::vector<Session> captured;

    for (const auto& scene : scenes)
    {
        auto one = capturing.capture (scene);

        if (! one)
            return one.error();

        captured.push_back (std::move (*one));
    }

    session.scenes = std::move (captured);
    session.scene = numberOfScene();
    session.macroNames = macroNames;
    return {};
}

//======================================================================================================================
std::vector<juce::String> SessionDocument::sceneNames() const
{
    std::vector<juce::String> names;

    for (const auto& scene : implementation->scenes)
        names.push_back (scene.name);

    return names;
}

int SessionDocument::scene() const
{
    return implementation->numberOfScene();
}

SessionResult<void> SessionDocument::recallScene (int number)
{
    implementation->catchUp();
    const auto* found = implementation->findScene (number);

    if (found == nullptr)
        return noSuchScene (number, implementation->scenes.size());

    const auto scene = *found; // a listener may remove it

    // A scene says what every parameter is: also of those that no step, but MIDI, a macro or a curve has moved.
    implementation->noteAllParameters();
    implementation->noteStates (*scene.snapshot);

    if (const auto shown = implementation->show (scene.snapshot); ! shown)
        return shown.error();

    const auto before = implementation->present();
    implementation->history().add (implementation->copyOf (*scene.snapshot), "Recall " + scene.name);
    implementation->followGraph (Implementation::Author::thisDocument);
    implementation->noteAllParameters();
    implementation->tellOfAll (*before);
    return {};
}

SessionResult<void> SessionDocument::storeScene (int number, const juce::String& name)
{
    implementation->catchUp();
    auto& scenes = implementation->scenes;

    if (number == static_cast<int> (scenes.size()) + 1 && number <= maximumScenes)
        scenes.push_back ({ ++implementation->lastSceneId, "Scene " + juce::String (number), nullptr });
    else if (number > maximumScenes)
        return SessionError { SessionError::Code::invalid,
                              "a session has at most " + std::to_string (maximumScenes)
                                  + " scenes. Store over one of these, or remove one.",
                              {} };

    auto* scene = implementation->findScene (number);

    if (scene == nullptr)
        return noSuchScene (number, scenes.size());

    implementation->noteAllParameters();
    auto amended = std::make_shared<DocumentSnapshot> (*implementation->present());
    amended->scene = scene->id;
    scene->snapshot = amended;
    scene->name = name.isNotEmpty() ? withinName (name) : scene->name;
    implementation->history().amend (amended);
    implementation->scenesTouched();
    return {};
}

SessionResult<void> SessionDocument::renameScene (int number, const juce::String& name)
{
    auto* scene = implementation->findScene (number);

    if (scene == nullptr)
        return noSuchScene (number, implementation->scenes.size());

    if (name.isEmpty())
        return SessionError { SessionError::Code::invalid, "a scene needs a name. Give it one.", {} };

    if (const auto wanted = withinName (name); wanted != scene->name)
    {
        scene->name = wanted;
        implementation->scenesTouched();
    }

    return {};
}

SessionResult<void> SessionDocument::removeScene (int number)
{
    if (implementation->findScene (number) == nullptr)
        return noSuchScene (number, implementation->scenes.size());

    implementation->scenes.erase (implementation->scenes.begin() + (number - 1));
    implementation->scenesTouched();
    return {};
}

//======================================================================================================================
const std::map<int, juce::String>& SessionDocument::macroNames() const
{
    return implementation->macroNames;
}

void SessionDocument::setMacroName (int number, const juce::String& name)
{
    auto& names = implementation->macroNames;
    const auto wanted = withinName (name);
    const auto known = names.find (number);

    if (! juce::isPositiveAndBelow (number, SessionLimits::maximumMacros)
        || (known == names.end() ? wanted.isEmpty() : wanted == known->second))
        return;

    if (wanted.isEmpty())
        names.erase (known);
    else
        names[number] = wanted;

    implementation->isTouched = true;
    implementation->tell (&DocumentListener::settingsChanged);
    implementation->tell (&DocumentListener::documentChanged);
}

} // namespace lopsided
