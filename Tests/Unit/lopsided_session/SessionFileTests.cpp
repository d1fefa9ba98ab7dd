#include "SessionFixture.h"

#include <gtest/gtest.h>

#include <limits>

namespace lopsided
{
namespace
{

using testing::chainOfGains;
using testing::exampleSession;

TEST (SessionFile, ReadsBackWhatItWrites)
{
    const auto session = exampleSession();
    const auto text = SessionFile::toJson (session);
    const auto readBack = SessionFile::parse (text);
    ASSERT_TRUE (readBack) << readBack.error().describe();
    EXPECT_TRUE (*readBack == session) << text;
    EXPECT_EQ (SessionFile::toJson (*readBack), text);
}

TEST (SessionFile, KeepsEveryFloatToTheBit)
{
    constexpr unsigned seed = 11;
    std::cout << "seed " << seed << '\n';
    std::mt19937 random (seed);
    std::uniform_real_distribution<float> distribution (0.0f, 1.0f);
    auto session = exampleSession();
    session.nodes[0].parameters.clear();

    for (int index = 0; index < 10000; ++index)
        session.nodes[0].parameters.push_back ({ "p" + juce::String (index), distribution (random) });

    const auto readBack = SessionFile::parse (SessionFile::toJson (session));
    ASSERT_TRUE (readBack) << readBack.error().describe();
    EXPECT_EQ (readBack->nodes[0].parameters, session.nodes[0].parameters);
}

TEST (SessionFile, KeepsTheNumbersOfUnknownKeysAtEachSave)
{
    const auto session =
        SessionFile::parse ("{\"version\":1,\"x\":[3e49,0.1,5e-324,-0.0,9007199254740993.0]}");
    ASSERT_TRUE (session) << session.error().describe();
    const auto readBack = SessionFile::parse (SessionFile::toJson (*session));
    ASSERT_TRUE (readBack) << readBack.error().describe();
    EXPECT_EQ (readBack->unknownKeys[0].json, session->unknownKeys[0].json);
}

TEST (SessionFile, ReadsTheSmallestSession)
{
    const auto session = SessionFile::parse ("{\"version\":1}");
    ASSERT_TRUE (session) << session.error().describe();
    EXPECT_TRUE (*session == Session());
}

TEST (SessionFile, SkipsAByteOrderMark)
{
    EXPECT_TRUE (SessionFile::parse ("\xef\xbb\xbf{\"version\":1}"));
}

TEST (SessionFile, ListsThePathsOfUnknownKeys)
{
    const std::vector<std::string> expected { "colour",
                                              "nested",
                                              "nodes[0].place",
                                              "nodes[1].plugin.preset",
                                              "connections[0].gain",
                                              "connections[4].colour",
                                              "comments[0].colour",
                                              "mappings[0].takeOver" };
    auto all = expected;

    for (const auto& path : expected)
        all.push_back ("scenes[0]." + path);

    EXPECT_EQ (exampleSession().unknownKeyPaths(), all);
}

TEST (SessionFile, WritesNothingOfWhatIsAsItIsByDefault)
{
    const auto session = SessionFile::parse ("{\"version\":1,\"nodes\":[{\"id\":16,\"plugin\":{\"format\":"
                                             "\"builtin\",\"identifier\":\"gain\"}}]}");
    ASSERT_TRUE (session) << session.error().describe();
    const auto text = SessionFile::toJson (*session);

    for (const auto* key :
         { "tempo", "output", "ends", "comments", "mappings", "position", "bypass", "mute" })
        EXPECT_EQ (text.find (key), std::string::npos) << key;
}

TEST (SessionFile, RefusesToSaveAPositionThatIsNoNumber)
{
    auto session = exampleSession();
    session.nodes[1].position = SessionPosition { std::numeric_limits<float>::quiet_NaN(), 0.0f };
    const auto file = juce::File::createTempFile (".json");
    const auto refused = SessionFile::save (session, file);
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().where, "nodes[1].position");
    EXPECT_FALSE (file.exists());
}

TEST (SessionFile, SpellsFormatsTheirOwnWay)
{
    const auto session = SessionFile::parse (
        "{\"version\":1,\"nodes\":[{\"id\":16,\"plugin\":{\"format\":\"lv2\",\"identifier\":\"urn:x\"}}]}");
    ASSERT_TRUE (session) << session.error().describe();
    EXPECT_EQ (session->nodes[0].plugin.format, "LV2");
}

TEST (SessionFile, SavesAndLoadsAndKnowsItsFolder)
{
    const juce::TemporaryFile file (".json");
    const auto session = exampleSession();
    ASSERT_TRUE (SessionFile::save (session, file.getFile()));
    const auto loaded = SessionFile::load (file.getFile());
    ASSERT_TRUE (loaded) << loaded.error().describe();
    EXPECT_TRUE (*loaded == session);
    EXPECT_EQ (loaded->directory, file.getFile().getParentDirectory());
}

TEST (SessionFile, RefusesToSaveWhatWouldNotReadBack)
{
    const juce::TemporaryFile file (".json");
    ASSERT_TRUE (SessionFile::save (exampleSession(), file.getFile()));
    const auto before = file.getFile().loadFileAsString();

    auto notANumber = exampleSession();
    notANumber.nodes[0].parameters[0].value = std::numeric_limits<float>::quiet_NaN();
    const auto refused = SessionFile::save (notANumber, file.getFile());
    ASSERT_FALSE (refused);
    EXPECT_EQ (refused.error().where, "nodes[0].parameters.loop");

    auto badKey = exampleSession();
    badKey.unknownKeys.push_back ({ "broken", "{" });
    EXPECT_FALSE (SessionFile::save (badKey, file.getFile()));

    auto twice = exampleSession();
    twice.nodes[1].id = twice.nodes[0].id;
    EXPECT_FALSE (SessionFile::save (twice, file.getFile()));
    EXPECT_EQ (file.getFile().loadFileAsString(), before);
}

TEST (SessionFile, SaysWhichFileCannotBeReadOrWritten)
{
    const auto missing = SessionFile::load (juce::File ("/nowhere/session.json"));
    ASSERT_FALSE (missing);
    EXPECT_EQ (missing.error().code, SessionError::Code::unreadable);
    EXPECT_EQ (missing.error().where, "/nowhere/session.json");

    const auto folder = SessionFile::load (juce::File::getSpecialLocation (juce::File::tempDirectory));
    ASSERT_FALSE (folder);
    EXPECT_NE (folder.error().message.find ("folder"), std::string::npos);

    const auto unwritable = SessionFile::save (exampleSession(), juce::File ("/proc/no/session.json"));
    ASSERT_FALSE (unwritable);
    EXPECT_EQ (unwritable.error().code, SessionError::Code::unwritable);
}

TEST (SessionFile, ReadsTheLargestSessionThereMayBe)
{
    const auto session = SessionFile::parse (chainOfGains (SessionLimits::maximumNodes));
    ASSERT_TRUE (session) << session.error().describe();
    EXPECT_EQ (session->nodes.size(), SessionLimits::maximumNodes);
    EXPECT_EQ (session->connections.size(), SessionLimits::maximumNodes - 1);
}

} // namespace
} // namespace lopsided
