#include "GraphFixture.h"
#include "MessageLoop.h"

#include <atomic>
#include <barrier>
#include <latch>
#include <memory>
#include <thread>

namespace lopsided::testing
{
namespace
{
using LifetimeTest = GraphFixture;

void removeFirstNode (GraphProcessor& graph)
{
    auto edit = graph.edit();
    edit.removeNode (graph.model()->nodes().front().id);
    EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
}

TEST_F (LifetimeTest, AnInstanceIsDestroyedOnceOnTheMessageThreadByTheLoopAlone)
{
    const auto journal = std::make_shared<Journal>();
    std::barrier inside { 2 };
    std::barrier leave { 2 };
    ScriptedProcessor::Script script;
    script.journal = journal;
    script.process = [&] (auto&, auto&) {
        inside.arrive_and_wait();
        leave.arrive_and_wait();
    };
    insert (std::make_unique<ScriptedProcessor> (script));

    std::thread audioThread { [this] { render(); } };
    inside.arrive_and_wait();
    removeFirstNode (graph);
    graph.reclaim();
    EXPECT_EQ (journal->destroyed, 0) << "a section is open";
    leave.arrive_and_wait();
    audioThread.join();

    EXPECT_TRUE (runMessageLoopUntil ([&] { return journal->destroyed == 1; }));
    EXPECT_EQ (journal->destroyedElsewhere, 0);
    EXPECT_EQ (graph.statistics().destroyedOnAudioThread, 0u);
    EXPECT_EQ (graph.statistics().instancesDestroyed, 1u);
}

TEST_F (LifetimeTest, StateCallsReclaimForHostsWithoutAMessageLoop)
{
    const auto journal = std::make_shared<Journal>();
    juce::MemoryBlock state;

    for (int round = 1; round <= 2; ++round)
    {
        insert (makeGain (1.0f, journal));
        render();
        removeFirstNode (graph);
        render();

        if (round == 1)
            graph.getStateInformation (state);
        else
            graph.setStateInformation (nullptr, 0);

        EXPECT_EQ (journal->destroyed, round);
    }

    EXPECT_TRUE (state.isEmpty());
}

TEST_F (LifetimeTest, AReclaimElsewherePostsTheDestruction)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (1.0f, journal));
    auto edit = graph.edit();
    edit.removeNode (graph.model()->nodes().front().id);

    std::thread { [&] {
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
        graph.reclaim();
    } }.join();

    EXPECT_EQ (journal->destroyed, 0);
    EXPECT_TRUE (runMessageLoopUntil ([&] { return journal->destroyed == 1; }));
    EXPECT_EQ (journal->destroyedElsewhere, 0);
}

TEST_F (LifetimeTest, TheGraphIsDestroyedWhileACallbackRuns)
{
    const auto journal = std::make_shared<Journal>();
    std::barrier inside { 2 };
    std::barrier leave { 2 };
    auto owned = std::make_unique<GraphProcessor>();
    owned->prepareToPlay (sampleRate, blockSize);

    ScriptedProcessor::Script script;
    script.journal = journal;
    script.process = [&] (auto& block, auto&) {
        inside.arrive_and_wait();
        leave.arrive_and_wait();
        block.applyGain (0.5f);
    };

    auto edit = owned->edit();
    const auto id = edit.addNode (std::make_unique<ScriptedProcessor> (script));
    connectStereo (edit, owned->audioInput(), id);
    connectStereo (edit, id, owned->audioOutput());
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    for (int channel = 0; channel < 2; ++channel)
        juce::FloatVectorOperations::fill (audio.getWritePointer (channel), 1.0f, blockSize);

    std::latch isGoing { 1 };
    std::thread audioThread { [&, raw = owned.get()] { raw->processBlock (audio, midi); } };
    std::thread helper { [&] {
        isGoing.wait();

        // The destructor has begun, or is about to: whether it waits shows in what the node finds.
        EXPECT_EQ (journal->destroyed, 0);
        leave.arrive_and_wait();
    } };

    inside.arrive_and_wait();
    isGoing.count_down();
    owned.reset();
    EXPECT_EQ (journal->destroyed, 1);
    audioThread.join();
    helper.join();
    EXPECT_EQ (audio.getSample (0, blockSize - 1), 0.5f);
    EXPECT_EQ (journal->destroyedElsewhere, 0);
}

TEST_F (LifetimeTest, TheGraphMayBeDestroyedOffTheMessageThread)
{
    const auto journal = std::make_shared<Journal>();
    auto owned = std::make_unique<GraphProcessor>();
    auto edit = owned->edit();
    edit.addNode (makeGain (1.0f, journal));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());

    std::atomic<bool> isDone { false };
    std::thread other { [&] {
        owned.reset();
        isDone = true;
    } };

    EXPECT_TRUE (runMessageLoopUntil ([&] { return isDone.load(); }));
    other.join();
    EXPECT_TRUE (runMessageLoopUntil ([&] { return journal->destroyed == 1; }));
    EXPECT_EQ (journal->destroyedElsewhere, 0);
}

TEST_F (LifetimeTest, AModelThatIsKeptKeepsItsInstancesBeyondTheGraph)
{
    const auto journal = std::make_shared<Journal>();
    auto owned = std::make_unique<GraphProcessor>();
    auto edit = owned->edit();
    edit.addNode (makeGain (1.0f, journal));
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    auto kept = owned->model();
    owned.reset();
    EXPECT_EQ (journal->destroyed, 0);

    std::thread { [&] { kept.reset(); } }.join();
    EXPECT_EQ (journal->destroyed, 0) << "that was not the message thread";
    EXPECT_TRUE (runMessageLoopUntil ([&] { return journal->destroyed == 1; }));
    EXPECT_EQ (journal->destroyedElsewhere, 0);
}

TEST_F (LifetimeTest, AModelThatACallbackDropsIsCountedAndNotDestroyedThere)
{
    const auto journal = std::make_shared<Journal>();
    insert (makeGain (1.0f, journal));
    auto kept = graph.model();
    auto edit = graph.edit();
    edit.removeNode (kept->nodes().front().id);
    const auto dropper = edit.addNode (std::make_unique<FunctionProcessor> (
        2, 2, TestProcessor::Midi::none, [&kept] (auto&, auto&) { kept.reset(); }));
    connectStereo (edit, dropper, graph.audioOutput());
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    EXPECT_EQ (journal->destroyed, 0);

    std::thread { [this] { render(); } }.join();
    EXPECT_EQ (graph.statistics().destroyedOnAudioThread, 1u);
    EXPECT_EQ (journal->destroyed, 0);
    graph.reclaim();
    EXPECT_EQ (journal->destroyed, 1);
    EXPECT_EQ (journal->destroyedElsewhere, 0);
}

/** Looks at the editor when it is told of a destruction. */
class Watcher final : public GraphListener
{
public:
    void instanceAboutToBeDestroyed (juce::AudioProcessor& processor) override
    {
        hadEditor = processor.getActiveEditor() != nullptr;
        ++numTold;
    }

    int numTold = 0;
    bool hadEditor = false;
};

TEST_F (LifetimeTest, AnEditorThatIsOpenIsClosedBeforeItsInstanceIsDestroyed)
{
    Watcher watcher;
    graph.addListener (&watcher);
    insert (makeGain (1.0f));
    auto& processor = graph.model()->nodes().front().instance->processor();
    const juce::Component::SafePointer<juce::Component> editor { processor.createEditorIfNeeded() };
    ASSERT_NE (editor.getComponent(), nullptr);

    removeFirstNode (graph);
    graph.reclaim();
    EXPECT_EQ (watcher.numTold, 1);
    EXPECT_TRUE (watcher.hadEditor);
    EXPECT_EQ (editor.getComponent(), nullptr);
    EXPECT_EQ (graph.statistics().instancesDestroyed, 1u);
    graph.removeListener (&watcher);
}

TEST_F (LifetimeTest, APluginsDestructorMayEditTheGraph)
{
    ScriptedProcessor::Script script;
    auto token = std::shared_ptr<int> (new int { 0 }, [this] (const int* value) {
        const std::unique_ptr<const int> owned { value };
        auto edit = graph.edit();
        edit.addNode (makeGain (0.5f), "left behind");
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    });
    script.process = [token] (auto&, auto&) {};
    insert (std::make_unique<ScriptedProcessor> (script));
    script = {};
    token.reset();

    removeFirstNode (graph);
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    ASSERT_EQ (graph.model()->nodes().size(), 1u);
    EXPECT_EQ (graph.model()->nodes().front().name, "left behind");
}
} // namespace
} // namespace lopsided::testing
