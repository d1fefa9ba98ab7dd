// A host without a window: plays a graph on a device and edits it by commands that come on its standard input (from a
// person, a pipe, or `socat TCP-LISTEN:4711,bind=127.0.0.1 EXEC:…` where they shall come over the network).
#include "Server.h"

#include <Host/DeviceFinder.h>
#include <Host/HostCallback.h>
#include <Host/UnmeasuredGuard.h>

#include <cstdlib>
#include <iostream>
#include <string>

int main (int argc, char** argv)
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto opened = lopsided::DeviceFinder::open ({ .name = argc > 1 ? argv[1] : "dummy" });

    if (! opened)
    {
        std::cerr << opened.error().message << std::endl;
        return EXIT_FAILURE;
    }

    auto& device = *opened->device;
    const auto rate = device.getCurrentSampleRate();
    const auto blockSize = device.getCurrentBufferSizeSamples();
    lopsided::GraphProcessor graph;
    graph.setRateAndBufferSizeDetails (rate, blockSize);
    graph.prepareToPlay (rate, blockSize);

    lopsided::UnmeasuredGuard guard;
    lopsided::HostCallback callback { graph, guard, nullptr, rate, blockSize };
    device.start (&callback);
    std::cout << "ok playing on " << opened->name << std::endl;

    Server server { graph };

    for (std::string line; std::getline (std::cin, line);)
    {
        const auto answer = server.answer (line);

        if (answer.empty())
            break;

        std::cout << answer << std::endl;
        graph.reclaim(); // no message loop runs here
    }

    device.stop();
    std::cout << "ok " << callback.blocks() << " blocks, " << graph.statistics().commits << " edits"
              << std::endl;
    return callback.blocks() > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
