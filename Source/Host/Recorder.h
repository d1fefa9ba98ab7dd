#pragma once

#include "HostResult.h"
#include "WaveformEnvelope.h"
#include <atomic>
#include <cstdint>
#include <juce_audio_formats/juce_audio_formats.h>
#include <memory>
#include <optional>

namespace lopsided
{

/** Takes frames from the audio thread and writes them to a WAV file on a thread of its own.

    The audio thread puts whole blocks into a ring and never notifies anybody; the writer polls. A block that does not fit
    is left out as a whole and its frames are counted. The file's header is brought up to date every second, so that
    a recording survives the death of the process. Without a file it only keeps the envelope for the picture.
*/
class Recorder final : private juce::Thread
{
public:
    /** Thread: message. Opens the file, if one is given, and starts the writer.

        Errors: a file that cannot be created.
    */
    static HostResult<std::unique_ptr<Recorder>> start (const std::optional<juce::File>& file,
                                                        double sampleRate, int numChannels);

    ~Recorder() override;

    // [audio thread]
    /** Realtime: wait-free. Cost: one copy of the block. channels holds as many pointers as start() was told. */
    void push (const float* const* channels, int numFrames) noexcept;

    // [message thread]
    /** Call when the audio thread pushes no more: writes what is left and completes the file.

        Errors: a disk that took less than it was given.
    */
    HostResult<void> finish();

    /** Frames that found no room. Any thread. */
    [[nodiscard]] std::uint64_t droppedFrames() const noexcept
    {
        return dropped.load (
            std::memory_order_relaxed); // a counter: pairs with the fetch_add in push(), orders nothing
    }

    /** What was recorded. After finish() only. */
    [[nodiscard]] const WaveformEnvelope& envelope() const noexcept { return recordedEnvelope; }

private:
    Recorder (std::unique_ptr<juce::AudioFormatWriter>, juce::String path, double sampleRate,
              int numChannels);

    // [writer thread]
    void run() override;
    void writeWhatIsThere();
    void write (int start, int numFrames);

    // [shared]
    juce::AbstractFifo fifo;
    juce::AudioBuffer<float> ring;
    std::atomic<std::uint64_t> dropped { 0 };

    // [writer thread], and the message thread after finish()
    std::unique_ptr<juce::AudioFormatWriter> writer;
    const juce::String filePath;
    const int framesPerFlush;
    int framesSinceFlush = 0;
    bool writeFailed = false;
    WaveformEnvelope recordedEnvelope;
};

} // namespace lopsided
