#pragma once

#include <juce_core/juce_core.h>

#include <array>
#include <optional>

namespace lopsided
{

/** An observation in one word. None of them means "safe": only what came to pass was seen. */
enum class VerdictSummary
{
    clean, /**< nothing to report came to pass */
    remarks, /**< nothing that endangers the sound, but something that a user should know, such as a state that differs */
    offences,   /**< it did in the audio callback what may make it late, or it was late */
    unstable,   /**< it put out NaN or infinity, or threw an exception at the host */
    crashed,    /**< it ended the process that it ran in */
    timedOut,   /**< it did not come back */
    notOpened,  /**< it is there, but could not be opened */
    notObserved /**< this build or system cannot watch what a plugin does */
};

inline constexpr std::array allVerdictSummaries { VerdictSummary::clean,     VerdictSummary::remarks,
                                                  VerdictSummary::offences,  VerdictSummary::unstable,
                                                  VerdictSummary::crashed,   VerdictSummary::timedOut,
                                                  VerdictSummary::notOpened, VerdictSummary::notObserved };

/** The word itself, as it stands in files and listings: "clean", …, "timedOut". Thread: any. */
[[nodiscard]] juce::String toString (VerdictSummary summary);

/** The summary of this word; nothing where there is none. Thread: any. */
[[nodiscard]] std::optional<VerdictSummary> verdictSummaryFromString (const juce::String& word);

} // namespace lopsided
