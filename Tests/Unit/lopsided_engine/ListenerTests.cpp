#include "GraphFixture.h"
#include "MessageLoop.h"

#include <gmock/gmock.h>

#include <barrier>
#include <thread>
#include <vector>

namespace lopsided::testing
{
namespace
{
using ::testing::ElementsAre;

using ListenerTest = GraphFixture;

/** Writes down what it is told. */
class Diary final : public GraphListener
{
public:
    void commitAccepted (std::uint64_t version) override { write ("accepted", version); }
    void commitPublished (std::uint64_t version) override { write ("published", version); }
    void commitSettled (std::uint64_t version) override { write ("settled", version); }

    std::vector<juce::String> entries;
    bool wasElsewhere = false;

private:
    void write (const char* what, std::uint64_t version)
    {
        entries.push_back (juce::String { what } + " " + juce::String { version });
        wasElsewhere = wasElsewhere || ! juce::MessageManager::existsAndIsCurrentThread();
    }
};

TEST_F (ListenerTest, HearsThatACommitWasAcceptedPublishedAndHasSettled)
{
    Diary diary;
    graph.addListener (&diary);
    insert (makeGain (0.5f));
    EXPECT_THAT (diary.entries, ElementsAre ("accepted 1", "published 1", "settled 1"));

    graph.removeListener (&diary);
    insert (makeGain (0.5f));
    EXPECT_EQ (diary.entries.size(), 3u);
}

TEST_F (ListenerTest, ACommitSettlesOnlyWhenItsPredecessorsSectionHasClosed)
{
    std::barrier inside { 2 };
    std::barrier leave { 2 };
    insert (std::make_unique<FunctionProcessor> (2, 2, TestProcessor::Midi::none, [&] (auto&, auto&) {
        inside.arrive_and_wait();
        leave.arrive_and_wait();
    }));

    Diary diary;
    graph.addListener (&diary);
    std::thread audioThread { [this] { render(); } };
    inside.arrive_and_wait();

    auto edit = graph.edit();
    edit.removeNode (graph.model()->nodes().front().id);
    ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    graph.reclaim();
    EXPECT_THAT (diary.entries, ElementsAre ("accepted 2", "published 2"));
    EXPECT_EQ (graph.statistics().retired - graph.statistics().reclaimed, 1u);

    leave.arrive_and_wait();
    audioThread.join();
    graph.reclaim();
    EXPECT_THAT (diary.entries, ElementsAre ("accepted 2", "published 2", "settled 2"));
    graph.removeListener (&diary);
}

TEST_F (ListenerTest, CommitsOfAnUnpreparedGraphArePublishedByPrepareToPlay)
{
    Diary diary;
    GraphProcessor unprepared; // ends first: it tells of what is destroyed with it
    unprepared.addListener (&diary);

    for (int i = 0; i < 2; ++i)
    {
        auto edit = unprepared.edit();
        edit.addNode (makeGain (1.0f));
        ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    EXPECT_THAT (diary.entries, ElementsAre ("accepted 1", "accepted 2"));
    unprepared.prepareToPlay (sampleRate, blockSize);
    EXPECT_THAT (diary.entries, ElementsAre ("accepted 1", "accepted 2", "published 1", "published 2",
                                             "settled 1", "settled 2"));
}

TEST_F (ListenerTest, ACommitFromAnotherThreadIsToldOnTheMessageThread)
{
    Diary diary;
    graph.addListener (&diary);
    auto edit = graph.edit();
    edit.addNode (makeGain (1.0f));
    std::thread { [&edit] { EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok()); } }.join();
    EXPECT_TRUE (diary.entries.empty());

    EXPECT_TRUE (runMessageLoopUntil ([&] { return diary.entries.size() == 3; }));
    EXPECT_FALSE (diary.wasElsewhere);
    graph.removeListener (&diary);
}

/** Commits again from within, and takes itself off. */
class Meddler final : public GraphListener
{
public:
    explicit Meddler (GraphProcessor& graphToEdit)
        : graph (graphToEdit)
    {}

    void commitAccepted (std::uint64_t) override
    {
        graph.removeListener (this);
        auto edit = graph.edit();
        edit.addNode (makeGain (1.0f));
        EXPECT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

private:
    GraphProcessor& graph;
};

TEST_F (ListenerTest, AListenerMayCommitAndRemoveItself)
{
    Meddler meddler { graph };
    Diary diary;
    graph.addListener (&meddler);
    graph.addListener (&diary);
    insert (makeGain (0.5f));
    EXPECT_EQ (graph.model()->nodes().size(), 2u);
    EXPECT_TRUE (graph.drain (std::chrono::seconds { 10 }));
    EXPECT_EQ (diary.entries.size(), 6u);
    graph.removeListener (&diary);
}
} // namespace
} // namespace lopsided::testing
