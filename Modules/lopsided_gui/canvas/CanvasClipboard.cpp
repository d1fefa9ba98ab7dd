#include "CanvasClipboard.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{
namespace
{
juce::String& ownClipboard()
{
    static juce::String content;
    return content;
}
} // namespace

void CanvasClipboard::copy (const juce::String& text)
{
    if (canShowEditors())
        juce::SystemClipboard::copyTextToClipboard (text);
    else
        ownClipboard() = text;
}

juce::String CanvasClipboard::text()
{
    return canShowEditors() ? juce::SystemClipboard::getTextFromClipboard() : ownClipboard();
}

} // namespace lopsided
