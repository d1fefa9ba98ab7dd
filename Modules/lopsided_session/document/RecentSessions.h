#pragma once

#include <juce_core/juce_core.h>

#include <cstddef>
#include <vector>

namespace lopsided
{

/** The session files that were opened or saved last. Each change is in a file at once, which is replaced whole: `kill -9` loses no
    more than the last one. Several processes may share it.

    Thread: message thread. Realtime: may block. Cost: reads a small file, and a change waits for the disk.
*/
class RecentSessions
{
public:
    static constexpr std::size_t maximumFiles = 20;

    struct Entry
    {
        juce::File file;
        bool isThere =
            true; /**< it may be on a disk that is not mounted: nobody takes it from the list for that */

        bool operator== (const Entry&) const = default;
    };

    /** A list that is missing or damaged is an empty one. Cost: some strings. */
    explicit RecentSessions (juce::File fileToKeepItIn = standardFile());

    /** The newest first. Cost: also looks for each of them. */
    [[nodiscard]] std::vector<Entry> entries() const;

    /** Makes it the newest. Errors: in words. */
    juce::Result add (const juce::File& session);

    /** Errors: in words. */
    juce::Result remove (const juce::File& session);

    /** Errors: in words. */
    juce::Result clear();

    /** In the folder that lopsidedHome() names. Cost: as that. */
    [[nodiscard]] static juce::File standardFile();

private:
    [[nodiscard]] std::vector<juce::File> read() const;
    [[nodiscard]] juce::Result write (const std::vector<juce::File>& files) const;

    const juce::File list;
};

} // namespace lopsided
