#pragma once

#include <memory>

namespace lopsided::benchmarks
{
/** What is published and read: the size of a small plan, of which a reader looks at one word. */
struct Payload
{
    long value = 0;
    long rest[7] = {};
};

/** Counts as a use of a value: the compiler may neither leave the load out nor take it out of the loop. */
inline void use (long value) noexcept
{
    asm volatile("" : : "r"(value));
}

inline std::shared_ptr<const Payload> makePayload (long value)
{
    return std::make_shared<const Payload> (Payload { value });
}
} // namespace lopsided::benchmarks
