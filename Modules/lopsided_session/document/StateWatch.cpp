#include "StateWatch.h"

#include "DocumentNode.h"

#include <utility>

namespace lopsided
{

namespace
{
// What was set has been through a block by then, and a toolkit has written what it writes when it opens.
constexpr int settlingPolls = 6;
} // namespace

StateWatch::StateWatch (juce::AudioProcessor& processorToWatch, std::uint64_t instanceToWatch)
    : watched (processorToWatch),
      watchedInstance (instanceToWatch),
      pollsUntilSettled (settlingPolls)
{
    watched.addListener (this);
}

StateWatch::~StateWatch()
{
    watched.removeListener (this);
}

void StateWatch::audioProcessorChanged (juce::AudioProcessor*, const ChangeDetails& details)
{
    if (details.nonParameterStateChanged || details.programChanged)
        numNews.fetch_add (
            1, std::memory_order_relaxed); // pairs with nothing: the state is read by asking the plugin
}

bool StateWatch::isNewsComplete() noexcept
{
    const auto now =
        numNews.load (std::memory_order_relaxed); // pairs with nothing: a later call sees what this misses
    const auto isQuiet = std::exchange (numSeen, now) == now;
    return isQuiet && now != numTaken;
}

void StateWatch::learn (PluginContent contentNow, const DocumentNode& node)
{
    numTaken = numNews.load (std::memory_order_relaxed); // as above
    content = std::move (contentNow);
    saidState = node.state;
    saidParameters = node.parameters;
}

bool StateWatch::isUpToDate (const DocumentNode& node)
{
    if (saidState != node.state || saidParameters != node.parameters)
    {
        content.reset();
        saidState = node.state;
        saidParameters = node.parameters;
        pollsUntilSettled = settlingPolls;
    }

    return content.has_value();
}

bool StateWatch::hasSettled() noexcept
{
    return pollsUntilSettled == 0 || --pollsUntilSettled == 0;
}

} // namespace lopsided
