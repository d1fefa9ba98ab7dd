#include <gtest/gtest.h>
#include <lopsided_graph/lopsided_graph.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace lopsided
{
namespace
{

TEST (BufferArena, StartsEveryBufferOnACacheLineAndKeepsThemApart)
{
    for (const auto blockSize : { 1, 15, 16, 64, 100, 128, 512, 1000, 4096 })
    {
        const BufferArena arena { 10, blockSize };

        for (std::uint32_t i = 0; i < 10; ++i)
        {
            EXPECT_EQ (reinterpret_cast<std::uintptr_t> (arena.channel (i)) % BufferArena::alignment, 0u);

            for (int sample = 0; sample < blockSize; ++sample)
                arena.channel (i)[sample] = static_cast<float> (i);
        }

        for (std::uint32_t i = 0; i < 10; ++i)
            EXPECT_EQ (arena.channel (i)[blockSize - 1], static_cast<float> (i)) << blockSize;
    }
}

TEST (BufferArena, DoesNotPutAllBuffersOnTheSameFewCacheLines)
{
    const BufferArena arena { 64, 512 };
    std::vector<bool> isUsed (64);

    for (std::uint32_t i = 0; i < 64; ++i)
        isUsed[reinterpret_cast<std::uintptr_t> (arena.channel (i)) / 64 % 64] = true;

    EXPECT_GT (std::count (isUsed.begin(), isUsed.end(), true), 32);
}

TEST (BufferArena, IsSharedBySequencesThatFollowEachOtherAsLongAsItSuits)
{
    CarriedState carried;
    auto first = carried.arenaFor (100, 64);
    EXPECT_EQ (first->numBuffers(), 100u) << "nothing to spare for a graph that is never edited";
    EXPECT_EQ (carried.arenaFor (99, 64), first);

    const auto grown = carried.arenaFor (104, 64);
    EXPECT_NE (grown, first);
    EXPECT_GE (grown->numBuffers(), 104u);
    EXPECT_EQ (carried.arenaFor (110, 64), grown);

    const auto longer = carried.arenaFor (110, 512);
    EXPECT_NE (longer, grown);
    EXPECT_EQ (carried.arenaFor (1, 512)->numBuffers(), 1u)
        << "a small graph does not keep the memory of a big one";
}

TEST (BufferArena, GoesWithTheLastSequenceThatUsesIt)
{
    CarriedState carried;
    const std::weak_ptr<const BufferArena> first = carried.arenaFor (100, 64);
    EXPECT_TRUE (first.expired());
}

TEST (BufferArena, OfNoBuffersTakesNoMemory)
{
    EXPECT_EQ (BufferArena (0, 512).sizeInBytes(), 0u);
    EXPECT_EQ (BufferArena().numBuffers(), 0u);
}

} // namespace
} // namespace lopsided
