#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace lopsided
{

/** The audio memory of sequences: mono buffers, each starting on a cache line. Nothing in them outlasts a block, and of the
    sequences of one graph only one renders at a time: so they may share it.
    Thread: made by the producer; channels are the rendering thread's. */
class BufferArena
{
public:
    static constexpr std::size_t alignment = 64;

    BufferArena() = default;

    /** Makes the memory and touches it. Every buffer is written before it is read, so it is not cleared.
        Realtime: allocates. */
    BufferArena (std::size_t numBuffersToMake, int maximumBlockSize);

    /** Realtime: wait-free. */
    [[nodiscard]] float* channel (std::uint32_t number) const noexcept
    {
        return memory.get() + number * stride;
    }

    /** Where each of these buffers is. Realtime: allocates. */
    template <typename Pointer>
    void findChannels (std::span<const std::uint32_t> numbers, std::vector<Pointer>& channels) const
    {
        channels.resize (numbers.size());
        std::transform (
            numbers.begin(), numbers.end(), channels.begin(),
            [first = memory.get(), step = stride] (auto number) { return first + number * step; });
    }

    /** Whether so many buffers are there, of this size, and not far too many. */
    [[nodiscard]] bool suits (std::size_t numBuffersWanted, int maximumBlockSize) const noexcept;

    [[nodiscard]] std::size_t numBuffers() const noexcept { return count; }
    [[nodiscard]] std::size_t sizeInBytes() const noexcept { return count * stride * sizeof (float); }

private:
    struct Free
    {
        void operator() (float* block) const noexcept;
    };

    std::unique_ptr<float, Free> memory;
    std::size_t stride = 0; ///< floats from one buffer to the next
    std::size_t count = 0;
};

} // namespace lopsided
