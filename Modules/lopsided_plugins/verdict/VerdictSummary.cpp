#include "VerdictSummary.h"

namespace lopsided
{

juce::String toString (VerdictSummary summary)
{
    switch (summary)
    {
        case VerdictSummary::clean: return "clean";
        case VerdictSummary::remarks: return "remarks";
        case VerdictSummary::offences: return "offences";
        case VerdictSummary::unstable: return "unstable";
        case VerdictSummary::crashed: return "crashed";
        case VerdictSummary::timedOut: return "timedOut";
        case VerdictSummary::notOpened: return "notOpened";
        case VerdictSummary::notObserved: return "notObserved";
    }

    return {};
}

std::optional<VerdictSummary> verdictSummaryFromString (const juce::String& word)
{
    for (const auto summary : allVerdictSummaries)
        if (toString (summary) == word)
            return summary;

    return std::nullopt;
}

} // namespace lopsided
