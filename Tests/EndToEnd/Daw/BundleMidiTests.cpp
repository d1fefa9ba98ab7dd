// Each kind of MIDI through the real bundles, to a plugin inside that makes audible what it is given, and out again.
#include "Support/BundleTest.h"

#include <cmath>
#include <ostream>

namespace lopsided::testing
{
namespace
{

/** A message, and at which frame of which block it is. */
struct Heard
{
    int block = 0;
    int frame = 0;
    std::vector<int> bytes;

    bool operator== (const Heard&) const = default;

    friend std::ostream& operator<< (std::ostream& stream, const Heard& heard)
    {
        stream << heard.block << ':' << heard.frame;

        for (const auto byte : heard.bytes)
            stream << ' ' << std::hex << byte << std::dec;

        return stream;
    }
};

class BundleMidi : public BundleTest
{
protected:
    using Messages = std::vector<Heard>;

    static std::string witnessed()
    {
        return session (graph ({ node (16, "LV2", "urn:lopsided:witness") },
                               { connection (R"("midiInput")", R"("midi")", "16", R"("midi")"),
                                 connection ("16", "0", R"("audioOutput")", "0") }));
    }

    static std::string through()
    {
        return session (
            graph ({}, { connection (R"("midiInput")", R"("midi")", R"("midiOutput")", R"("midi")") }));
    }

    void give (const Messages& messages, int block)
    {
        audio.clear();
        midi.clear();

        for (const auto& message : messages)
            if (message.block == block)
            {
                const std::vector<juce::uint8> bytes (message.bytes.begin(), message.bytes.end());
                midi.addEvent (bytes.data(), static_cast<int> (bytes.size()), message.frame);
            }

        render();
    }

    static int numBlocksOf (const Messages& messages)
    {
        return messages.empty() ? 1 : messages.back().block + 2;
    }

    /** What the witness inside was given. */
    Messages witnessedOf (const Messages& messages)
    {
        Messages heard;

        for (int block = 0; block < numBlocksOf (messages); ++block)
        {
            give (messages, block);

            for (int frame = 0; frame < blockSize; ++frame)
            {
                const auto byte = juce::roundToInt (audio.getSample (0, frame) * 512.0f) - 1;

                if (byte >= 0x80)
                    heard.push_back ({ block, frame, { byte } });
                else if (byte >= 0 && ! heard.empty())
                    heard.back().bytes.push_back (byte);
            }
        }

        return heard;
    }

    /** What the plugin hands back. */
    Messages returnedOf (const Messages& messages)
    {
        Messages heard;

        for (int block = 0; block < numBlocksOf (messages); ++block)
        {
            give (messages, block);

            for (const auto event : midi)
                heard.push_back (
                    { block, event.samplePosition, { event.data, event.data + event.numBytes } });
        }

        return heard;
    }

    /** What has notes' own events in both formats comes back as it was. */
    void expectNotesReturned()
    {
        for (const auto& kind : { notes(), keyPressures() })
        {
            const auto messages = oneABlock (kind);
            EXPECT_EQ (returnedOf (messages), messages);
        }
    }

    /** One message a block, at different frames. */
    static Messages oneABlock (const std::vector<std::vector<int>>& all)
    {
        Messages messages;

        for (const auto& bytes : all)
        {
            const auto block = static_cast<int> (messages.size());
            messages.push_back ({ block, block * 37 % (blockSize - 8), bytes });
        }

        return messages;
    }

    /** Where JUCE's VST3 host puts what VST3 has parameters for: its queues hold the block's last value alone, at its start. */
    static Messages asParameters (Messages messages)
    {
        for (auto& message : messages)
            message.frame = 0;

        return messages;
    }

    static std::vector<std::vector<int>> notes()
    {
        std::vector<std::vector<int>> all;

        for (const auto channel : { 0, 4, 15 })
            for (const auto velocity : { 1, 64, 127 })
            {
                all.push_back ({ 0x90 + channel, 60 + channel, velocity });
                all.push_back ({ 0x80 + channel, 60 + channel, velocity });
            }

        return all;
    }

    /** Every kind of controller: continuous, its fine part, switches, and the messages of the mode. */
    static std::vector<std::vector<int>> controllers()
    {
        std::vector<std::vector<int>> all;

        for (const auto channel : { 0, 4, 15 })
            for (const auto number : { 0, 1, 7, 10, 11, 33, 64, 74, 98, 119, 120, 121, 123 })
                for (const auto value : { 127, 64, 1, 0 })
                    all.push_back ({ 0xb0 + channel, number, value });

        return all;
    }

    /** Not 16382, which JUCE rounds up on the way through a VST3 parameter. */
    static std::vector<std::vector<int>> bends()
    {
        std::vector<std::vector<int>> all;

        for (const auto channel : { 0, 4, 15 })
            for (const auto value : { 0, 1, 127, 128, 8191, 8193, 12345, 16383, 8192 })
                all.push_back ({ 0xe0 + channel, value & 127, value >> 7 });

        return all;
    }

    static std::vector<std::vector<int>> pressures()
    {
        std::vector<std::vector<int>> all;

        for (const auto channel : { 0, 4, 15 })
            for (const auto value : { 127, 64, 1, 0 })
                all.push_back ({ 0xd0 + channel, value });

        return all;
    }

    static std::vector<std::vector<int>> keyPressures()
    {
        std::vector<std::vector<int>> all;

        for (const auto channel : { 0, 4, 15 })
            for (const auto value : { 1, 64, 127 })
                all.push_back ({ 0xa0 + channel, 61, value });

        return all;
    }
};

TEST_P (BundleMidi, NotesReachAnInnerInstrumentAtTheirFrames)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::instrument, witnessed()));
    const auto messages = oneABlock (notes());
    EXPECT_EQ (witnessedOf (messages), messages);
}

TEST_P (BundleMidi, PressureOfKeysReachesAnInnerInstrumentAtItsFrame)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::instrument, witnessed()));
    const auto messages = oneABlock (keyPressures());
    EXPECT_EQ (witnessedOf (messages), messages);
}

TEST_P (BundleMidi, ControllersReachAnInnerInstrument)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::instrument, witnessed()));
    const auto messages = oneABlock (controllers());
    EXPECT_EQ (witnessedOf (messages), isVst3() ? asParameters (messages) : messages);
}

TEST_P (BundleMidi, BendsReachAnInnerInstrumentWithFourteenBits)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::instrument, witnessed()));
    const auto messages = oneABlock (bends());
    EXPECT_EQ (witnessedOf (messages), isVst3() ? asParameters (messages) : messages);
}

TEST_P (BundleMidi, PressureOfChannelsReachesAnInnerInstrument)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::instrument, witnessed()));
    const auto messages = oneABlock (pressures());
    EXPECT_EQ (witnessedOf (messages), isVst3() ? asParameters (messages) : messages);
}

TEST_P (BundleMidi, ProgramChangesReachAnInnerInstrumentAtTheirFrames)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::instrument, witnessed()));
    const auto messages = oneABlock ({ { 0xc0, 5 }, { 0xcf, 127 }, { 0xc4, 0 }, { 0x90, 60, 100 } });
    EXPECT_EQ (witnessedOf (messages), messages);
}

TEST_P (BundleMidi, SeveralMessagesOfABlockKeepTheirOrder)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::instrument, witnessed()));
    const Messages messages { { 0, 10, { 0x90, 60, 100 } },
                              { 0, 50, { 0xa0, 60, 33 } },
                              { 0, 51 + 10, { 0x91, 61, 1 } },
                              { 0, 200, { 0x80, 60, 0 } } };
    EXPECT_EQ (witnessedOf (messages), messages);
}

TEST_P (BundleMidi, TheInstrumentHandsOutWhatItsGraphPlays)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::instrument, through()));

    expectNotesReturned();

    for (const auto& kind : { controllers(), bends(), pressures() })
    {
        const auto messages = oneABlock (kind);
        EXPECT_EQ (returnedOf (messages), isVst3() ? asParameters (messages) : messages);
    }
}

TEST_P (BundleMidi, TheEffectHandsOutWhatItsGraphPlays)
{
    ASSERT_NO_FATAL_FAILURE (open (Kind::effect, through()));

    expectNotesReturned();

    // An effect has no parameters for MIDI in VST3.
    for (const auto& kind : { controllers(), bends(), pressures() })
    {
        const auto messages = oneABlock (kind);
        EXPECT_EQ (returnedOf (messages), isVst3() ? Messages() : messages);
    }
}

INSTANTIATE_TEST_SUITE_P (Formats, BundleMidi, ::testing::Values ("VST3", "LV2"),
                          [] (const auto& test) { return std::string (test.param); });

} // namespace
} // namespace lopsided::testing
