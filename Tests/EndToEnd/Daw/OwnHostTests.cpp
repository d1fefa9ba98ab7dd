#include "Support/DawTest.h"
#include "Support/RackSessions.h"
#include "Support/Recording.h"

#include <juce_audio_processors/juce_audio_processors.h>

namespace lopsided::testing
{
namespace
{

/** Our own host, with our own plugin in it. */
class OwnHost : public DawTest
{
protected:
    /** What JUCE's VST3 host takes for the state of a plugin that saves this. */
    static std::string asVst3State (const std::string& saved)
    {
        juce::XmlElement state ("VST3PluginState");
        state.createNewChildElement ("IComponent")
            ->addTextElement (juce::MemoryBlock (saved.data(), saved.size()).toBase64Encoding());
        juce::MemoryBlock block;
        juce::AudioProcessor::copyXmlToBinary (state, block);
        return juce::Base64::toBase64 (block.getData(), block.getSize()).toStdString();
    }

    /** A session whose only plugin is the rack, which holds this session. */
    static std::string inARack (const std::string& session)
    {
        const auto bundle = bundles ("vst3") + "/Lopsided Rack.vst3";
        return R"({ "version": 1, "nodes": [ { "id": 16, "plugin": { "format": "VST3", "identifier": ")"
               + bundle + R"(" }, "state": ")" + asVst3State (session) + R"(" } ], "connections": [
            { "source": { "node": "audioInput", "channel": 0 }, "destination": { "node": 16, "channel": 0 } },
            { "source": { "node": "audioInput", "channel": 1 }, "destination": { "node": 16, "channel": 1 } },
            { "source": { "node": 16, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } },
            { "source": { "node": 16, "channel": 1 }, "destination": { "node": "audioOutput", "channel": 1 } } ] })";
    }

    Recording rendered (const std::string& name, const std::string& session) const
    {
        const auto sound = path (name + ".wav");
        const auto run = ChildProgram::run (
            inOwnHome (lopsided ({ "render", writeFile (name + ".json", session), "--strict", "--input",
                                   path ("tone.wav"), "--tail", "0", "--output", sound })));
        EXPECT_EQ (run.exitCode, 0) << run.err;
        return Recording::read (sound);
    }

    void SetUp() override
    {
        const auto run = ChildProgram::run (inOwnHome (
            lopsided ({ "render", builtinSession(), "--seconds", "1", "--output", path ("tone.wav") })));
        ASSERT_EQ (run.exitCode, 0) << run.err;
    }
};

TEST_F (OwnHost, PlaysARackWithARackInsideAsTheGraphInBoth)
{
    const auto graph = RackSessions::scenes();
    const auto plain = rendered ("plain", graph);
    ASSERT_GT (plain.peak(), 0.01f);
    EXPECT_TRUE (rendered ("rack", inARack (graph)) == plain);
    EXPECT_TRUE (rendered ("racks", inARack (inARack (graph))) == plain);
}

TEST_F (OwnHost, EndsWhereTheTemplateOfRacksHoldsARack)
{
    const auto bundle = bundles ("vst3") + "/Lopsided Rack.vst3";
    const auto session =
        R"({ "version": 1, "nodes": [ { "id": 16, "plugin": { "format": "VST3", "identifier": ")" + bundle
        + R"(" } } ] })";
    beginRacksWith (session);
    EXPECT_EQ (rendered ("rack", session).peak(), 0.0f);
}

TEST_F (OwnHost, OutlivesTheInnerRackThatTheTemplateHolds)
{
    // Each rack is first opened with a rack inside, which goes when the state comes.
    const auto graph = RackSessions::scenes();
    const auto plain = rendered ("plain", graph);
    beginRacksWith (inARack (graph));
    EXPECT_TRUE (rendered ("rack", inARack (graph)) == plain);
}

TEST_F (OwnHost, MovesAMacroOfTheLv2ByPatchSet)
{
    beginRacksWith (RackSessions::scenes());
    const auto session = [] (const std::string& more) {
        return std::string (
                   R"({ "version": 1, "nodes": [ { "id": 16, "plugin": { "format": "LV2", "identifier": ")")
               + effectUri + "\" }" + more + R"( } ], "connections": [
            { "source": { "node": "audioInput", "channel": 0 }, "destination": { "node": 16, "channel": 0 } },
            { "source": { "node": 16, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } } ] })";
    };
    const auto moved = std::string (R"(, "parameters": { "des:)") + effectUri + R"(:macro-001": 1 })";
    const auto half = rendered ("half", session ({})).between (0.2, 0.9).peak();
    const auto whole = rendered ("whole", session (moved)).between (0.2, 0.9).peak();
    EXPECT_GT (half, 0.01f);
    EXPECT_NEAR (whole / half, 1.0f / RackSessions::half, 0.01f);
}

/** In which format the instrument is hosted, and by what. */
class OwnHostInstrument : public OwnHost, public ::testing::WithParamInterface<const char*>
{
protected:
    /** A note of two seconds, which is bent up as far as it goes after one. */
    std::string bentNote() const
    {
        constexpr auto ticksPerSecond = 960.0; // 480 a beat, 120 beats a minute
        juce::MidiMessageSequence track;
        track.addEvent (juce::MidiMessage::noteOn (1, 60, 0.8f), 0.0);
        track.addEvent (juce::MidiMessage::pitchWheel (1, 16383), ticksPerSecond);
        track.addEvent (juce::MidiMessage::noteOff (1, 60), 2.0 * ticksPerSecond);
        juce::MidiFile file;
        file.setTicksPerQuarterNote (480);
        file.addTrack (track);
        const juce::File where (path ("bend.mid"));
        juce::FileOutputStream stream (where);
        EXPECT_TRUE (file.writeTo (stream));
        return path ("bend.mid");
    }

    std::string session() const
    {
        const std::string format (GetParam());
        const auto identifier = format == "LV2" ? std::string (instrumentUri)
                                                : bundles ("vst3") + "/Lopsided Rack Instrument.vst3";
        return R"({ "version": 1, "nodes": [
            { "id": 16, "plugin": { "format": "builtin", "identifier": "midi-file-player" }, "file": ")"
               + bentNote() + R"(" }, { "id": 17, "plugin": { "format": ")" + format + R"(", "identifier": ")"
               + identifier + R"(" } } ], "connections": [
            { "source": { "node": 16, "channel": "midi" }, "destination": { "node": 17, "channel": "midi" } },
            { "source": { "node": 17, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } },
            { "source": { "node": 17, "channel": 1 }, "destination": { "node": "audioOutput", "channel": 1 } } ] })";
    }
};

TEST_P (OwnHostInstrument, PlaysAndBendsASynthInside)
{
    beginRacksWith (RackSessions::synth());
    const auto sound = path ("synth.wav");
    const auto run = ChildProgram::run (inOwnHome (lopsided (
        { "render", writeFile ("synth.json", session()), "--strict", "--seconds", "2", "--output", sound })));
    ASSERT_EQ (run.exitCode, 0) << run.err;

    const auto heard = Recording::read (sound);
    const auto plain = heard.between (0.3, 0.9).frequency();
    const auto bent = heard.between (1.2, 1.8).frequency();
    EXPECT_NEAR (bent / plain, 1.122, 0.02); // two semitones
}

INSTANTIATE_TEST_SUITE_P (Formats, OwnHostInstrument, ::testing::Values ("VST3", "LV2"),
                          [] (const auto& test) { return std::string (test.param); });

} // namespace
} // namespace lopsided::testing
