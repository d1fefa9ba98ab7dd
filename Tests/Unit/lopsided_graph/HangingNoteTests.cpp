#include "InletStage.h"
#include "ModelSynth.h"

#include <array>
#include <iterator>
#include <random>
#include <string>

namespace lopsided
{
namespace
{

using Course = MidiPath::Course;
using Key = ModelSynth::Key;

constexpr int numSamples = 32;

/** What can happen to a connection's notes and pedals, in the words of the rules, with sets. */
struct ModelPath
{
    void hear (const std::vector<std::uint8_t>& bytes, Course course)
    {
        const auto channel = bytes[0] & 0x0f;
        const auto isController = (bytes[0] & 0xf0) == 0xb0;
        const auto number = static_cast<int> (bytes[1]);
        const auto isMode = isController && number >= 120;
        const auto isHeldDown = ! isController || number == 64 || number == 66 || number == 69;
        auto& held = isController ? pedals : notes;
        const auto begins = (bytes[0] & 0xf0) != 0x80 && bytes[2] >= (isController ? 64 : 1);

        if (isMode && number == 121)
            forget (pedals, [&] (Key key) { return key.first == channel && key.second != 69; });
        else if (isMode && number != 122)
            forget (notes, [&] (Key key) { return key.first == channel; });
        else if (! begins)
            held.erase ({ channel, number });
        else if (isHeldDown && course == Course::open)
            held.insert ({ channel, number });
    }

    template <typename Predicate>
    static void forget (std::set<Key>& set, Predicate&& isMeant)
    {
        for (auto next = set.begin(); next != set.end();)
            next = isMeant (*next) ? set.erase (next) : std::next (next);
    }

    std::set<Key> notes;
    std::set<Key> pedals;
};

/** Random connections into one synthesiser, opened, closed, dropped and brought back at random. */
class HangingNote : public ::testing::TestWithParam<std::uint32_t>
{
protected:
    static constexpr std::size_t numPaths = 4;

    int upTo (int highest) { return std::uniform_int_distribution<int> { 0, highest }(random); }

    void addEvents (std::size_t path, int highestCount)
    {
        for (int i = upTo (highestCount); i > 0; --i)
            stage.add (path, randomMessage(), upTo (numSamples - 1));
    }

    juce::MidiMessage randomMessage()
    {
        static constexpr int pedals[] { 64, 66, 69 };
        static constexpr int modes[] { 120, 121, 123, 126 };
        const auto channel = 1 + upTo (1);
        const auto note = 60 + upTo (3);

        switch (upTo (15))
        {
            case 0: return cc (modes[upTo (3)], 0, channel);
            case 1: return cc (7, upTo (127), channel);
            case 2: return { 0x90 + channel - 1, note, 0 };
            case 3:
            case 4: return cc (pedals[upTo (2)], upTo (127), channel);
            case 5:
            case 6:
            case 7:
            case 8:
            case 9: return off (note, channel);
            default: return on (note, channel);
        }
    }

    /** A commit: another course for some of the connections. */
    void changeCourses()
    {
        for (std::size_t path = 0; path < numPaths; ++path)
        {
            auto& entry = stage.entries[path];
            entry.isPlanned = upTo (7) != 0;
            entry.closingCommit = ++commit;
            const auto choice = upTo (4);
            entry.course = choice == 0 ? Course::releasing : choice == 1 ? Course::holding : Course::open;
        }
    }

    /** What a block does to the model before its first event. */
    void begin()
    {
        for (std::size_t path = 0; path < numPaths; ++path)
            if (! stage.entries[path].isPlanned || stage.entries[path].course == Course::releasing)
                models[path] = {};
    }

    /** All that reaches the paths at one time. */
    void hearInputs (int time)
    {
        for (std::size_t path = 0; path < numPaths; ++path)
        {
            const auto& entry = stage.entries[path];

            if (entry.isPlanned && entry.course != Course::releasing)
                for (const auto& [when, bytes] : eventsOf (entry.events))
                    if (when == time)
                        models[path].hear (bytes, entry.course);
        }
    }

    void hearOutput (const std::vector<InletStage::Event>& events, int time)
    {
        for (const auto& [when, bytes] : events)
            if (when == time)
                synth.hear (bytes);
    }

    [[nodiscard]] std::set<Key> heldBy (std::set<Key> ModelPath::*kind) const
    {
        std::set<Key> held;

        for (const auto& model : models)
            held.insert ((model.*kind).begin(), (model.*kind).end());

        return held;
    }

    void closeAll()
    {
        ++commit;

        for (std::size_t path = 0; path < numPaths; ++path)
        {
            stage.entries[path].isPlanned = true;
            stage.close (path, Course::releasing, commit);
        }
    }

    std::mt19937 random { GetParam() };
    InletStage stage { numPaths };
    std::array<ModelPath, numPaths> models;
    ModelSynth synth;
    std::uint64_t commit = 0;
};

TEST_P (HangingNote, ASynthHoldsWhatItsConnectionsHoldAtEveryMoment)
{
    SCOPED_TRACE ("seed " + std::to_string (GetParam()));

    for (int block = 0; block < 400; ++block)
    {
        if (upTo (5) == 0)
            changeCourses();

        for (std::size_t path = 0; path < numPaths; ++path)
            addEvents (path, upTo (2) == 0 ? 6 : 0);

        if (upTo (40) == 0)
        {
            stage.inlet.endAll();
            models = {};
        }

        begin();
        stage.merge();
        const auto events = eventsOf (stage.output);

        for (int time = 0; time < numSamples; ++time)
        {
            hearInputs (time);
            hearOutput (events, time);
            ASSERT_EQ (synth.keys, heldBy (&ModelPath::notes)) << "block " << block << ", sample " << time;
            ASSERT_EQ (synth.pedals, heldBy (&ModelPath::pedals)) << "block " << block << ", sample " << time;
        }

        for (auto& entry : stage.entries)
            entry.events.clear();
    }

    closeAll();
    hearOutput (stage.play(), 0);
    EXPECT_TRUE (synth.isSilent());
    EXPECT_EQ (stage.total.total(), 0u);

    for (const auto& entry : stage.entries)
        EXPECT_TRUE (entry.path->isDone (commit));
}

TEST_P (HangingNote, NoneHangsWhenRoomIsShortOrBlocksAreLost)
{
    SCOPED_TRACE ("seed " + std::to_string (GetParam()));
    auto numDelivered = 0;

    for (int block = 0; block < 400; ++block)
    {
        stage.capacity = upTo (1) == 0 ? 60 + upTo (400) : MidiRoom::capacityBytes;

        if (upTo (5) == 0)
            changeCourses();

        for (std::size_t path = 0; path < numPaths; ++path)
            addEvents (path, 40);

        if (block % 20 > 14) // now and then nothing more is played
        {
            closeAll();
            stage.capacity = MidiRoom::capacityBytes;
        }

        const auto events = stage.play();

        if (upTo (3) == 0 && block % 20 != 19)
        {
            stage.inlet.markUndelivered();
            continue;
        }

        ++numDelivered;

        for (int time = 0; time < numSamples; ++time)
            hearOutput (events, time);

        if (block % 20 == 19)
        {
            ASSERT_TRUE (synth.isSilent()) << "block " << block;
        }
    }

    EXPECT_GT (numDelivered, 200);
    EXPECT_GT (stage.drops.of (MidiDrops::Kind::noteOn), 0u);
    EXPECT_GT (stage.drops.of (MidiDrops::Kind::release), 0u);
}

INSTANTIATE_TEST_SUITE_P (Seeds, HangingNote, ::testing::Range (1u, 41u));

} // namespace
} // namespace lopsided
