#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lopsided
{

/** Hears MIDI at one destination and says what is wrong with it. Every note and pedal carries a mark in its velocity or
    value that its release bears as well, so that pairs are known; what ends a sound without a mark was made by the graph. */
class MidiWitness
{
public:
    using Key = std::pair<int, int>; ///< channel, and note or 128 + pedal

    /** Counts what was played on each key, over all players. */
    using Counts = std::map<Key, int>;

    /** Marks come again after so many others of the same key. */
    static constexpr int numMarks = 60;

    /** Counts one more. @returns its mark. */
    [[nodiscard]] static int nextMark (int& count) { return 1 + count++ % numMarks; }

    /** By how many ways a note can come here. By several, through nodes that pass what they hear, one may bring its end
        to whom another has told of it already: that ends nothing and is no harm, but cannot be told from one too many. */
    enum class Ways
    {
        one,
        many
    };

    MidiWitness (std::string nameToUse, Ways waysToUse, const Counts& countsOfAll)
        : name (std::move (nameToUse)),
          ways (waysToUse),
          counts (countsOfAll)
    {}

    void hear (std::int64_t time, const std::uint8_t* bytes)
    {
        const auto isController = (bytes[0] & 0xf0) == 0xb0;
        const Key key { bytes[0] & 0x0f, bytes[1] + (isController ? 128 : 0) };
        const auto begins = isController ? bytes[2] >= 64 : (bytes[0] & 0xf0) == 0x90;
        const auto mark = isController ? bytes[2] % 64 : bytes[2];

        if (begins)
            begin (key, mark);
        else
            end (time, key, mark);
    }

    /** What sounds or is held down. */
    [[nodiscard]] std::string sounding() const
    {
        std::string text;

        for (const auto& [key, marks] : heard)
            for (const auto& [mark, number] : marks)
                text += describe (key) + " with mark " + std::to_string (mark) + "; ";

        return text;
    }

    [[nodiscard]] int numHeard() const noexcept { return numBegun; }

private:
    /** A note or pedal that the graph has ended, and which of all on its key it was. */
    struct Over
    {
        int mark = 0;
        int number = 0;
    };

    void begin (Key key, int mark)
    {
        ++numBegun;
        heard[key][mark] = youngestOf (key, mark);
        std::erase_if (over[key], [mark] (const Over& past) { return past.mark == mark; });
    }

    void end (std::int64_t time, Key key, int mark)
    {
        auto& sounds = heard[key];
        auto& past = over[key];
        const auto youngest = youngestOf (key, mark);

        // What ends nothing may be the end of a note that began before its connection did. But it must not be that of a
        // note which the graph has ended.
        if (ways == Ways::one && mark != 0 && sounds.empty())
        {
            const auto isIt = [&] (const Over& ended) {
                return ended.mark == mark && ended.number == youngest;
            };
            EXPECT_TRUE (std::none_of (past.begin(), past.end(), isIt))
                << name << " at " << time << ": " << describe (key) << " with mark " << mark
                << " is ended once more";
        }

        if (mark == 0)
            for (const auto& [sound, number] : sounds)
                past.push_back ({ sound, number });

        sounds.clear();
    }

    /** Of those that were played with a mark, the number of the one that was played last. */
    [[nodiscard]] int youngestOf (Key key, int mark) const
    {
        const auto found = counts.find (key);
        const auto count = found != counts.end() ? found->second : 0;
        return count - 1 - (count - mark + numMarks) % numMarks;
    }

    [[nodiscard]] static std::string describe (Key key)
    {
        return (key.second < 128 ? "note " : "pedal ") + std::to_string (key.second % 128) + " on channel "
               + std::to_string (key.first + 1);
    }

    const std::string name;
    const Ways ways;
    const Counts& counts;
    std::map<Key, std::map<int, int>> heard; ///< of each mark, which of all on its key it is
    std::map<Key, std::vector<Over>> over;
    int numBegun = 0;
};

} // namespace lopsided
