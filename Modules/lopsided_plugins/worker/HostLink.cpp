#include "HostLink.h"

#include "portable/PortableHostLink.h"

#if JUCE_LINUX
    #include "linux/LinuxHostLink.h"
#endif

namespace lopsided
{

std::unique_ptr<HostLink> HostLink::meet (const juce::StringArray& arguments)
{
#if JUCE_LINUX
    if (auto host = LinuxHostLink::meet (arguments))
        return host;
#endif

    return PortableHostLink::meet (arguments);
}

} // namespace lopsided
