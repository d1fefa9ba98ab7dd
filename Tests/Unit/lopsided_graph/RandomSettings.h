#pragma once

#include <lopsided_graph/lopsided_graph.h>

#include <cstdint>
#include <memory>
#include <string>

namespace lopsided
{

/** What random graphs are rendered with, drawn from their seeds: any 64 seeds in a row have every rate with every
    maximum block, alone and with a worker. */
class RandomSettings
{
public:
    /** Whether one rate in four is 2 kHz, at which what is measured in seconds is soon over. */
    enum class Rates
    {
        real,
        slowToo
    };

    explicit RandomSettings (Rates ratesToDraw = Rates::real)
        : rates (ratesToDraw)
    {}

    [[nodiscard]] RenderSettings of (std::uint32_t seed, int numChannels = 2)
    {
        constexpr double all[] { 44100.0, 48000.0, 96000.0, 2000.0 };
        constexpr int sizes[] { 16, 32, 64, 128, 256, 512, 1024 };
        const auto numRates = rates == Rates::real ? 3u : 4u;
        const auto size = seed / 4 % 8;

        // The last eighth has any size.
        RenderSettings settings { all[seed % 4 % numRates],
                                  size < 7 ? sizes[size] : 16 + static_cast<int> (seed * 2654435761u % 1009u),
                                  numChannels, numChannels };

        // ThreadSanitizer has something to look at wherever there is a worker.
#if defined(__SANITIZE_THREAD__)
        const auto hasWorker = seed % 8 != 0;
#else
        const auto hasWorker = seed / 32 % 2 == 1;
#endif

        if (hasWorker)
            settings.workers = onePool();

        return settings;
    }

    [[nodiscard]] static std::string describe (const RenderSettings& settings)
    {
        return std::to_string (settings.sampleRate) + " Hz, blocks of up to "
               + std::to_string (settings.maximumBlockSize) + ", "
               + (settings.workers != nullptr ? "a worker" : "no worker");
    }

    /** How many seeds a test takes: fewer beside a sanitizer, which makes each of them slow. */
    [[nodiscard]] static constexpr std::uint32_t runs (std::uint32_t full)
    {
#if defined(__SANITIZE_THREAD__)
        return full / 12;
#elif defined(__SANITIZE_ADDRESS__)
        return full / 3;
#else
        return full;
#endif
    }

private:
    [[nodiscard]] const std::shared_ptr<WorkerPool>& onePool()
    {
        if (pool == nullptr)
            pool = std::make_shared<WorkerPool> (WorkerOptions { .numWorkers = 1 });

        return pool;
    }

    const Rates rates;
    std::shared_ptr<WorkerPool> pool;
};

} // namespace lopsided
