#pragma once

#include "../model/SessionComment.h"
#include "../model/SessionMapping.h"
#include "../model/SessionOutput.h"
#include "../model/SessionPosition.h"

namespace lopsided
{

/** The nearest value that a session file can hold: a document is always one that can be saved. What is not a number becomes 0,
    or what it is by default. Thread: any. Cost: O(1), and of a comment its text's length. */
[[nodiscard]] SessionPosition within (SessionPosition position);
[[nodiscard]] SessionComment within (SessionComment comment);
[[nodiscard]] SessionMapping within (SessionMapping mapping);
[[nodiscard]] SessionOutput within (SessionOutput output);
[[nodiscard]] juce::String withinName (const juce::String& name);
[[nodiscard]] double withinTempo (double beatsPerMinute);

} // namespace lopsided
