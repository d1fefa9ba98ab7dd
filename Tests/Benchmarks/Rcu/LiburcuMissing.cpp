#include "Liburcu.h"

namespace lopsided::benchmarks
{
std::optional<Contender> liburcuMemb (int, WriterActivity)
{
    return {};
}

std::optional<Contender> liburcuQsbr (int, WriterActivity)
{
    return {};
}
} // namespace lopsided::benchmarks
