#pragma once

#include <cstdint>
#include <vector>

namespace lopsided
{

/** Numbers of buffers that are free, the one that was used last first: it is the warmest. */
class BufferPool
{
public:
    using Number = std::uint32_t;

    [[nodiscard]] Number acquire()
    {
        if (free.empty())
            return count++;

        const auto number = free.back();
        free.pop_back();
        return number;
    }

    void release (Number number) { free.push_back (number); }

    /** How many were ever in use at the same time. */
    [[nodiscard]] Number size() const noexcept { return count; }

private:
    std::vector<Number> free;
    Number count = 0;
};

} // namespace lopsided
