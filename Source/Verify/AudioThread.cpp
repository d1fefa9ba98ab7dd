#include "AudioThread.h"

#include <RealtimeTrap/RealtimeTrap.h>

#include <chrono>
#include <cstdlib>
#include <future>
#include <juce_audio_basics/juce_audio_basics.h>
#include <juce_events/juce_events.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <thread>

namespace lopsided
{

void AudioThread::run (const std::function<void()>& function, Denormals denormals)
{
    std::packaged_task<void()> task ([&function, denormals] {
        // Explicitly, both ways: a thread begins as the one that started it, and libraries change that when they are loaded.
        juce::FloatVectorOperations::disableDenormalisedNumberSupport (denormals == Denormals::off);
        trap::prepareThread();
        void* volatile warmUp = std::malloc (1); // a thread's first allocation makes system calls of its own
        std::free (warmUp);
        function();
    });

    auto done = task.get_future();
    std::thread thread (std::move (task));

    while (done.wait_for (std::chrono::milliseconds (1)) != std::future_status::ready)
        while (compatibility::dispatchNextMessage())
        {}

    thread.join();

    // However fast it was.
    while (compatibility::dispatchNextMessage())
    {}

    done.get();
}

} // namespace lopsided
