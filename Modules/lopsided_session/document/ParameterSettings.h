#pragma once

#include "DocumentNode.h"

#include <lopsided_plugins/lopsided_plugins.h>

#include <utility>
#include <vector>

namespace lopsided
{

/** The ids of a processor's parameters by index; empty for one that is not automatable, about which no snapshot says anything.
    Thread: message thread. Cost: O(parameters). */
[[nodiscard]] std::vector<juce::String> automatableIds (const juce::AudioProcessor& processor);

/** Puts what a node is set to over settings that a session keeps: each name is there once. `ids` are automatableIds.
    Thread: any. Cost: O(parameters × log parameters). */
void overrideParameters (std::vector<SessionParameter>& settings, const DocumentNode& node,
                         const std::vector<juce::String>& ids);

/** What a node is set to, by index: what it says by name too, where the processor has such a parameter.
    Thread: message thread. Cost: O(parameters × log parameters). */
[[nodiscard]] boost::container::flat_map<int, float> parametersByIndex (
    const DocumentNode& node, const juce::AudioProcessor& processor);

} // namespace lopsided
