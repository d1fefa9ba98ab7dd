#pragma once

#include "../model/SessionNode.h"

#include <juce_core/juce_core.h>

namespace lopsided
{

/** A file as a session in `directory` names it: relative where it lies beneath. Thread: any. Cost: some strings. */
[[nodiscard]] juce::String relativeTo (const juce::File& directory, const juce::File& file);

/** A node of a session in `directory` as it is to be kept while that may be saved elsewhere: its file and its state name whole
    paths. Thread: any. Realtime: may block. Cost: that of StateFiles for an LV2 state. */
[[nodiscard]] SessionNode withWholePaths (SessionNode node, const juce::File& directory);

/** The way back: as a session in `directory` is to name them. Thread: any. Realtime: may block. Cost: as withWholePaths. */
[[nodiscard]] SessionNode withPathsOf (SessionNode node, const juce::File& directory);

} // namespace lopsided
