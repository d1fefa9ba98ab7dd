#pragma once

#include <string>
#include <vector>

namespace lopsided::testing
{

/** One channel of a sound at 48 kHz, and what is to be known of it. */
class Recording
{
public:
    explicit Recording (std::vector<float> values)
        : samples (std::move (values))
    {}

    /** The first channel of a sound file. Errors: std::runtime_error where it is none. */
    static Recording read (const std::string& file);

    [[nodiscard]] double seconds() const { return static_cast<double> (samples.size()) / rate; }

    /** The part between two times; what lies outside is left out. */
    [[nodiscard]] Recording between (double begin, double end) const;

    [[nodiscard]] float peak() const;
    [[nodiscard]] float largestStep() const;

    /** The peak of the quietest of the blocks that it consists of. */
    [[nodiscard]] float quietestBlock() const;

    /** Of the strongest period between 60 and 2000 Hz, in Hz. */
    [[nodiscard]] double frequency() const;

    bool operator== (const Recording&) const = default;

private:
    static constexpr double rate = 48000.0;

    std::vector<float> samples;
};

} // namespace lopsided::testing
