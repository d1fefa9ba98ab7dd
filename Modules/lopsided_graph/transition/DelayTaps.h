#pragma once

#include "../state/DelayLine.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>

namespace lopsided
{

/** Reads one connection as late as its compensation demands. When the delay changes, a second tap fades in beside the
    first, but only once its line holds that much history; a fade ends before one to a newer delay starts, and the
    newest delay wins. Thread: made by the producer, then the rendering side's alone. Realtime: wait-free. */
class DelayTaps
{
public:
    /** What was heard before the first block. */
    enum class Beginning
    {
        nothing, ///< a new connection: it starts with the delay that it is given
        direct   ///< one that was heard without a delay
    };

    using Lines = std::span<const std::shared_ptr<DelayLine>>;

    /** One block's work. Source and destination may be the same memory. */
    struct Block
    {
        const float* source = nullptr;
        float* destination = nullptr;
        int numSamples = 0;
        std::int64_t position = 0; ///< the graph's clock at the first sample
        Lines lines;               ///< those that may still be heard, the newest last
        int delaySamples = 0;      ///< wanted; 0 is the source itself
        int fadeSamples = 0;
        bool isSourceSilent = false; ///< whether the source is known to be exactly silent
    };

    explicit DelayTaps (Beginning beginning) noexcept
        : isHeard (beginning == Beginning::direct)
    {}

    /** @returns whether what is wanted is all that is heard. */
    bool process (const Block& block) noexcept;

    /** Whether what was read of a block that has been processed is known to be exactly silent, whichever taps it came
        from: so are the source and all that its lines hold. Cost: O(lines). */
    [[nodiscard]] static bool isSilent (const Block& block) noexcept
    {
        const auto holdsSilence = [] (const auto& line) { return line->holdsOnlySilence(); };
        return block.isSourceSilent && std::all_of (block.lines.begin(), block.lines.end(), holdsSilence);
    }

    /** Whether anything was read so far. */
    [[nodiscard]] bool wasHeard() const noexcept { return isHeard; }

    /** The connection was heard without a tap: that is what the first one will fade from. */
    void noteHeard() noexcept { isHeard = true; }

private:
    struct Tap
    {
        std::uint64_t line = 0; ///< DelayLine::id; 0 reads the source
        int delaySamples = 0;

        friend bool operator== (const Tap&, const Tap&) = default;
    };

    [[nodiscard]] static Tap wantedBy (const Block& block) noexcept;
    [[nodiscard]] static DelayLine* find (const Block& block, std::uint64_t id) noexcept;
    [[nodiscard]] static int samplesUntilFilled (const Block& block, const Tap& tap, int offset) noexcept;
    void follow (const Block& block, const Tap& wanted) noexcept;
    static void read (const Block& block, const Tap& tap, int offset, int numSamples) noexcept;
    void crossfade (const Block& block, int offset, int numSamples) noexcept;

    // [audio thread]
    bool isHeard = false;
    Tap current;
    Tap next;
    int faded = 0;      ///< samples of the fade from current to next
    int fadeLength = 0; ///< 0 while there is none
};

} // namespace lopsided
