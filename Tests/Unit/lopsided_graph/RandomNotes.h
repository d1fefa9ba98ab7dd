#pragma once

#include "MidiWitness.h"

#include <juce_audio_basics/juce_audio_basics.h>

#include <map>
#include <random>

namespace lopsided
{

/** Plays notes and pedals at random, each with a mark of its own, and releases every one of them. */
class RandomNotes
{
public:
    using Key = MidiWitness::Key;

    RandomNotes (std::uint32_t seed, MidiWitness::Counts& countsOfAll)
        : random (seed),
          counts (countsOfAll)
    {}

    /** From now on it only releases. */
    void stop() noexcept { isStopped = true; }

    void play (juce::MidiBuffer& midi, int numSamples)
    {
        auto time = 0;

        for (int count = upTo (3) == 0 ? upTo (6) : 0; count > 0; --count)
        {
            time += upTo (std::max (0, numSamples - 1 - time) / 2);
            const Key key { upTo (1), upTo (3) == 0 ? 128 + (upTo (1) == 0 ? 64 : 66) : 60 + upTo (2) };

            if (const auto held = holds.find (key); held != holds.end())
            {
                send (midi, time, key, held->second, false);
                holds.erase (held);
            }
            else if (! isStopped)
            {
                const auto mark = MidiWitness::nextMark (counts[key]);
                holds[key] = mark;
                send (midi, time, key, mark, true);
            }
        }

        if (isStopped)
            for (; ! holds.empty(); holds.erase (holds.begin()))
                send (midi, numSamples - 1, holds.begin()->first, holds.begin()->second, false);
    }

private:
    int upTo (int highest) { return std::uniform_int_distribution<int> { 0, highest }(random); }

    static void send (juce::MidiBuffer& midi, int time, Key key, int mark, bool begins)
    {
        const auto isPedal = key.second >= 128;
        const auto status = isPedal ? 0xb0 : begins ? 0x90 : 0x80;
        midi.addEvent (
            juce::MidiMessage (status + key.first, key.second % 128, isPedal && begins ? 64 + mark : mark),
            time);
    }

    std::mt19937 random;
    MidiWitness::Counts& counts;
    std::map<Key, int> holds; ///< and their marks
    bool isStopped = false;
};

} // namespace lopsided
