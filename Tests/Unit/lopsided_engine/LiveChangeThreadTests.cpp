// A live change while a block is under way.
#include "LiveChangeFixture.h"

#include <atomic>
#include <barrier>
#include <thread>

namespace lopsided::testing
{
namespace
{

using LiveChangeThreadTest = LiveChangeFixture;

TEST_F (LiveChangeThreadTest, ANodeIsNotPreparedWhileABlockThatBeganWithItIsUnderWay)
{
    std::atomic<bool> isToStay { false };
    std::barrier inside { 2 }, leave { 2 };
    ScriptedProcessor::Script script;
    script.process = [&] (auto&, auto&) {
        if (isToStay.exchange (false))
        {
            inside.arrive_and_wait();
            leave.arrive_and_wait();
        }
    };
    insert (std::make_unique<ScriptedProcessor> (script));
    const auto id = insertLayout();
    ASSERT_TRUE (graph.reprepare (id).has_value());
    play (200);

    isToStay = true;
    std::thread audioThread { [this] { render(); } };
    inside.arrive_and_wait();

    for (int look = 0; look < 3; ++look)
        graph.reclaim();

    EXPECT_EQ (record->prepared, 1) << "the block may still come to it";
    leave.arrive_and_wait();
    audioThread.join();

    takeTurns();
    EXPECT_EQ (record->prepared, 2);
    EXPECT_EQ (record->overlaps, 0);
}

} // namespace
} // namespace lopsided::testing
