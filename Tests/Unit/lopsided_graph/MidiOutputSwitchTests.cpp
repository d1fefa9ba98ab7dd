#include "InletStage.h"

#include <gmock/gmock.h>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Side = MidiOutputSwitch::Side;

/** A node behind such a switch. */
struct MidiOutput : ::testing::Test
{
    using Events = std::vector<InletStage::Event>;

    MidiOutput()
    {
        MidiRoom::reserve (midi);
        MidiRoom::reserve (passed);
    }

    Events play (Side side, const Events& made, const Events& input = {}, int changesAt = 0)
    {
        fill (midi, made);
        fill (passed, input);
        output.apply (midi,
                      { .side = side, .input = &passed, .changesAt = changesAt, .numSamples = numSamples },
                      { drops, total });
        return eventsOf (midi);
    }

    static void fill (juce::MidiBuffer& buffer, const Events& events)
    {
        buffer.clear();

        for (const auto& [time, bytes] : events)
            buffer.addEvent (bytes.data(), static_cast<int> (bytes.size()), time);
    }

    static constexpr int numSamples = 64;

    MidiOutputSwitch output;
    juce::MidiBuffer midi;
    juce::MidiBuffer passed;
    MidiDrops drops;
    MidiDrops total;
};

TEST_F (MidiOutput, IsWhatTheProcessorMakesOrWhatComesIn)
{
    EXPECT_THAT (play (Side::processed, { at (1, on (60)) }, { at (2, on (70)) }),
                 ElementsAre (at (1, on (60))));
    EXPECT_THAT (play (Side::processed, { at (3, off (60)) }), ElementsAre (at (3, off (60))));
    EXPECT_THAT (play (Side::passedThrough, { at (1, on (60)) }, { at (2, on (70)) }),
                 ElementsAre (at (2, on (70))));
    EXPECT_THAT (play (Side::passedThrough, {}, { at (4, off (70)) }), ElementsAre (at (4, off (70))));
    EXPECT_THAT (play (Side::silent, { at (1, on (60)) }, { at (1, on (60)) }), IsEmpty());
}

TEST_F (MidiOutput, EndsWhatSoundsFromTheSideThatIsLeft)
{
    play (Side::processed, { at (0, on (60)), at (1, on (61)), at (2, off (61)), at (3, cc (64, 127)) });
    EXPECT_THAT (play (Side::passedThrough, { at (1, off (60)) }, { at (0, on (70)) }),
                 ElementsAre (at (0, off (60)), at (0, cc (64, 0)), at (0, on (70))));
    EXPECT_THAT (play (Side::passedThrough, { at (2, cc (64, 0)) }), IsEmpty()) << "it ends twice";
    EXPECT_THAT (play (Side::silent, {}), ElementsAre (at (0, off (70))));
    EXPECT_THAT (play (Side::processed, { at (5, on (60)) }), ElementsAre (at (5, on (60))));
}

TEST_F (MidiOutput, ChangesOverAtTheSampleThatItIsTold)
{
    play (Side::processed, { at (0, on (60)) });
    EXPECT_THAT (play (Side::passedThrough, { at (9, on (61)), at (20, on (62)) },
                       { at (8, on (70)), at (20, on (71)) }, 20),
                 ElementsAre (at (9, on (61)), at (20, off (60)), at (20, off (61)), at (20, on (71))));
    EXPECT_THAT (play (Side::silent, {}, { at (3, on (72)), at (4, off (71)) }, 4),
                 ElementsAre (at (3, on (72)), at (4, off (71)), at (4, off (72))));
}

TEST_F (MidiOutput, StaysAsItIsUntilABlockHasTheSample)
{
    play (Side::processed, { at (0, on (60)) });
    EXPECT_THAT (play (Side::passedThrough, { at (63, on (61)) }, { at (1, on (70)) }, 64),
                 ElementsAre (at (63, on (61))));
    EXPECT_THAT (play (Side::passedThrough, {}, {}, 0), ElementsAre (at (0, off (60)), at (0, off (61))));
}

TEST_F (MidiOutput, DoesNotEndANoteOnceMoreThatItHasEndedItself)
{
    play (Side::processed, { at (0, on (60)), at (0, cc (64, 127)) });
    EXPECT_EQ (play (Side::silent, {}).size(), 2u);
    EXPECT_THAT (play (Side::processed, { at (1, off (60)), at (2, cc (64, 0)), at (3, off (61)) }),
                 ElementsAre (at (3, off (61))))
        << "and what it knows nothing of passes";
    EXPECT_EQ (play (Side::processed, { at (1, on (60)), at (2, off (60)) }).size(), 2u);
}

TEST_F (MidiOutput, ForgetsAllWithAReset)
{
    play (Side::processed, { at (0, on (60)) });
    output.reset();
    EXPECT_THAT (play (Side::silent, {}), IsEmpty());
}

TEST_F (MidiOutput, EndsEveryNoteEvenWhenTheRoomIsFull)
{
    std::vector<InletStage::Event> all;
    std::vector<InletStage::Event> flood;

    for (int channel = 1; channel <= 16; ++channel)
        for (int note = 0; note < 128; ++note)
            all.push_back (at (0, on (note, channel)));

    for (int i = 0; i < 4000; ++i)
        flood.push_back (at (0, on (i % 128)));

    play (Side::processed, all);
    const auto events = play (Side::passedThrough, {}, flood);
    ASSERT_GE (events.size(), 2048u);

    for (std::size_t i = 0; i < 2048; ++i)
        ASSERT_EQ (events[i].second[0] & 0xf0, 0x80);

    EXPECT_EQ (drops.of (MidiDrops::Kind::release), 0u);
    EXPECT_EQ (drops.of (MidiDrops::Kind::noteOn), 4000u + 2048u - events.size());
}

} // namespace
} // namespace lopsided
