#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

/** What the callback plays: a wavetable and the impulse response that it goes through. Immutable once published, so that the
    two always belong together. */
struct Sound
{
    std::vector<float> wavetable;
    std::vector<float> impulseResponse;
    float mark = 0.0f; ///< every value of both is made from it: so a torn object would show

    static constexpr std::size_t tableSize = 2048;
    static constexpr std::size_t responseSize = 64;

    /** Any thread but the audio thread: it allocates, and takes its time. */
    static Sound make (int number)
    {
        Sound sound;
        sound.mark = 1.0f / static_cast<float> (number);

        for (std::size_t i = 0; i < tableSize; ++i)
            sound.wavetable.push_back (
                sound.mark
                * static_cast<float> (std::sin (2.0 * std::numbers::pi * static_cast<double> (i)
                                                / static_cast<double> (tableSize))));

        sound.impulseResponse.assign (responseSize, sound.mark / static_cast<float> (responseSize));
        return sound;
    }

    bool isWhole() const noexcept
    {
        return wavetable.size() == tableSize && impulseResponse.size() == responseSize
               && wavetable[tableSize / 4] == mark
               && impulseResponse.back() == mark / static_cast<float> (responseSize);
    }
};
