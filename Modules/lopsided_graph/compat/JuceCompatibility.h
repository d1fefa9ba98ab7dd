#pragma once

#include <juce_graphics/juce_graphics.h>

#if JUCE_MODULE_AVAILABLE_juce_audio_formats
    #include <juce_audio_formats/juce_audio_formats.h>
#endif

#include <memory>
#include <tuple>

#if JUCE_MODULE_AVAILABLE_juce_events
namespace juce
{
    #if JUCE_VERSION > 0x70005
namespace detail
{
bool dispatchNextMessageOnSystemQueue (bool returnIfNoPendingMessages);
} // namespace detail
    #else
bool dispatchNextMessageOnSystemQueue (bool returnIfNoPendingMessages);
    #endif
} // namespace juce
#endif

/** What differs between JUCE 7.0.5 and JUCE 8, in one place: our code calls these and never asks for the version. */
namespace lopsided::compatibility
{
#if JUCE_MODULE_AVAILABLE_juce_events
/** Lets one message that waits be delivered; false where none waited. It is what MessageManager::runDispatchLoop calls, which
    can only be ended once in a process.
    Thread: message thread. Realtime: may block. */
inline bool dispatchNextMessage()
{
    #if JUCE_VERSION > 0x70005
    return juce::detail::dispatchNextMessageOnSystemQueue (true);
    #else
    return juce::dispatchNextMessageOnSystemQueue (true);
    #endif
}
#endif

/** A font of the default typeface. `height` in pixels.
    Thread: message thread. Realtime: may block. */
inline juce::Font font (float height, int styleFlags = juce::Font::plain)
{
#if JUCE_MAJOR_VERSION >= 8
    return juce::Font { juce::FontOptions { height, styleFlags } };
#else
    return juce::Font { height, styleFlags };
#endif
}

/** The width in pixels of one line of text.
    Thread: message thread. Realtime: may block. */
inline float textWidth (const juce::Font& font, const juce::String& text)
{
#if JUCE_VERSION >= 0x80002
    return juce::GlyphArrangement::getStringWidth (font, text);
#else
    return font.getStringWidthFloat (text);
#endif
}

#if JUCE_MODULE_AVAILABLE_juce_audio_formats
/** A writer for `stream`, which it takes over; null (and the stream is gone) when the format refuses the settings.
    Thread: any but an audio thread. Realtime: may block. */
inline std::unique_ptr<juce::AudioFormatWriter> createWriter (juce::AudioFormat& format,
                                                              std::unique_ptr<juce::OutputStream> stream,
                                                              double sampleRate, int numChannels,
                                                              int bitsPerSample)
{
    #if JUCE_VERSION >= 0x80009
    return format.createWriterFor (stream, juce::AudioFormatWriterOptions {}
                                               .withSampleRate (sampleRate)
                                               .withNumChannels (numChannels)
                                               .withBitsPerSample (bitsPerSample));
    #else
    std::unique_ptr<juce::AudioFormatWriter> writer { format.createWriterFor (
        stream.get(), sampleRate, static_cast<unsigned int> (numChannels), bitsPerSample, {}, 0) };

    if (writer != nullptr)
        std::ignore = stream.release(); // the writer owns it now

    return writer;
    #endif
}
#endif
} // namespace lopsided::compatibility
