#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
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

    /** Marks may come again after so many others of the same key. */
    static constexpr std::size_t numMarks = 60;

    /** By how many ways a note can come here. By several, through nodes that pass what they hear, one may bring its end
        to whom another has told of it already: that ends nothing and is no harm, but cannot be told from one too many. */
    enum class Ways
    {
        one,
        many
    };

    explicit MidiWitness (Ways waysToUse)
        : ways (waysToUse)
    {}

    void hear (const std::uint8_t* bytes)
    {
        const auto isController = (bytes[0] & 0xf0) == 0xb0;
        const Key key { bytes[0] & 0x0f, bytes[1] + (isController ? 128 : 0) };
        const auto begins = isController ? bytes[2] >= 64 : (bytes[0] & 0xf0) == 0x90;
        const auto mark = isController ? bytes[2] % 64 : bytes[2];

        if (begins)
            begin (key, mark);
        else
            end (key, mark);
    }

    /** What sounds or is held down. */
    [[nodiscard]] std::string sounding() const
    {
        std::string text;

        for (const auto& [key, marks] : heard)
            for (const auto mark : marks)
                text += describe (key) + " with mark " + std::to_string (mark) + "; ";

        return text;
    }

    [[nodiscard]] int numHeard() const noexcept { return count; }

    /** Of those, how often the end of one came again after the graph had ended it. */
    [[nodiscard]] int numEndedTwice() const noexcept { return endedTwice; }

private:
    void begin (Key key, int mark)
    {
        ++count;
        heard[key].insert (mark);
        std::erase (over[key], mark);
    }

    void end (Key key, int mark)
    {
        auto& sounds = heard[key];
        auto& past = over[key];

        // What ends nothing may be the end of a note that began before its connection did. But it must not be that of a
        // note which the graph has ended.
        if (ways == Ways::one && mark != 0 && sounds.empty())
            endedTwice += static_cast<int> (std::count (past.begin(), past.end(), mark));

        if (mark == 0)
            past.insert (past.end(), sounds.begin(), sounds.end());

        sounds.clear();

        while (past.size() > numMarks / 2)
            past.pop_front();
    }

    [[nodiscard]] static std::string describe (Key key)
    {
        return (key.second < 128 ? "note " : "pedal ") + std::to_string (key.second % 128) + " on channel "
               + std::to_string (key.first + 1);
    }

    const Ways ways;
    std::map<Key, std::set<int>> heard;
    std::map<Key, std::deque<int>> over; ///< marks of what the graph has ended, the latest last
    int count = 0;
    int endedTwice = 0;
};

} // namespace lopsided
