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

} // namespace
} // namespace lopsided::testing
