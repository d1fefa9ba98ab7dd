#pragma once

#include "Benchmarks/Harness/Contender.h"
#include "Benchmarks/Harness/Median.h"
#include "Payload.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace lopsided::benchmarks
{
/** What the reader does while publishes are measured. */
enum class ReaderActivity
{
    idle,            ///< there is one, and it is outside
    readsAllTheTime, ///< on a thread of its own, section after section
    staysInside      ///< one section, open throughout a batch of publishes
};

/** Which part of a writer's work counts. */
enum class Timed
{
    publish,
    publishAndReclaim
};

/** A writer that publishes objects which were made before, in batches; a batch is tidied up after it. */
template <typename Scheme>
class Publisher
{
public:
    Publisher (Timed timedToUse, ReaderActivity readerToUse)
        : timed (timedToUse),
          activity (readerToUse)
    {}

    void publish (std::size_t numOperations)
    {
        for (std::size_t done = 0; done < numOperations; done += batchSize)
            publishBatch();
    }

    void read (std::size_t numOperations)
    {
        for (std::size_t i = 0; i < numOperations; ++i)
            reader.read();
    }

    /** The time of all batches since the last call, as if each had taken as long as the middle one. */
    double takeNanoseconds()
    {
        const auto numBatches = static_cast<double> (batchTimes.size());
        return medianOf (std::exchange (batchTimes, {})) * numBatches;
    }

private:
    using Clock = std::chrono::steady_clock;

    static constexpr std::size_t batchSize = 64;

    void publishBatch()
    {
        for (std::size_t i = 0; i < batchSize; ++i)
            made.push_back (makePayload (static_cast<long> (i)));

        auto start = Clock::now();
        auto end = start;

        const auto publishAll = [&] {
            start = Clock::now();

            for (auto& next : made)
                scheme.publish (std::move (next));

            end = Clock::now();
        };

        if constexpr (requires { reader.readWhile (publishAll); })
        {
            if (activity == ReaderActivity::staysInside)
                reader.readWhile (publishAll);
            else
                publishAll();
        }
        else
        {
            publishAll();
        }

        made.clear();
        scheme.tidyUp();

        if (timed == Timed::publishAndReclaim)
            end = Clock::now();

        batchTimes.push_back (std::chrono::duration<double, std::nano> (end - start).count());
    }

    Scheme scheme;
    typename Scheme::Reader reader { scheme };
    const Timed timed;
    const ReaderActivity activity;
    std::vector<std::shared_ptr<const Payload>> made;
    std::vector<double> batchTimes;
};

template <typename Scheme>
Contender publishContender (std::string name, ReaderActivity reader, Timed timed = Timed::publish)
{
    auto subject = std::make_shared<Publisher<Scheme>> (timed, reader);
    auto* const publisher = subject.get();
    Contender result { std::move (name), {}, std::move (subject) };

    Worker writer;
    writer.work = [publisher] (std::size_t n) { publisher->publish (n); };
    writer.takeOwnNanoseconds = [publisher] { return publisher->takeNanoseconds(); };
    result.workers.push_back (std::move (writer));

    if (reader == ReaderActivity::readsAllTheTime)
        result.workers.push_back (
            { [publisher] (std::size_t n) { publisher->read (n); }, Worker::Role::background });

    return result;
}
} // namespace lopsided::benchmarks
