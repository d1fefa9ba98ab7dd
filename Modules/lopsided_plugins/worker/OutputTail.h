#pragma once

#include <juce_core/juce_core.h>

#include <string>

namespace lopsided
{

/** The last of what a worker wrote to its terminal: bounded, however much that is. Thread: one at a time. */
class OutputTail
{
public:
    void add (const char* bytes, std::size_t numBytes);
    void clear() noexcept { kept.clear(); }

    /** The last line that says something, at most so many characters of it; what could steer a terminal is `?`. */
    [[nodiscard]] juce::String lastLine (std::size_t maximumLength = 200) const;

    [[nodiscard]] std::size_t size() const noexcept { return kept.size(); }

    static constexpr std::size_t capacity = 4096;

private:
    std::string kept;
};

} // namespace lopsided
