#include "SignalNames.h"

#include <csignal>
#include <cstring>

namespace lopsided
{

juce::String signalName (int number)
{
#if JUCE_LINUX
    if (const auto* name = ::sigabbrev_np (number); name != nullptr)
        return juce::String ("SIG") + name;
#endif

    return "signal " + juce::String (number);
}

} // namespace lopsided
