#include "UserScale.h"

#include <juce_gui_basics/juce_gui_basics.h>

namespace lopsided
{

float UserScale::get() noexcept
{
    return current;
}

void UserScale::set (float scale)
{
    if (juce::approximatelyEqual (scale, current))
        return;

    current = scale;

    // As JUCE does when its own factor changes.
    for (int i = juce::ComponentPeer::getNumPeers(); --i >= 0;)
        if (auto* peer = juce::ComponentPeer::getPeer (i))
            peer->handleScreenSizeChange();
}

} // namespace lopsided
