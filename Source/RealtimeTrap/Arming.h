#pragma once

namespace lopsided::trap
{
/** Whether the trap watches a thread. */
enum class Arming
{
    off,
    on
};
} // namespace lopsided::trap
