#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace lopsided
{

/** What a note file begins with, as it lies in memory and in the file. Plain old data: who reads it is another process, after
    the one that wrote it has died. Behind it lies the table of CrashNoteEntry.
*/
struct CrashNotePage
{
    static constexpr std::uint64_t magicNumber = 0x3145544f4e504f4cu; // "LOPNOTE1"
    static constexpr std::size_t numSlots = 256;
    static constexpr std::size_t textBytes = 1016;

    /** What one rendering thread is calling: the address of the processor, 0 between calls. */
    struct alignas (64) Slot
    {
        std::atomic<std::uint64_t> called;
    };

    std::uint64_t magic;
    std::int64_t startedAt;            // milliseconds since 1970
    std::array<char, textBytes> title; // what the process played, for people

    std::atomic<std::uint32_t> isOpening;
    std::array<char, textBytes> opening; // the plugin, as in an entry

    std::array<Slot, numSlots> slots;
};

/** An entry of the table: which plugin a processor's address means. `text` is format, identifier and name, a line each. */
struct CrashNoteEntry
{
    std::uint64_t processor;
    std::array<char, CrashNotePage::textBytes> text;
};

static_assert (std::atomic<std::uint64_t>::is_always_lock_free);
static_assert (sizeof (CrashNoteEntry) == 1024);

} // namespace lopsided
