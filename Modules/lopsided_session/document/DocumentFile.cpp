// A SessionDocument and its file.
#include "../build/NodeLocation.h"
#include "../build/SessionBuilder.h"
#include "../file/SessionFile.h"
#include "Autosave.h"
#include "DocumentState.h"
#include "DocumentValues.h"
#include "ParameterSettings.h"

#include <utility>

namespace lopsided
{

void SessionDocument::Implementation::begin (const Session& session, const juce::File& newFile)
{
    file = newFile;
    name = session.name;
    unknownKeys = session.unknownKeys;
    unknownConnectionKeys.clear();
    output = within (session.output);
    tempo = withinTempo (session.tempo);
    slot = Slot::a;
    hasOther = false;

    for (const auto& connection : session.connections)
        if (! connection.unknownKeys.empty())
            unknownConnectionKeys.emplace (connection.connection, connection.unknownKeys);

    auto first = std::make_shared<DocumentSnapshot>();
    first->comments = std::make_shared<std::vector<SessionComment>> (session.comments);
    first->mappings = std::make_shared<std::vector<SessionMapping>> (session.mappings);
    first->endPositions = session.endPositions;
    const auto all =
        std::make_shared<DocumentSnapshot> (*DocumentSnapshot::following (std::move (first), *graph.model()));
    all->revision = ++lastRevision;

    for (const auto& node : session.nodes)
        all->change (node.id, [&node] (DocumentNode& known) {
            known.position = node.position;
            known.plugin->content.unknownKeys = node.unknownKeys;
            known.plugin->content.unknownPluginKeys = node.unknownPluginKeys;
        });

    beginScenes (session, *all);
    histories[0] = DocumentHistory (all);
    histories[1] = DocumentHistory (all);
    followGestures();
}

void SessionDocument::Implementation::setSaved()
{
    savedRevision = present()->revision;
    isTouched = false;
}

SessionResult<void> SessionDocument::Implementation::replaceAll (const Session& session,
                                                                 const juce::File& newFile,
                                                                 const BuildOptions& options, Mark mark)
{
    takeGestures();
    ++editingDepth;
    const auto built = SessionBuilder::build (session, library, graph, options);
    --editingDepth;

    if (! built)
        return built.error();

    begin (session, newFile);
    setSaved();
    isTouched = mark == Mark::unsaved;
    tell (&DocumentListener::sessionBegun);
    tell (&DocumentListener::structureChanged);
    tell (&DocumentListener::layoutChanged);
    tell (&DocumentListener::settingsChanged);
    tell (&DocumentListener::scenesChanged);
    tell (&DocumentListener::documentChanged);

    for (const auto& path : session.unknownKeyPaths())
        warn (path + ": this version does not know this key. It is kept as it is.");

    warnAll (built->warnings);
    return {};
}

SessionResult<void> SessionDocument::Implementation::resolve()
{
    ++editingDepth;
    const auto resolved = SessionBuilder::resolvePlaceholders (graph, library, directory());
    --editingDepth;

    if (! resolved)
        return resolved.error();

    // The same plugins, real by now: every snapshot means these.
    const auto model = graph.model();

    for (const auto& node : present()->nodes)
        if (const auto* now = model->findNode (node->id))
            node->plugin->instance = now->instance->incarnation();

    followGraph (Author::thisDocument);
    setParametersByName();
    warnAll (resolved->warnings);
    tell (&DocumentListener::structureChanged);
    return {};
}

SessionResult<Session> SessionDocument::Implementation::capture (const juce::File& directory)
{
    catchUp();
    auto session = SessionBuilder::capture (graph, name, directory);

    if (! session)
        return session;

    const auto& now = *present();
    session->unknownKeys = unknownKeys;
    session->comments = *now.comments;
    session->mappings = *now.mappings;
    session->endPositions = now.endPositions;
    session->output = output;
    session->tempo = tempo;

    for (auto& node : session->nodes)
        if (const auto* known = now.find (node.id))
        {
            node.position = known->position;
            node.unknownKeys = known->plugin->content.unknownKeys;
            node.unknownPluginKeys = known->plugin->content.unknownPluginKeys;

            // What a snapshot brought back names whole paths; of what plays they are relative already.
            if (known->plugin->content.plugin.format.isNotEmpty() && isPlaceholder (node.id))
                node = withPathsOf (std::move (node), directory);
        }

    for (auto& connection : session->connections)
        if (const auto known = unknownConnectionKeys.find (connection.connection);
            known != unknownConnectionKeys.end())
            connection.unknownKeys = known->second;

    parameters.addTo (*session);

    if (const auto done = captureScenes (*session, directory); ! done)
        return done.error();

    // After the scenes, which have values of their own for what is missing.
    for (auto& node : session->nodes)
        if (const auto* known = now.find (node.id); known != nullptr && known->parametersByName != nullptr)
            overrideParameters (node.parameters, *known, {});

    return session;
}

//======================================================================================================================
SessionResult<void> SessionDocument::clear()
{
    return implementation->replaceAll ({}, {}, {}, Implementation::Mark::saved);
}

SessionResult<void> SessionDocument::open (const juce::File& file, const BuildOptions& options)
{
    const auto session = SessionFile::load (file);

    if (! session)
        return session.error();

    return implementation->replaceAll (*session, file, options, Implementation::Mark::saved);
}

SessionResult<void> SessionDocument::open (const Session& session, const BuildOptions& options)
{
    return implementation->replaceAll (session, {}, options, Implementation::Mark::saved);
}

SessionResult<void> SessionDocument::recover (const juce::File& autosave, const BuildOptions& options)
{
    auto session = SessionFile::load (autosave);

    if (! session)
        return session.error();

    const auto original = Autosave::takeOriginal (*session);
    session->directory = original == juce::File() ? juce::File() : original.getParentDirectory();
    return implementation->replaceAll (*session, original, options, Implementation::Mark::unsaved);
}

SessionResult<void> SessionDocument::save (const juce::File& file)
{
    implementation->catchUp();
    implementation->takeStates();
    const auto session = implementation->capture (file.getParentDirectory());

    if (! session)
        return session.error();

    if (const auto saved = SessionFile::save (*session, file); ! saved)
        return saved.error();

    implementation->file = file;
    implementation->setSaved();
    implementation->tell (&DocumentListener::documentChanged);
    return {};
}

juce::File SessionDocument::file() const
{
    return implementation->file;
}

juce::String SessionDocument::title() const
{
    return implementation->file == juce::File() ? juce::String ("Untitled")
                                                : implementation->file.getFileNameWithoutExtension();
}

bool SessionDocument::isModified() const
{
    return implementation->isTouched || implementation->present()->revision != implementation->savedRevision;
}

SessionResult<Session> SessionDocument::capture() const
{
    return implementation->capture (implementation->directory());
}

} // namespace lopsided
