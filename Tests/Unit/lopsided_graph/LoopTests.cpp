#include "ControlGraph.h"
#include "InletStage.h"
#include "ModelSynth.h"

#include <gmock/gmock.h>

#include <algorithm>

// What a transport that loops does to notes: where it jumps back, what sounds is ended and the first notes begin, all at one
// sample; and many a host ends a note there twice, by the note itself and because it jumps.
namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST (Loop, WhatComesAtItsEndIsHeardOnceInThePartOfTheBlockThatBeginsThere)
{
    using Segment = AutomationCurve::Segment;
    ControlGraph graph { 1, TestProcessor::Midi::acceptsAndProduces };
    graph.automate (AutomationCurve { { { 0, 0.25f, Segment::step }, { 47980, 0.75f, Segment::step } },
                                      AutomationCurve::Timeline::transport });
    MovingPlayHead host; // 120 quarters a minute at 48 kHz: 24000 samples a quarter
    host.position.setIsPlaying (true);
    host.position.setIsLooping (true);
    host.position.setBpm (120.0);
    host.position.setLoopPoints (juce::AudioPlayHead::LoopPoints { 1.0, 2.0 });
    host.position.setTimeInSamples (47900);
    host.position.setPpqPosition (47900.0 / 24000.0);

    juce::MidiBuffer midi;
    midi.addEvent (on (60), 10);
    midi.addEvent (off (60), 100);
    midi.addEvent (on (60), 100);
    const auto output = graph.render (200, &host, midi);
    const auto& calls = graph.processor.calls;
    ASSERT_THAT (graph.processor.lengths(), ElementsAre (80, 20, 100));
    EXPECT_THAT (eventsOf (calls[0].midi), ElementsAre (at (10, on (60))));
    EXPECT_THAT (eventsOf (calls[1].midi), IsEmpty());
    EXPECT_THAT (eventsOf (calls[2].midi), ElementsAre (at (0, off (60)), at (0, on (60))));
    EXPECT_THAT (eventsOf (output.midi),
                 ElementsAre (at (10, on (60)), at (100, off (60)), at (100, on (60))));
}

TEST (Loop, ANoteThatIsEndedTwiceDoesNotEndWhatAnotherConnectionHolds)
{
    InletStage stage { 2 };
    stage.add (0, on (60), 0);
    stage.add (1, on (60), 1);
    stage.play();
    stage.add (0, off (60), 5);
    stage.add (0, off (60), 5);
    stage.add (0, on (60), 5);
    EXPECT_THAT (stage.play(), ElementsAre (at (5, on (60)))) << "it goes on in the other connection";
    stage.add (1, off (60), 6);
    EXPECT_THAT (stage.play(), IsEmpty()) << "it has begun again in the first one";
    stage.add (0, off (60), 7);
    stage.add (0, off (60), 7);
    EXPECT_EQ (std::ranges::count (stage.play(), at (7, off (60))), 2) << "nobody holds it: all is passed on";
}

/** A note that sounds across the end of a loop of so many samples, and is ended twice there. */
class LoopingHost
{
public:
    static constexpr int length = 1000;
    static constexpr int firstOn = 300;

    /** Adds what the host plays in a block. */
    void play (juce::MidiBuffer& midi, int numSamples)
    {
        for (int i = 0; i < numSamples; ++i, ++time)
        {
            if (time > 0 && time % length == 0)
                for (int times = 0; times < 2; ++times)
                    midi.addEvent (off (60), i);

            if (time % length == 0 || time % length == firstOn)
                midi.addEvent (on (60), i);

            if (time % length == firstOn - 50)
                midi.addEvent (off (60), i);
        }
    }

    /** Whether its note sounds at a time. */
    [[nodiscard]] static bool isSounding (int when)
    {
        return when >= 0 && (when % length < firstOn - 50 || when % length >= firstOn);
    }

private:
    int time = 0;
};

TEST (Loop, NothingEndsTooSoonOrHangsThroughWaysOfDifferentLatency)
{
    constexpr int latency = 170;
    constexpr int total = 20 * LoopingHost::length;

    for (const auto blockSize : { 1000, 500, 333, 64, 17 })
    {
        SCOPED_TRACE (blockSize);
        TestGraph graph { { .maximumBlockSize = blockSize } };
        const auto late = graph.add<LatencyProcessor> (latency, 2);
        const auto synth = graph.add<ParameterProcessor> (1, 2, TestProcessor::Midi::acceptsAndProduces);
        graph.connectStereo (GraphNodes::audioInput, late);
        graph.connectStereo (late, synth);
        graph.connectMidi (GraphNodes::midiInput, synth);
        graph.connectMidi (synth, GraphNodes::midiOutput);
        const auto other = graph.add<ParameterProcessor> (1, 2, TestProcessor::Midi::acceptsAndProduces);
        graph.connectMidi (GraphNodes::midiInput, other);
        graph.connectMidi (other, synth);
        const auto sequence = graph.compile();
        LoopingHost host;
        ModelSynth heard;

        for (int start = 0; start < total; start += blockSize)
        {
            Block input { 2, blockSize };
            host.play (input.midi, blockSize);
            const auto events = eventsOf (render (*sequence, input).midi);
            auto next = events.begin();

            for (int i = 0; i < blockSize; ++i)
            {
                for (; next != events.end() && next->first == i; ++next)
                    heard.hear (next->second);

                ASSERT_EQ (! heard.isSilent(), LoopingHost::isSounding (start + i - latency))
                    << "sample " << start + i;
            }
        }
    }
}

} // namespace
} // namespace lopsided
