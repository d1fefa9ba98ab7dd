#include "WorkerLink.h"

#include "portable/PortableWorkerLink.h"

#if JUCE_LINUX
    #include "linux/LinuxWorkerLink.h"
#endif

namespace lopsided
{

std::unique_ptr<WorkerLink> WorkerLink::start (const WorkerCommand& command)
{
#if JUCE_LINUX
    if (! command.isPortable)
        return std::make_unique<LinuxWorkerLink> (command);
#endif

    return std::make_unique<PortableWorkerLink> (command);
}

juce::String WorkerLink::startErrorFor (const WorkerCommand& command, const juce::String& why)
{
    return "The worker program '" + command.executable.getFullPathName() + "' cannot be started: " + why
           + ". Install it beside this program, or name it in the environment variable LOPSIDED_WORKER.";
}

} // namespace lopsided
