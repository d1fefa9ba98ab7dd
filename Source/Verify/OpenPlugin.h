#pragma once

#include <functional>
#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <memory>

namespace lopsided
{

/** Makes one more instance of the plugin that is observed. Thread: the message thread. */
using OpenPlugin = std::function<PluginResult<std::unique_ptr<juce::AudioProcessor>>()>;

} // namespace lopsided
