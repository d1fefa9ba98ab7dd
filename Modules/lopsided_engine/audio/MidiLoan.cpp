#include "MidiLoan.h"

#include <lopsided_graph/lopsided_graph.h>

namespace lopsided
{

void MidiLoan::prepare()
{
    if (isSpareThere)
        return;

    spare = {};
    MidiRoom::reserve (spare);
    isSpareThere = true;
}

int MidiLoan::makeRoom (juce::MidiBuffer& callersBuffer) noexcept
{
    const auto usedBytes = callersBuffer.data.size();

    if (lent != nullptr && callersBuffer.data.begin() == lent)
        return MidiRoom::capacityBytes;

    if (! isSpareThere || usedBytes > MidiRoom::capacityBytes)
        return usedBytes;

    spare.data.clearQuick();

    if (usedBytes > 0)
        spare.data.addArray (callersBuffer.data.begin(), usedBytes);

    spare.swapWith (callersBuffer);
    isSpareThere = false;
    lent = callersBuffer.data.begin();
    return MidiRoom::capacityBytes;
}

} // namespace lopsided
