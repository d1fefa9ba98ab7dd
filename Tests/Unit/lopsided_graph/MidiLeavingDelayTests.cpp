#include "InletStage.h"
#include "TestGraph.h"

#include <gmock/gmock.h>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Events = std::vector<InletStage::Event>;

constexpr TransitionOptions holding { .fadeSamples = 100, .notes = Notes::hold };
constexpr Connection midi { Port::midi (GraphNodes::midiInput), Port::midi (GraphNodes::midiOutput) };

/** The host's MIDI to the host, 100 samples late because of the audio beside it. */
struct Late
{
    Late()
    {
        late = graph.add<LatencyProcessor> (100);
        graph.connectStereo (GraphNodes::audioInput, late);
        graph.connectStereo (late, GraphNodes::audioOutput);
        graph.model.addConnection (midi).value();
        sequence = graph.compile();
    }

    void commit (const TransitionOptions& options)
    {
        sequence = GraphCompiler::compile (graph.model, graph.settings, graph.carried, options).value();
    }

    void disconnect (const TransitionOptions& options)
    {
        graph.model.removeConnection (midi).value();
        commit (options);
    }

    /** A block of 64 samples. */
    Events play (const Events& events = {})
    {
        Block input { 2, 64 };

        for (const auto& [time, bytes] : events)
            input.midi.addEvent (bytes.data(), static_cast<int> (bytes.size()), time);

        return eventsOf (render (*sequence, input).midi);
    }

    TestGraph graph;
    NodeID late;
    std::shared_ptr<const RenderSequence> sequence;
};

TEST (MidiLeavingDelay, AReleasePassesAtItsOwnDelayedTime)
{
    Late rig;
    rig.play ({ at (0, on (60)), at (1, cc (64, 127)) });
    EXPECT_THAT (rig.play ({ at (50, off (60)) }), ElementsAre (at (36, on (60)), at (37, cc (64, 127))));
    rig.disconnect (holding);
    EXPECT_THAT (rig.play ({ at (2, cc (64, 0)) }), IsEmpty());
    EXPECT_THAT (rig.play(), ElementsAre (at (22, off (60)), at (38, cc (64, 0))))
        << "50 and 66 past the commit";
    EXPECT_THAT (rig.play(), IsEmpty());
}

TEST (MidiLeavingDelay, KeepsItThoughTheGraphIsNoLongerLate)
{
    Late rig;
    rig.play ({ at (0, on (60)) });
    rig.play ({ at (50, off (60)) });
    rig.graph.model.removeNode (rig.late).value();
    rig.disconnect (holding);
    rig.play();
    rig.commit (holding);
    EXPECT_THAT (rig.play(), ElementsAre (at (22, off (60))));
}

TEST (MidiLeavingDelay, NotesThatHadNotArrivedDoNotPass)
{
    Late rig;
    rig.play ({ at (0, on (60)) });
    rig.play ({ at (0, on (61)), at (40, off (61)), at (50, off (60)) });
    rig.disconnect (holding);
    EXPECT_THAT (rig.play ({ at (0, on (62)) }), IsEmpty());
    EXPECT_THAT (rig.play(), ElementsAre (at (22, off (60))));
    EXPECT_THAT (rig.play(), IsEmpty());
}

TEST (MidiLeavingDelay, OneThatComesBackPlaysOnInOrder)
{
    Late rig;
    rig.play ({ at (0, on (60)) });
    rig.play ({ at (50, off (60)) });
    rig.disconnect (holding);
    EXPECT_THAT (rig.play ({ at (0, on (61)) }), IsEmpty());
    rig.graph.model.addConnection (midi).value();
    rig.commit (holding);
    EXPECT_THAT (rig.play ({ at (0, off (61)) }), ElementsAre (at (22, off (60)), at (36, on (61))));
    EXPECT_THAT (rig.play(), ElementsAre (at (36, off (61))));
}

TEST (MidiLeavingDelay, OneThatWasGoneForSomeBlocksPlaysNothingThatIsLongPast)
{
    Late rig;
    const auto before = rig.sequence; // keeps the line alive
    rig.play ({ at (0, on (60)) });
    rig.play ({ at (50, on (61)) });
    rig.disconnect ({});
    EXPECT_THAT (rig.play(), ElementsAre (at (0, off (60))));
    rig.play();
    rig.graph.model.addConnection (midi).value();
    rig.commit ({});
    EXPECT_THAT (rig.play ({ at (0, off (61)) }), IsEmpty());
    EXPECT_THAT (rig.play ({ at (0, off (60)) }), ElementsAre (at (36, off (61))))
        << "its note-on never passed";
    EXPECT_THAT (rig.play(), IsEmpty()) << "it has been ended before";
}

} // namespace
} // namespace lopsided
