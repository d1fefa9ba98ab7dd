#pragma once

#include "RenderPlan.h"

#include <cstdint>

namespace lopsided
{

/** Sums terms whose gains are on their way, piece by piece: in a piece every gain is 1, 0, or on one ramp. A gain of 1 is
    not a multiplication; a term at 0 is left out, so that its NaNs stay out too; the first term is copied, not added
    to zero. So once all have arrived the sum is what MixKernel makes of the same terms, bit by bit. */
class FadingMix
{
public:
    using Term = RenderPlan::FadingTerm;
    using Piece = GainRamp::Piece;

    /** When a block is mixed. */
    struct Moment
    {
        std::uint64_t version = 0; ///< the sequence's
        std::int64_t position = 0; ///< the graph's clock at the first sample
    };

    /** `pieces` is scratch, as long as the terms. */
    FadingMix (const Term* termsToMix, Piece* scratch, std::uint32_t numTerms, Moment momentToMix) noexcept
        : terms (termsToMix),
          pieces (scratch),
          count (numTerms),
          moment (momentToMix)
    {}

    /** Writes the sum of a block. The destination may be the source of the first term, and of no other. `silentBuffers`
        says of each of the plan's buffers whether it is known to be exactly silent, or is null.
        @returns whether the sum is. Thread: rendering. Realtime: wait-free. Cost: one read of each term, one write for
        each. */
    bool render (float* destination, int numSamples, const std::uint8_t* silentBuffers) const noexcept;

private:
    void aim() const noexcept;
    [[nodiscard]] bool isSilent (int numSamples, const std::uint8_t* silentBuffers) const noexcept;
    [[nodiscard]] int peek (int numSamples) const noexcept;
    void mixPieces (float* destination, int offset, int numSamples) const noexcept;
    void advance (int numSamples) const noexcept;
    void note() const noexcept;
    [[nodiscard]] bool isRingOver (const Term& term) const noexcept;

    const Term* const terms;
    Piece* const pieces;
    const std::uint32_t count;
    const Moment moment;
};

} // namespace lopsided
