#include <gtest/gtest.h>
#include <lopsided_graph/render/BufferArena.h>

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

TEST (BufferArena, OfNoBuffersTakesNoMemory)
{
    EXPECT_EQ (BufferArena (0, 512).sizeInBytes(), 0u);
    EXPECT_EQ (BufferArena().numBuffers(), 0u);
}

} // namespace
} // namespace lopsided
