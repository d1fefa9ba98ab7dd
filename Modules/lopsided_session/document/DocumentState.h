#pragma once

#include "DocumentHistory.h"
#include "DocumentScene.h"
#include "ParameterChanges.h"
#include "ParameterGestures.h"
#include "PluginInsertion.h"
#include "SessionDocument.h"
#include "StateWatch.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace lopsided
{

/** What a SessionDocument is made of, and what its functions share. Thread: message thread. */
class SessionDocument::Implementation final : private GraphListener, private juce::Timer
{
public:
    using Adjust = std::function<void (DocumentSnapshot&)>;
    using InsertionPlan = std::function<SessionResult<PluginInsertion> (const juce::AudioProcessor& plugin,
                                                                        const GraphProcessor& graph)>;

    Implementation (GraphProcessor& graphToEdit, PluginLibrary& libraryToUse);
    ~Implementation() override;

    [[nodiscard]] DocumentHistory& history() { return histories[static_cast<std::size_t> (slot)]; }
    [[nodiscard]] DocumentHistory& otherHistory() { return histories[1 - static_cast<std::size_t> (slot)]; }
    [[nodiscard]] const DocumentSnapshot::Pointer& present() { return history().present(); }

    /** Takes up what others have done to the graph, and the gestures in plugins' editors. Before every edit. */
    void catchUp();

    /** Commits a transaction as a step; `adjust` adds to the snapshot what the graph does not know. */
    [[nodiscard]] SessionResult<void> commit (Transaction& edit, const juce::String& name,
                                              const Adjust& adjust = {});

    /** A step that leaves the graph alone. */
    void addStep (const juce::String& name, const Adjust& adjust);

    /** Lets the graph play another snapshot; the caller then makes it the present. */
    [[nodiscard]] SessionResult<void> show (const DocumentSnapshot::Pointer& wanted);

    /** Keeps what each node is that the present has and a transaction is going to take away. */
    void keepContents (const std::vector<NodeID>& leaving);

    /** Amends the present by what the parameters of its nodes are now. */
    void noteParameters (const std::vector<NodeID>& nodes);

    void noteAllParameters();

    /** Null where there is no such scene. The first is 1. */
    [[nodiscard]] DocumentScene* findScene (int number);

    /** The one that the present comes from; 0 for none. */
    [[nodiscard]] int numberOfScene();

    /** Makes the session unsaved, and tells of it. */
    void scenesTouched();

    /** Takes the scenes of a session over that the graph plays already, as `first`. */
    void beginScenes (const Session& session, DocumentSnapshot& first);

    /** Keeps a state that a step is about to change in the scenes that say none of this plugin: they have it in mind. */
    void keepStateInScenes (const DocumentNode& node, const std::shared_ptr<const juce::MemoryBlock>& state);

    /** Keeps what states are that another snapshot is about to change: in the present, and in scenes that say none. */
    void noteStates (const DocumentSnapshot& wanted);

    [[nodiscard]] bool isPlaceholder (NodeID node) const;

    /** Sets what the present says by name of plugins that have come only now. */
    void setParametersByName();

    /** Adds scenes and macros to what has been captured. Errors: SceneCapture's. */
    [[nodiscard]] SessionResult<void> captureScenes (Session& session, const juce::File& directory);

    /** Sets a parameter, or takes up that it has been set, as a step. */
    void parameterChanged (NodeID node, int parameterIndex, float before, float value);

    /** What a node's plugin is set to now. Cost: it saves its state. */
    [[nodiscard]] PluginContent contentOf (const Node& node) const;

    /** Takes up as a step what a plugin has been set to as a whole. */
    void contentChanged (NodeID node, const PluginContent& before, const PluginContent& now);

    /** The same with what a watched plugin is set to now, where that is another thing than was known. */
    void takeState (NodeID node);

    /** Of all that need not tell. */
    void takeStates();

    /** A new content that shares all with this one. */
    [[nodiscard]] std::shared_ptr<DocumentSnapshot> copyOf (const DocumentSnapshot& snapshot);

    /** Begins anew with a session that the graph plays already. */
    void begin (const Session& session, const juce::File& newFile);

    enum class Author
    {
        thisDocument,
        somebodyElse
    };

    /** Makes the present what the graph plays. What somebody else did is another content. */
    void followGraph (Author author);
    void setSaved();
    [[nodiscard]] SessionResult<void> resolve();

    enum class Mark
    {
        saved,
        unsaved
    };

    /** Lets the graph play a session, which begins a new history. */
    [[nodiscard]] SessionResult<void> replaceAll (const Session& session, const juce::File& newFile,
                                                  const BuildOptions& options, Mark mark);

    /** Some nodes as a session. */
    [[nodiscard]] SessionResult<Session> fragmentOf (const std::vector<NodeID>& nodes);

    /** Adds its nodes, and connections from others of this graph into them: their ids, in its order. */
    [[nodiscard]] SessionResult<std::vector<NodeID>> addFragment (const Session& fragment,
                                                                  SessionPosition place,
                                                                  const juce::String& verb,
                                                                  const std::vector<Connection>& fromOutside);

    /** Opens a plugin and adds it as planned: one step. Errors: the plan's, plugin, graph. */
    [[nodiscard]] SessionResult<NodeID> add (const PluginReference& plugin, SessionPosition position,
                                             const char* verb, const InsertionPlan& plan);

    [[nodiscard]] SessionResult<Session> capture (const juce::File& directory);
    [[nodiscard]] juce::File directory() const { return file.getParentDirectory(); }
    [[nodiscard]] SessionResult<std::unique_ptr<juce::AudioProcessor>> open (
        const PluginReference& plugin) const;
    [[nodiscard]] juce::String nameOf (NodeID node);

    /** Tells of everything in which the present differs from this. */
    void tellOfAll (const DocumentSnapshot& before);
    void tell (void (DocumentListener::*what)());
    void warn (const std::string& sentence);
    void warnAll (const std::vector<std::string>& sentences);

    GraphProcessor& graph;
    PluginLibrary& library;
    ParameterChanges parameters;
    std::vector<DocumentListener*> listeners; /**< not owned */

    std::array<DocumentHistory, 2> histories;
    Slot slot = Slot::a;
    bool hasOther = false; /**< whether the other slot has been made yet */
    std::uint64_t lastRevision = 0;
    std::uint64_t savedRevision = 0;
    bool isTouched = false; /**< what is no step has changed since it was saved */

    SessionOutput output;
    double tempo = Session().tempo;
    juce::String name;
    std::vector<DocumentScene> scenes;
    std::uint64_t lastSceneId = 0; /**< they are never used again */
    std::map<int, juce::String> macroNames;
    std::vector<UnknownKey> unknownKeys;
    std::map<Connection, std::vector<UnknownKey>> unknownConnectionKeys;
    juce::File file;

    std::map<NodeID, std::unique_ptr<StateWatch>> states; /**< of the nodes whose editors are open */

private:
    /** Each that is still there when its turn comes: a listener may remove itself or another. */
    void callListeners (const std::function<void (DocumentListener&)>& call);

    /** While this document edits the graph, what the graph tells is no news. */
    class Editing;

    void timerCallback() override;
    void commitAccepted (std::uint64_t version) override;
    void instanceAboutToBeDestroyed (juce::AudioProcessor& processor) override;
    void nodePrepared (NodeID node) override;
    void followGestures();
    void takeGestures();
    void pollStates();

    struct Watched
    {
        std::uint64_t instance;
        std::unique_ptr<ParameterGestures> gestures;
    };

    std::map<NodeID, Watched> watched;
    int editingDepth = 0;
};

} // namespace lopsided
