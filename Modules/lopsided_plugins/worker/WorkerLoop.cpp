#include "WorkerLoop.h"

#include "BoundedJson.h"
#include "HostLink.h"

#include <juce_events/juce_events.h>

#include <array>
#include <exception>
#include <iostream>
#include <thread>

namespace lopsided
{

namespace
{
juce::var object (const char* key, const juce::var& value)
{
    auto made = std::make_unique<juce::DynamicObject>();
    made->setProperty (key, value);
    return made.release();
}

juce::var refusal (const juce::String& why)
{
    return object ("refused", why);
}
} // namespace

WorkerLoop::WorkerLoop (std::vector<std::unique_ptr<WorkerTask>> tasksToRun)
    : tasks (std::move (tasksToRun))
{}

WorkerLoop::~WorkerLoop() = default;

int WorkerLoop::run (const juce::StringArray& arguments)
{
    host = HostLink::meet (arguments);

    if (host == nullptr)
    {
        std::cerr << "This program opens plugins for lopsided, which starts it. It does nothing by itself.\n";
        return 2;
    }

    std::thread ([this] { readRequests(); }).detach();
    juce::MessageManager::getInstance()->runDispatchLoop();
    host->endProcess(); // a plugin has told the message loop to stop
    return 1;           // which g++ expects after a virtual function, whatever that says of itself
}

// [reader]
void WorkerLoop::readRequests()
{
    std::array<char, 4096> bytes {};
    std::string received;

    while (const auto count = host->receive (bytes.data(), bytes.size()))
    {
        received.append (bytes.data(), count);

        for (auto end = received.find ('\n'); end != std::string::npos; end = received.find ('\n'))
        {
            juce::MessageManager::callAsync ([this, line = received.substr (0, end)] { serve (line); });
            received.erase (0, end + 1);
        }
    }

    host->endProcess();
}

void WorkerLoop::serve (const std::string& line)
{
    if (! host->send (juce::JSON::toString (answer (line), true).toStdString() + '\n'))
        host->endProcess();
}

juce::var WorkerLoop::answer (const std::string& line) const
{
    const auto request = readBoundedJson (line);

    if (! request)
        return refusal ("the request cannot be read");

    const auto wanted = (*request)["task"].toString();

    if (wanted == "hello")
        return object ("answer", true);

    try
    {
        for (const auto& task : tasks)
        {
            if (task->name() != wanted)
                continue;

            const auto result = task->run (*request);
            return result ? object ("answer", *result) : refusal (result.error().message);
        }
    }
    catch (const std::exception& error)
    {
        return refusal (juce::String ("it threw an exception: ") + error.what());
    }
    catch (...)
    {
        return refusal ("it threw an exception");
    }

    return refusal ("the worker has no task '" + wanted + "'");
}

} // namespace lopsided
