#pragma once

#include <juce_core/juce_core.h>

namespace lopsided
{

/** JUCE's LADSPA format reports each thing that it does; that is not the user's concern.

    Thread: message thread, one at a time.
*/
class QuietLog final : private juce::Logger
{
public:
    QuietLog()
        : previous (juce::Logger::getCurrentLogger())
    {
        juce::Logger::setCurrentLogger (this);
    }
    ~QuietLog() override { juce::Logger::setCurrentLogger (previous); }

private:
    void logMessage (const juce::String&) override {}

    juce::Logger* const previous;
};

} // namespace lopsided
