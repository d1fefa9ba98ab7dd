#pragma once

#include "DelayRequest.h"

#include <algorithm>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace lopsided
{

/** The delay lines of one kind that recompiles carry over, sorted by identity.
    Thread: producer. Realtime: allocates. */
template <typename Line>
class CarriedLines
{
public:
    /** One line for each request, in their order: the one that is known under the identity and long enough, or else
        a new one. Lines that no sequence uses any more are forgotten.
        `requests` are sorted by identity, each identity once. Cost: O(requests + lines). */
    [[nodiscard]] std::vector<std::shared_ptr<Line>> acquire (std::span<const DelayRequest> requests,
                                                              int maximumBlockSize);

    /** Whether a line is known under an identity and a sequence still uses it. Cost: O(log lines). */
    [[nodiscard]] bool knows (const ConnectionIdentity& identity) const noexcept
    {
        const auto isBefore = [] (const Entry& entry, const ConnectionIdentity& wanted) {
            return entry.identity < wanted;
        };
        const auto found = std::lower_bound (entries.begin(), entries.end(), identity, isBefore);
        return found != entries.end() && found->identity == identity && ! found->line.expired();
    }

private:
    struct Entry
    {
        ConnectionIdentity identity;
        std::weak_ptr<Line> line;
    };

    // [message thread]
    std::vector<Entry> entries;
};

template <typename Line>
std::vector<std::shared_ptr<Line>> CarriedLines<Line>::acquire (std::span<const DelayRequest> requests,
                                                                int maximumBlockSize)
{
    std::vector<std::shared_ptr<Line>> lines;
    std::vector<Entry> merged;
    lines.reserve (requests.size());
    merged.reserve (requests.size() + entries.size());

    auto known = entries.begin();

    // A line that this compile does not want may still be wanted by the next one, while an older sequence plays it.
    const auto keepUntil = [&] (auto isReached) {
        for (; known != entries.end() && ! isReached (*known); ++known)
            if (! known->line.expired())
                merged.push_back (std::move (*known));
    };

    for (const auto& request : requests)
    {
        keepUntil ([&] (const Entry& entry) { return entry.identity >= request.identity; });

        std::shared_ptr<Line> line;

        if (known != entries.end() && known->identity == request.identity)
            line = (known++)->line.lock();

        if (line == nullptr || ! line->canDelayBy (request.delaySamples))
            line = std::make_shared<Line> (request.delaySamples, maximumBlockSize);

        merged.push_back ({ request.identity, line });
        lines.push_back (std::move (line));
    }

    keepUntil ([] (const Entry&) { return false; });
    entries = std::move (merged);
    return lines;
}

} // namespace lopsided
