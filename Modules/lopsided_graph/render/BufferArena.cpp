#include "BufferArena.h"

#include <new>

namespace lopsided
{

namespace
{
constexpr std::size_t floatsPerLine = BufferArena::alignment / sizeof (float);
constexpr std::size_t pageBytes = 4096;

std::size_t strideFor (int maximumBlockSize)
{
    const auto lines = (static_cast<std::size_t> (maximumBlockSize) + floatsPerLine - 1) / floatsPerLine;

    // Buffers that start at multiples of a large power of two fall on the same few lines of the cache, the more so
    // as blocks are often far shorter than the maximum: one line of stagger spreads them.
    return (lines % 8 == 0 ? lines + 1 : lines) * floatsPerLine;
}
} // namespace

void BufferArena::Free::operator() (float* block) const noexcept
{
    ::operator delete (block, std::align_val_t { alignment });
}

BufferArena::BufferArena (std::size_t numBuffersToMake, int maximumBlockSize)
    : stride (strideFor (maximumBlockSize)),
      count (numBuffersToMake)
{
    if (count == 0)
        return;

    memory.reset (static_cast<float*> (::operator new (sizeInBytes(), std::align_val_t { alignment })));

    // No page may be missing when the audio thread comes.
    for (std::size_t offset = 0; offset < sizeInBytes(); offset += pageBytes)
        memory.get()[offset / sizeof (float)] = 0.0f;

    memory.get()[count * stride - 1] = 0.0f;
}

bool BufferArena::suits (std::size_t numBuffersWanted, int maximumBlockSize) const noexcept
{
    constexpr std::size_t few = 64;
    return count >= numBuffersWanted && count <= 2 * numBuffersWanted + few
           && stride == strideFor (maximumBlockSize);
}

} // namespace lopsided
