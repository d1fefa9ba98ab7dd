// Which thread does what: the message thread's role.
#include "RackFixture.h"

#include <lopsided_graph/compat/JuceCompatibility.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

namespace lopsided::testing
{
namespace
{

class RackThreadTest : public RackTest
{
protected:
    RackThreadTest()
    {
        insertGain();
        state = stateOf (rack);
    }

    /** Dispatches messages until a thread is done. */
    static void dispatchWhile (const std::atomic<bool>& isRunning)
    {
        while (isRunning)
            if (! compatibility::dispatchNextMessage())
                std::this_thread::yield();
    }

    void setState (RackProcessor& of) const
    {
        of.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    }

    juce::MemoryBlock state;
};

TEST_F (RackThreadTest, ALifeOnAnotherThreadWhileTheMessageThreadDispatches)
{
    std::atomic<bool> isRunning { true };
    auto heard = 0.0f;
    std::thread daw ([&] {
        RackProcessor other { RackVariant::effect };
        setState (other);
        other.prepareToPlay (rate, blockSize);
        heard = render (other, 0.5f);
        stateOf (other);
        other.releaseResources();
        isRunning = false;
    });

    dispatchWhile (isRunning);
    daw.join();
    EXPECT_EQ (heard, 0.5f);
}

TEST_F (RackThreadTest, ALifeOnAnotherThreadThatTheMessageThreadWaitsFor)
{
    auto heard = 0.0f;
    std::thread daw ([&] {
        const auto other = std::make_unique<RackProcessor> (RackVariant::effect);
        setState (*other);
        other->prepareToPlay (rate, blockSize);
        heard = render (*other, 0.5f);
    });

    daw.join(); // nothing is dispatched
    EXPECT_EQ (heard, 0.5f);

    while (! juce::MessageManager::getInstance()->isThisTheMessageThread())
        compatibility::dispatchNextMessage();
}

TEST_F (RackThreadTest, TheRoleMovesAndALifeGoesOn)
{
    const auto takeRole = [] { juce::MessageManager::getInstance()->setCurrentThreadAsMessageThread(); };
    std::unique_ptr<RackProcessor> moving;

    // A plugin format's own message thread makes it …
    std::thread first ([&] {
        takeRole();
        moving = std::make_unique<RackProcessor> (RackVariant::effect);
        setState (*moving);
        moving->prepareToPlay (rate, blockSize);
        EXPECT_TRUE (moving->document().storeScene (1, "One"));
    });
    first.join();

    // … an editor's host has the role meanwhile …
    std::thread second ([&] {
        takeRole();
        EXPECT_EQ (render (*moving, 0.5f), 0.5f);
        const auto node = moving->document().graph().model()->nodes().front().id;
        EXPECT_TRUE (moving->document().removeNodes ({ node }));
        EXPECT_TRUE (moving->document().storeScene (2, "Two"));
    });
    second.join();

    // … and another thread after it: timers go on there.
    takeRole();
    moving->parameters().scene() = 1;
    const auto isBack = [&] { return moving->document().graph().getNumNodes() == 1; };
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds (10);

    while (! isBack() && std::chrono::steady_clock::now() < end)
        compatibility::dispatchNextMessage();

    EXPECT_TRUE (isBack());
    moving.reset();
}

TEST_F (RackThreadTest, IsPreparedWhileAHostRenders)
{
    std::atomic<bool> isRunning { true };
    std::thread audioThread ([&] {
        while (isRunning)
            render (0.5f);
    });

    for (int turn = 0; turn < 50; ++turn)
        rack.prepareToPlay (rate, turn % 2 == 0 ? 4 * blockSize : blockSize / 4);

    isRunning = false;
    audioThread.join();
    EXPECT_EQ (render (0.5f), 0.5f);
}

TEST_F (RackThreadTest, ReclaimingGoesOnWithoutAnEditor)
{
    auto isDestroyed = false;

    struct Watch final : GraphListener
    {
        explicit Watch (bool& flagToSet)
            : flag (flagToSet)
        {}

        void instanceAboutToBeDestroyed (juce::AudioProcessor&) override { flag = true; }

        bool& flag;
    };

    Watch watch { isDestroyed };
    rack.document().graph().GraphProcessor::addListener (&watch);
    const auto model = rack.document().graph().model();
    const auto node = model->nodes().front().id;
    ASSERT_TRUE (rack.document().removeNodes ({ node }));

    // The history keeps no instance, a model that is held does.
    const_cast<std::shared_ptr<const GraphModel>&> (model).reset();
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds (10);

    while (! isDestroyed && std::chrono::steady_clock::now() < end)
    {
        render();
        compatibility::dispatchNextMessage();
    }

    EXPECT_TRUE (isDestroyed);
    rack.document().graph().GraphProcessor::removeListener (&watch);
}

TEST_F (RackThreadTest, ManyInstancesLoadFromManyThreads)
{
    constexpr auto numThreads = 4;
    std::atomic<int> numRunning { numThreads };
    std::atomic<bool> isRunning { true };
    std::atomic<int> numRight { 0 };
    std::vector<std::thread> threads;

    for (int index = 0; index < numThreads; ++index)
        threads.emplace_back ([&] {
            for (int turn = 0; turn < 5; ++turn)
            {
                RackProcessor other { RackVariant::effect };
                setState (other);
                other.prepareToPlay (rate, blockSize);
                juce::AudioBuffer<float> buffer (2, blockSize);
                buffer.clear();
                juce::FloatVectorOperations::fill (buffer.getWritePointer (0), 0.5f, blockSize);
                juce::MidiBuffer events;
                other.processBlock (buffer, events);
                numRight += buffer.getSample (0, 0) == 0.5f ? 1 : 0;
            }

            if (--numRunning == 0)
                isRunning = false;
        });

    dispatchWhile (isRunning);

    for (auto& thread : threads)
        thread.join();

    EXPECT_EQ (numRight, 5 * numThreads);
}

} // namespace
} // namespace lopsided::testing
