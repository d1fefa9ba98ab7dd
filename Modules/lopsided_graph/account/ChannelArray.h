#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace lopsided
{

/** A value for each channel of a node. Those of one or two channels stand inside, beside what uses them: a line of the
    cache less for each block. Realtime: allocates when made for more. */
template <typename Value>
class ChannelArray
{
public:
    explicit ChannelArray (int numChannels)
        : count (static_cast<std::uint32_t> (std::max (0, numChannels)))
    {
        if (count > numInside)
            many = std::make_unique<Value[]> (count);
    }

    [[nodiscard]] std::size_t size() const noexcept { return count; }

    [[nodiscard]] Value* data() noexcept { return many != nullptr ? many.get() : inside.data(); }
    [[nodiscard]] const Value* data() const noexcept { return many != nullptr ? many.get() : inside.data(); }

    /** Where few values are kept: an address that is known without reading anything. */
    [[nodiscard]] const void* room() const noexcept { return inside.data(); }

    [[nodiscard]] Value& operator[] (std::size_t channel) noexcept { return data()[channel]; }
    [[nodiscard]] const Value& operator[] (std::size_t channel) const noexcept { return data()[channel]; }

    [[nodiscard]] Value* begin() noexcept { return data(); }
    [[nodiscard]] Value* end() noexcept { return data() + count; }

private:
    static constexpr std::size_t numInside = 2;

    std::unique_ptr<Value[]> many;
    std::uint32_t count;
    std::array<Value, numInside> inside {};
};

} // namespace lopsided
