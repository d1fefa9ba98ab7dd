#include "ControlGraph.h"

#include <atomic>
#include <thread>

namespace lopsided
{
namespace
{

TEST (CallbackLock, IsNotTakenUnlessANodeAsks)
{
    ControlGraph graph;
    const juce::ScopedLock hold { graph.processor.getCallbackLock() };
    std::thread renderer { [&] { graph.render (64); } };
    renderer.join();
    EXPECT_EQ (graph.processor.calls.size(), 1u);
}

TEST (CallbackLock, ThatIsMissedMakesOneSilentCountedBlock)
{
    ControlGraph graph;
    graph.graph.model.setNodeOptions (graph.id, { .callbackLock = NodeOptions::CallbackLock::tried }).value();
    graph.compile();
    graph.setNow (0.5f);
    EXPECT_FALSE (isSilent (graph.render (64).audio));

    {
        const juce::ScopedLock hold { graph.processor.getCallbackLock() };
        std::thread renderer { [&] { EXPECT_TRUE (isSilent (graph.render (64).audio)); } };
        renderer.join();
    }

    EXPECT_EQ (graph.processor.calls.size(), 1u);
    EXPECT_EQ (graph.instance().state().missedLocks(), 1u);
    EXPECT_EQ (graph.graph.carried.counters().missedCallbackLocks, 1u);
    EXPECT_FALSE (isSilent (graph.render (64).audio));
}

} // namespace
} // namespace lopsided
