#pragma once

#include "Benchmarks/Harness/Contender.h"
#include "Liburcu.h"
#include "Payload.h"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace lopsided::benchmarks
{
/** Readers of a scheme, and a writer beside them if that is wanted. A Scheme has a Reader with read(),
    publish() and tidyUp(), which frees what publish left. */
template <typename Scheme>
Contender readContender (std::string name, int numReaders, WriterActivity writer)
{
    struct Subject
    {
        Scheme scheme;
        std::vector<std::unique_ptr<typename Scheme::Reader>> readers;
    };

    auto subject = std::make_shared<Subject>();
    auto* const scheme = &subject->scheme;
    Contender result { std::move (name), {}, subject };

    for (int i = 0; i < numReaders; ++i)
    {
        auto* const reader =
            subject->readers.emplace_back (std::make_unique<typename Scheme::Reader> (*scheme)).get();

        result.workers.push_back ({ [reader] (std::size_t numOperations) {
            for (std::size_t k = 0; k < numOperations; ++k)
                reader->read();
        } });
    }

    if (writer == WriterActivity::publishesAllTheTime)
        result.workers.push_back ({ [scheme] (std::size_t numOperations) {
                                       for (std::size_t k = 0; k < numOperations; ++k)
                                           scheme->publish (makePayload (static_cast<long> (k)));

                                       scheme->tidyUp();
                                   },
                                    Worker::Role::background });

    return result;
}
} // namespace lopsided::benchmarks
