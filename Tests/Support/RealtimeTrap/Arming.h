#pragma once

namespace lopsided::testing
{
/** Whether the trap watches a thread. */
enum class Arming
{
    off,
    on
};
} // namespace lopsided::testing
