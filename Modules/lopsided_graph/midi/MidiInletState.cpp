#include "MidiInletState.h"

#include "MidiBytes.h"
#include "MidiHoldRules.h"

namespace lopsided
{

void MidiInletState::hold (MidiPath& path, int channel, int slot) noexcept
{
    if (path.holds().add (channel, slot))
        counts.add (channel, slot);
}

bool MidiInletState::letGo (MidiPath& path, int channel, int slot) noexcept
{
    if (! path.holds().remove (channel, slot))
        return false;

    counts.remove (channel, slot);
    return true;
}

void MidiInletState::follow (MidiPath& path, const std::uint8_t* bytes, int numBytes) noexcept
{
    const auto begin = [&] (int channel, int slot) { hold (path, channel, slot); };
    const auto end = [&] (int channel, int slot) {
        if (letGo (path, channel, slot))
            released.add (channel, slot);
    };

    MidiHoldRules::follow (path.holds(), bytes, numBytes, begin, end);

    if (MidiBytes::isNote (bytes, numBytes))
        return;

    memory.observe (bytes, numBytes);
    isToldForGood = true;
}

} // namespace lopsided
