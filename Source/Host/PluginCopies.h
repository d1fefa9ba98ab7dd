#pragma once

#include <juce_audio_processors/juce_audio_processors.h>
#include <lopsided_plugins/lopsided_plugins.h>
#include <memory>

namespace lopsided
{

/** Makes fresh instances of plugins that are there already. Thread: message. Realtime: may block. */
class PluginCopies
{
public:
    PluginCopies() = delete;

    /** Whether a fresh instance can take its place unheard. Not what plays a file: that would start anew. */
    static bool canBeCopied (const juce::AudioProcessor& processor);

    static bool isEffect (const juce::AudioProcessor& processor);
    static bool isFader (const juce::AudioProcessor& processor);

    /** Channels, one or two, that carry its main signal: of sidechains and the rest we know nothing. */
    static int mainChannels (const juce::AudioProcessor& processor);

    /** A fresh instance with the original's layout, and its state; its parameters where it saves no state.

        Errors: the library's, or a state that the fresh one refuses.
    */
    static PluginResult<std::unique_ptr<juce::AudioProcessor>> make (PluginLibrary& library,
                                                                     juce::AudioProcessor& original,
                                                                     double sampleRate, int blockSize);

    /** A fader at a level. Errors: the library's. */
    static PluginResult<std::unique_ptr<juce::AudioProcessor>> makeFader (PluginLibrary& library,
                                                                          float decibels, double sampleRate,
                                                                          int blockSize);

private:
    static PluginResult<void> copySettings (juce::AudioProcessor& from, juce::AudioProcessor& to);
};

} // namespace lopsided
