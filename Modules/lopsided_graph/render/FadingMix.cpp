#include "FadingMix.h"

#include <algorithm>

namespace lopsided
{

namespace
{
/** How a term gets into the sum. */
enum class Entry
{
    copies,
    adds
};

template <Entry entry>
void writeTerm (float* destination, const float* source, int numSamples,
                const GainRamp::Piece& piece) noexcept
{
    const auto put = [&] (int i, float sample) {
        if constexpr (entry == Entry::copies)
            destination[i] = sample;
        else
            destination[i] += sample;
    };

    if (piece.kind == GainRamp::Piece::Kind::one)
        for (int i = 0; i < numSamples; ++i)
            put (i, source[i]);
    else
        for (int i = 0; i < numSamples; ++i)
            put (i, source[i] * piece.gainAt (i));
}
} // namespace

bool FadingMix::render (float* destination, int numSamples, const std::uint8_t* silentBuffers) const noexcept
{
    aim();
    const auto sumIsSilent = silentBuffers != nullptr && isSilent (numSamples, silentBuffers);

    for (int offset = 0; offset < numSamples;)
    {
        const auto length = peek (numSamples - offset);
        mixPieces (destination, offset, length);
        advance (length);
        offset += length;
    }

    note();
    return sumIsSilent;
}

bool FadingMix::isSilent (int numSamples, const std::uint8_t* silentBuffers) const noexcept
{
    const auto addsNothing = [&] (const Term& term) {
        if (silentBuffers[term.buffer] != 0)
            return true;

        const auto piece = term.state != nullptr ? term.state->gain.peek (numSamples) : Piece {};
        return piece.kind == Piece::Kind::zero && piece.numSamples == numSamples;
    };

    return std::all_of (terms, terms + count, addsNothing);
}

void FadingMix::aim() const noexcept
{
    for (std::uint32_t i = 0; i < count; ++i)
    {
        const auto& term = terms[i];

        if (term.state == nullptr)
            continue;

        const auto isOver = term.ring != nullptr && isRingOver (term);
        term.state->gain.aimAt (isOver ? 0.0f : term.target, term.fadeSamples, term.curve);
    }
}

bool FadingMix::isRingOver (const Term& term) const noexcept
{
    return term.isFeedback ? term.ring->wasOverBefore (term.ringId, moment.position)
                           : term.ring->isOver (term.ringId);
}

int FadingMix::peek (int numSamples) const noexcept
{
    auto length = numSamples;

    for (std::uint32_t i = 0; i < count; ++i)
    {
        pieces[i] = terms[i].state != nullptr ? terms[i].state->gain.peek (numSamples) : Piece {};

        if (terms[i].state != nullptr)
            length = std::min (length, pieces[i].numSamples);
    }

    return length;
}

void FadingMix::mixPieces (float* destination, int offset, int numSamples) const noexcept
{
    auto* target = destination + offset;
    bool isEmpty = true;

    for (std::uint32_t i = 0; i < count; ++i)
    {
        if (pieces[i].kind == Piece::Kind::zero)
            continue;

        const auto* source = terms[i].source + offset;

        if (isEmpty)
            writeTerm<Entry::copies> (target, source, numSamples, pieces[i]);
        else
            writeTerm<Entry::adds> (target, source, numSamples, pieces[i]);

        isEmpty = false;
    }

    if (isEmpty)
        std::fill_n (target, numSamples, 0.0f);
}

void FadingMix::advance (int numSamples) const noexcept
{
    for (std::uint32_t i = 0; i < count; ++i)
        if (terms[i].state != nullptr)
            terms[i].state->gain.advance (pieces[i], numSamples);
}

void FadingMix::note() const noexcept
{
    for (std::uint32_t i = 0; i < count; ++i)
    {
        const auto& term = terms[i];

        if (term.state == nullptr)
            continue;

        // What rings is not where the sequence wants it before it is out.
        const auto hasArrived = term.ring == nullptr || isRingOver (term);
        term.state->noteGain (moment.version, hasArrived && term.state->gain.isSettled());
    }
}

} // namespace lopsided
