#pragma once

#include "HostResult.h"
#include "HostSession.h"
#include "Live/LiveTransport.h"
#include "RenderOptions.h"
#include "StopRequest.h"
#include <cstdint>
#include <functional>
#include <juce_audio_formats/juce_audio_formats.h>
#include <memory>
#include <string>
#include <vector>

namespace lopsided
{

/** Renders a session to a WAV file, as fast as the machine can, the same bits every time.

    The output starts where the input does: the graph's latency is taken off. After the input's end the tail follows,
    until the output has stayed below -100 dBFS for a second (10 s at most), or as long as was asked for. The file appears when it
    is complete, and not at all otherwise.

    Thread: message. Realtime: may block.
*/
class OfflineRender
{
public:
    struct Result
    {
        double seconds = 0.0; // written
        double sampleRate = 0.0;
        double wallSeconds = 0.0; // spent rendering
        double peak = 0.0;        // linear
        std::uint64_t nonFiniteSamples = 0;
        int latencySamples = 0;          // taken off the start
        std::size_t numPlaceholders = 0; // nodes whose plugin is missing
        std::vector<std::string> warnings;
    };

    /** progress is called a few times a second with a fraction of the whole. */
    OfflineRender (RenderOptions options, std::function<void (double fraction)> progress);
    ~OfflineRender();

    /** Renders. Errors: the session's, an input that cannot be read, an output that cannot be written, an interruption. */
    HostResult<Result> run();

private:
    HostResult<void> openInput();
    HostResult<void> openOutput (const juce::File& target);
    HostResult<void> render();
    HostResult<void> renderBlock (int numFrames);
    bool wantsMore();
    void readInput (int numFrames);
    HostResult<void> write (int numFrames);

    const RenderOptions chosen;
    const std::function<void (double)> told;
    StopRequest stopRequest;
    std::unique_ptr<HostSession> session;
    std::unique_ptr<juce::AudioFormatReader> reader;
    std::unique_ptr<juce::AudioFormatWriter> writer;
    LiveTransport playHead { LiveTransport::State::rolling };
    juce::AudioBuffer<float> block;
    juce::MidiBuffer midi;

    std::int64_t renderedFrames = 0;
    std::int64_t writtenFrames = 0;
    std::int64_t bodyFrames = 0;   // of input, or as long as was asked for
    std::int64_t wantedFrames = 0; // the most that will be written
    std::int64_t silentFrames = 0; // at the end of what was written
    Result result;
};

} // namespace lopsided
