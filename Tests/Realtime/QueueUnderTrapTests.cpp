#include "RealtimeTrap/RealtimeExpectations.h"

#include <lopsided_realtime/lopsided_realtime.h>

#include <cstddef>

namespace lopsided::testing
{
namespace
{
class QueueUnderTrap : public RealtimeTest
{};

TEST_F (QueueUnderTrap, PushingPoppingAndAFullOrEmptyQueueAreClean)
{
    SpscQueue<int> queue { 8 };
    std::size_t numPushed = 0, numPopped = 0;
    bool poppedInOrder = true;

    runOnAudioThread ([&] {
        expectNoOffences ([&] {
            for (int i = 0; i < 100; ++i)
                numPushed += queue.tryPush (i) ? 1 : 0;

            for (auto value = queue.tryPop(); value.has_value(); value = queue.tryPop())
            {
                poppedInOrder = poppedInOrder && *value == static_cast<int> (numPopped);
                ++numPopped;
            }
        });
    });

    EXPECT_EQ (numPushed, queue.capacity());
    EXPECT_EQ (numPopped, numPushed);
    EXPECT_EQ (queue.overflows(), 100 - numPushed);
    EXPECT_TRUE (poppedInOrder);
}
} // namespace
} // namespace lopsided::testing
