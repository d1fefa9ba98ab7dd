#include "DocumentState.h"

#include "../build/SessionBuilder.h"
#include "SnapshotTransition.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;

// How often gestures are looked for: what a hand does next should find them as a step.
constexpr int pollMilliseconds = 50;
} // namespace

class SessionDocument::Implementation::Editing
{
public:
    explicit Editing (Implementation& document)
        : depth (document.editingDepth)
    {
        ++depth;
    }
    ~Editing() { --depth; }
    Editing (const Editing&) = delete;
    Editing& operator= (const Editing&) = delete;

private:
    int& depth;
};

SessionDocument::Implementation::Implementation (GraphProcessor& graphToEdit, PluginLibrary& libraryToUse)
    : graph (graphToEdit),
      library (libraryToUse),
      parameters (graphToEdit),
      histories { DocumentHistory (std::make_shared<DocumentSnapshot>()),
                  DocumentHistory (std::make_shared<DocumentSnapshot>()) }
{
    graph.addListener (this);
    startTimer (pollMilliseconds);
}

SessionDocument::Implementation::~Implementation()
{
    graph.removeListener (this);
}

void SessionDocument::Implementation::callListeners (const std::function<void (DocumentListener&)>& call)
{
    for (auto* listener : std::vector<DocumentListener*> (listeners))
        if (std::find (listeners.begin(), listeners.end(), listener) != listeners.end())
            call (*listener);
}

void SessionDocument::Implementation::tell (void (DocumentListener::*what)())
{
    callListeners ([what] (auto& listener) { (listener.*what)(); });
}

void SessionDocument::Implementation::warn (const std::string& sentence)
{
    callListeners ([&sentence] (auto& listener) { listener.documentWarned (sentence); });
}

void SessionDocument::Implementation::warnAll (const std::vector<std::string>& sentences)
{
    for (const auto& sentence : sentences)
        warn (sentence);
}

//======================================================================================================================
std::shared_ptr<DocumentSnapshot> SessionDocument::Implementation::copyOf (const DocumentSnapshot& snapshot)
{
    auto copy = std::make_shared<DocumentSnapshot> (snapshot);
    copy->revision = ++lastRevision;
    return copy;
}

void SessionDocument::Implementation::followGraph (Author author)
{
    const auto now = DocumentSnapshot::following (present(), *graph.model());

    if (now != present())
        history().amend (author == Author::somebodyElse ? copyOf (*now) : now);

    followGestures();
}

void SessionDocument::Implementation::catchUp()
{
    if (editingDepth > 0)
        return;

    takeGestures();
    const auto before = present();
    followGraph (Author::somebodyElse);

    if (present() != before)
    {
        tell (&DocumentListener::structureChanged);
        tell (&DocumentListener::documentChanged);
    }
}

SessionResult<void> SessionDocument::Implementation::commit (Transaction& edit, const juce::String& stepName,
                                                             const Adjust& adjust)
{
    {
        const Editing editing (*this);
        auto committed = edit.commit();

        if (! committed)
            return SessionError { Code::graph, committed.error().message, {} };

        for (const auto& error : committed.leftOut())
            warn (error.message);
    }

    const auto next = copyOf (*DocumentSnapshot::following (present(), *graph.model()));

    if (adjust)
        adjust (*next);

    history().add (next, stepName);
    followGestures();
    tell (&DocumentListener::structureChanged);
    tell (&DocumentListener::documentChanged);
    return {};
}

void SessionDocument::Implementation::addStep (const juce::String& stepName, const Adjust& adjust)
{
    const auto next = copyOf (*present());
    adjust (*next);
    history().add (next, stepName);
}

SessionResult<void> SessionDocument::Implementation::show (const DocumentSnapshot::Pointer& wanted)
{
    std::vector<NodeID> leaving;

    for (const auto& node : present()->nodes)
        if (! DocumentSnapshot::isIn (*node, *wanted))
            leaving.push_back (node->id);

    noteParameters (leaving);
    const Editing editing (*this);
    const auto gone = SnapshotTransition (graph, library, parameters, directory()).go (*present(), *wanted);

    if (! gone)
        return gone.error();

    warnAll (*gone);
    return {};
}

void SessionDocument::Implementation::keepContents (const std::vector<NodeID>& leaving)
{
    noteParameters (leaving);
    const auto model = graph.model();

    for (const auto id : leaving)
        if (const auto* node = present()->find (id))
            SnapshotTransition::keepContent (*model, *node);
}

SessionResult<std::unique_ptr<juce::AudioProcessor>> SessionDocument::Implementation::open (
    const PluginReference& plugin) const
{
    const BuildOptions options;
    const auto builder = NodeBuilder::forGraph (graph, library, directory(), options);
    auto created = library.create (SessionBuilder::resolved (plugin, directory()), builder.sampleRate,
                                   builder.maximumBlockSize);

    if (! created)
        return SessionError { Code::plugin, created.error().message, {} };

    return std::move (*created);
}

juce::String SessionDocument::Implementation::nameOf (NodeID id)
{
    const auto* node = present()->find (id);
    return node != nullptr ? node->name : juce::String();
}

//======================================================================================================================
void SessionDocument::Implementation::commitAccepted (std::uint64_t)
{
    catchUp();
}

void SessionDocument::Implementation::nodePrepared (NodeID node)
{
    // It may have other parameters by now.
    watched.erase (node);
    followGestures();
}

void SessionDocument::Implementation::instanceAboutToBeDestroyed (juce::AudioProcessor& processor)
{
    std::erase_if (watched, [&processor] (const auto& entry) {
        return &entry.second.gestures->processor() == &processor;
    });
    std::erase_if (states,
                   [&processor] (const auto& entry) { return &entry.second->processor() == &processor; });
}

void SessionDocument::Implementation::followGestures()
{
    const auto model = graph.model();

    std::erase_if (watched, [&model] (const auto& entry) {
        const auto* node = model->findNode (entry.first);
        return node == nullptr || node->instance->incarnation() != entry.second.instance;
    });

    for (const auto& node : model->nodes())
        if (! watched.contains (node.id))
            watched.emplace (node.id,
                             Watched { node.instance->incarnation(),
                                       std::make_unique<ParameterGestures> (node.instance->processor()) });
}

} // namespace lopsided
