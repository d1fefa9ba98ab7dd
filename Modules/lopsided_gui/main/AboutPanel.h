#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

/** Version, licences and what the program is made of. Thread: message thread. Realtime: may block. Cost: O(1). */
class AboutPanel final : public juce::Component
{
public:
    AboutPanel();

    void resized() override;

private:
    juce::TextEditor text;
};

} // namespace lopsided
