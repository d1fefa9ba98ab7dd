#pragma once

#include "Sound.h"

#include <lopsided_rcu/lopsided_rcu.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <span>

/** An audio callback that plays whatever sound is current. It never waits, allocates or frees, however often the sound is
    replaced meanwhile. */
class Player
{
public:
    /** Made off the audio thread: it takes a slot in the cell. */
    explicit Player (lopsided::RcuCell<Sound>& cell)
        : reader (cell)
    {}

    // [audio thread]
    void process (std::span<float> block) noexcept
    {
        const lopsided::ReadGuard sound {
            reader
        }; // what it points to stays, whole, until the end of this block

        for (auto& sample : block)
        {
            history[position % Sound::responseSize] = sound->wavetable[(position * 9) % Sound::tableSize];
            sample = 0.0f;

            for (std::size_t tap = 0; tap < Sound::responseSize; ++tap)
                sample += sound->impulseResponse[tap] * history[(position - tap) % Sound::responseSize];

            ++position;
        }

        numTorn += sound->isWhole() ? 0 : 1;
        ++numBlocks;
    }

    // [shared]
    std::atomic<int> numBlocks { 0 };
    std::atomic<int> numTorn { 0 };

private:
    lopsided::RcuCell<Sound>::Reader reader;

    // [audio thread]
    std::array<float, Sound::responseSize> history {};
    std::size_t position = Sound::responseSize;
};
