#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__GNUC__) && defined(__x86_64__)
    #include <immintrin.h>
#endif

namespace lopsided
{

/** Looks once at each sample of a block, channel after channel, and knows then of each channel its peak, and of all
    together whether they are exactly silent and whether a sample may be NaN or infinite.

    A running maximum of floats does not keep a NaN, so something else has to notice NaNs: the bitwise OR of all
    samples, one instruction for four. Only where that has every bit of the exponent can there be a NaN or an infinity;
    whether there is one says hasBad(), a second look. That is seldom needed in vain: samples on both sides of 2.0.

    Thread: rendering; a local variable. Realtime: wait-free. Cost: about 7 ns for 64 samples. */
class SignalScan
{
public:
    /** Reads a channel and returns its peak, max |x|; that says nothing where a sample is NaN. */
    float add (const float* samples, std::size_t numSamples) noexcept
    {
        auto peak = 0.0f;

#if defined(__GNUC__)
        const auto* const end = samples + numSamples;

        if (numSamples >= samplesOfPiece)
            peak = addPieces (samples, numSamples / samplesOfPiece);

        for (const auto* rest = end - numSamples % samplesOfPiece; rest != end; ++rest)
            peak = larger (peak, addSample (*rest));
#else
        for (std::size_t i = 0; i < numSamples; ++i)
            peak = larger (peak, addSample (samples[i]));
#endif

        return peak;
    }

    /** True when every sample was 0 or -0. */
    [[nodiscard]] bool isSilent() const noexcept
    {
        return allBits() == 0;
    }

    /** False when no sample was NaN or infinite; when true, ask hasBad(). */
    [[nodiscard]] bool mayHaveBad() const noexcept
    {
        return allBits() >= exponentMask;
    }

    [[nodiscard]] static bool isBad (float sample) noexcept
    {
        return magnitudeOf (sample) > largestFinite;
    }

    /** True when a sample is NaN or infinite. */
    [[nodiscard]] static bool hasBad (const float* samples, std::size_t numSamples) noexcept
    {
        // One maximum over signed numbers: a loop that every compiler vectorises.
        std::int32_t largest = 0;

        for (std::size_t i = 0; i < numSamples; ++i)
        {
            const auto magnitude = static_cast<std::int32_t> (magnitudeOf (samples[i]));
            largest = magnitude > largest ? magnitude : largest;
        }

        return largest > static_cast<std::int32_t> (largestFinite);
    }

    /** Where the first sample that is NaN or infinite stands; numSamples when there is none. */
    [[nodiscard]] static std::size_t firstBad (const float* samples, std::size_t numSamples) noexcept
    {
        std::size_t i = 0;

        while (i < numSamples && ! isBad (samples[i]))
            ++i;

        return i;
    }

private:
    static constexpr std::uint32_t magnitudeMask = 0x7fffffff;
    static constexpr std::uint32_t exponentMask = 0x7f800000;
    static constexpr std::uint32_t largestFinite = 0x7f7fffff;

    static std::uint32_t magnitudeOf (float sample) noexcept
    {
        return std::bit_cast<std::uint32_t> (sample) & magnitudeMask;
    }

    static float larger (float a, float b) noexcept
    {
        return a > b ? a : b;
    }

    float addSample (float sample) noexcept
    {
        const auto magnitude = magnitudeOf (sample);
        bits |= magnitude;
        return std::bit_cast<float> (magnitude);
    }

#if defined(__GNUC__)
    // Four samples in one register, in the words of g++ and clang for every processor: neither of them vectorises a
    // maximum of floats by itself, for fear of NaNs.
    using Floats [[gnu::vector_size (16)]] = float;
    using Words [[gnu::vector_size (16)]] = std::uint32_t;

    static constexpr std::size_t samplesOfPiece = 16;

    static Floats larger (Floats a, Floats b) noexcept
    {
        return a > b ? a : b;
    }

    float addPieces (const float* samples, std::size_t numPieces) noexcept
    {
    #if defined(__x86_64__)
        if (__builtin_cpu_supports ("avx2"))
            return addPiecesEightByEight (samples, numPieces);
    #endif

        Floats peaks[4] {};
        Words words[4] {};

        for (; numPieces > 0; --numPieces, samples += samplesOfPiece)
        {
            for (std::size_t i = 0; i < 4; ++i)
            {
                Words four;
                std::memcpy (&four, samples + 4 * i, sizeof (four));
                four &= magnitudeMask;
                words[i] |= four;
                peaks[i] = larger (peaks[i], std::bit_cast<Floats> (four));
            }
        }

        pieceBits |= (words[0] | words[1]) | (words[2] | words[3]);
        const auto peak = larger (larger (peaks[0], peaks[1]), larger (peaks[2], peaks[3]));
        return larger (larger (peak[0], peak[1]), larger (peak[2], peak[3]));
    }

    #if defined(__x86_64__)
    /** The same with registers that hold eight samples, which not every processor has. */
    [[gnu::target ("avx2")]] float addPiecesEightByEight (const float* samples,
                                                          std::size_t numPieces) noexcept
    {
        const auto mask = _mm256_castsi256_ps (_mm256_set1_epi32 (static_cast<int> (magnitudeMask)));
        auto peaks = _mm256_setzero_ps(), otherPeaks = peaks, words = peaks, otherWords = peaks;

        for (; numPieces > 0; --numPieces, samples += samplesOfPiece)
        {
            const auto eight = _mm256_and_ps (_mm256_loadu_ps (samples), mask);
            const auto others = _mm256_and_ps (_mm256_loadu_ps (samples + 8), mask);
            words = _mm256_or_ps (words, eight);
            otherWords = _mm256_or_ps (otherWords, others);
            peaks = _mm256_max_ps (peaks, eight);
            otherPeaks = _mm256_max_ps (otherPeaks, others);
        }

        words = _mm256_or_ps (words, otherWords);
        peaks = _mm256_max_ps (peaks, otherPeaks);
        const auto fourWords = _mm_or_ps (_mm256_castps256_ps128 (words), _mm256_extractf128_ps (words, 1));
        pieceBits |= std::bit_cast<Words> (fourWords);
        const auto four = _mm_max_ps (_mm256_castps256_ps128 (peaks), _mm256_extractf128_ps (peaks, 1));
        const auto two = _mm_max_ps (four, _mm_movehl_ps (four, four));
        return _mm_cvtss_f32 (_mm_max_ss (two, _mm_movehdup_ps (two)));
    }
    #endif

    [[nodiscard]] std::uint32_t allBits() const noexcept
    {
        const auto halves = std::bit_cast<std::array<std::uint64_t, 2>> (pieceBits);
        const auto half = halves[0] | halves[1];
        return bits | static_cast<std::uint32_t> (half) | static_cast<std::uint32_t> (half >> 32);
    }

    Words pieceBits {};
#else
    [[nodiscard]] std::uint32_t allBits() const noexcept
    {
        return bits;
    }
#endif

    std::uint32_t bits = 0;
};

} // namespace lopsided
