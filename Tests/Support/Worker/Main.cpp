// A worker with tasks that do what plugins do at their worst; with --as-host or --as-portable-host, a host of one
// that waits to be killed.
#include "MisbehavingTask.h"

#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <iostream>

#include <unistd.h>

namespace
{
using namespace lopsided;

juce::var requestTo (const juce::String& behaviour)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("task", "misbehave");
    object->setProperty ("how", behaviour);
    return object.release();
}

WorkerCommand thisProgram()
{
    return { juce::File::getSpecialLocation (juce::File::currentExecutableFile), {}, {} };
}

int beHost()
{
    WorkerProcess worker (thisProgram());
    const auto reply = worker.request (requestTo ("start-a-process"), std::chrono::seconds (10));
    std::cout << worker.processId() << ' ' << static_cast<int> (reply.answer) << std::endl;

    for (;;)
        ::pause();
}

int bePortableHost()
{
    auto command = thisProgram();
    command.isPortable = true;
    WorkerProcess worker (command);
    const auto reply = worker.request (requestTo ("tell-your-number"), std::chrono::seconds (10));
    std::cout << static_cast<int> (reply.answer) << std::endl;

    for (;;)
        ::pause();
}
} // namespace

int main (int argc, char** argv)
{
    if (argc > 1 && argv[1] == std::string ("--as-host"))
        return beHost();

    if (argc > 1 && argv[1] == std::string ("--as-portable-host"))
        return bePortableHost();

    const juce::ScopedJuceInitialiser_GUI messageThread;
    std::vector<std::unique_ptr<WorkerTask>> tasks;
    tasks.push_back (std::make_unique<testing::MisbehavingTask>());
    return WorkerLoop (std::move (tasks)).run (juce::StringArray (argv + 1, argc - 1));
}
