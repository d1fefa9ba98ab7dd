#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** "SIGSEGV" for 11 and so on; "signal 99" where the system has no name for it. Thread: any. */
[[nodiscard]] juce::String signalName (int number);

} // namespace lopsided
