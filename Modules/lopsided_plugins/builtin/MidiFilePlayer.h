#pragma once

#include "BuiltinProcessor.h"
#include "FilePlayer.h"
#include "MidiEventList.h"
#include "SoundingNotes.h"

#include <cstdint>

namespace lopsided
{

/** Plays a Standard MIDI File from its first event on, by its own count of samples: it needs no play head.

    Parameter `loop` (on by default): starts over at the end of the file. A note that still sounds at the end, or when
    the file has ended, gets its note-off there. Events come at the same samples whatever the block size.

    A block carries at most `maximumBytesPerBlock` of MIDI, so that a buffer with that much room never grows; what does
    not fit comes first thing in the next block: late, in order, and complete.

    Thread: made and prepared on the message thread; reset() and processBlock are for the thread that renders.
    Realtime: reset and processBlock are wait-free, no heap, no system calls; the rest may block.
*/
class MidiFilePlayer final : public BuiltinProcessor, public FilePlayer
{
public:
    static constexpr const char* builtinName = "midi-file-player";
    static constexpr int maximumBytesPerBlock = 2048;

    MidiFilePlayer();

    PluginResult<void> loadFile (const juce::File& fileToPlay) override;
    juce::File file() const override { return playedFile; }

    bool producesMidi() const override { return true; }
    bool isMidiEffect() const override { return true; }
    bool isBusesLayoutSupported (const BusesLayout& layout) const override;
    void prepareToPlay (double sampleRate, int maximumBlockSize) override;
    void releaseResources() override;
    void reset() override;
    void processBlock (juce::AudioBuffer<float>& buffer, juce::MidiBuffer& midi) override;

    using juce::AudioProcessor::processBlock;

private:
    struct Output;

    // [audio thread]
    void playEventsBefore (std::int64_t end, Output& output);
    [[nodiscard]] bool startOver (Output& output);

    // [shared] an atomic value
    juce::AudioParameterBool* loop = nullptr;

    // [message thread]
    juce::File playedFile;
    MidiEventList events;
    bool prepared = false;

    // [audio thread]
    SoundingNotes sounding;
    std::int64_t position = 0;
    std::size_t nextEvent = 0;
};

} // namespace lopsided
