// Scenes and macros in session files.
#include "SessionFixture.h"

#include <gtest/gtest.h>

#include <string>

namespace lopsided
{
namespace
{

using testing::exampleSession;

SessionError errorOf (const std::string& keys)
{
    const auto result = SessionFile::parse ("{\"version\":1," + keys + "}");
    EXPECT_FALSE (result) << keys;
    return result ? SessionError() : result.error();
}

std::string listOf (std::size_t number, const std::string& entry)
{
    std::string list;

    for (std::size_t index = 0; index < number; ++index)
        list += (index > 0 ? "," : "") + entry;

    return "[" + list + "]";
}

TEST (SessionScenes, MakeSessionsDiffer)
{
    const auto session = exampleSession();

    for (const auto change : { +[] (Session& s) { s.scenes[0].nodes[0].parameters[0].value = 0.5f; },
                               +[] (Session& s) { s.scenes.pop_back(); }, +[] (Session& s) { s.scene = 1; },
                               +[] (Session& s) { s.macroNames[1] = "Second"; },
                               +[] (Session& s) { s.mappings[2].source = SessionMapping::Source::note; } })
    {
        auto other = session;
        change (other);
        EXPECT_FALSE (other == session);
        EXPECT_NE (SessionFile::toJson (other), SessionFile::toJson (session));
    }
}

TEST (SessionScenes, AreNoneWhereNothingIsSaid)
{
    const auto session = SessionFile::parse ("{\"version\":1}");
    ASSERT_TRUE (session);
    EXPECT_TRUE (session->scenes.empty());
    EXPECT_EQ (session->scene, 0);
    EXPECT_TRUE (session->macroNames.empty());
    EXPECT_EQ (SessionFile::toJson (*session).find ("scene"), std::string::npos);
    EXPECT_EQ (SessionFile::toJson (*session).find ("macros"), std::string::npos);
}

TEST (SessionScenes, ThatAreWrongAreRefusedWithTheirPlace)
{
    const std::string node = "{\"id\":16,\"plugin\":{\"format\":\"AU\",\"identifier\":\"x\"}}";
    EXPECT_EQ (errorOf ("\"scenes\":[{},{\"nodes\":[" + node + "]}]").where,
               "scenes[1].nodes[0].plugin.format");
    EXPECT_EQ (errorOf ("\"scenes\":[4]").where, "scenes[0]");
    EXPECT_EQ (errorOf ("\"scenes\":[{\"scenes\":[]}]").where, "scenes[0].scenes");
    EXPECT_EQ (errorOf ("\"scenes\":[{\"macros\":[]}]").where, "scenes[0].macros");
    EXPECT_EQ (errorOf ("\"scenes\":[{\"version\":1}]").where, "scenes[0].version");
    EXPECT_EQ (errorOf ("\"scene\":1").where, "scene");
    EXPECT_EQ (errorOf ("\"scenes\":[{}],\"scene\":2").where, "scene");
    EXPECT_EQ (errorOf ("\"scenes\":[{}],\"scene\":-1").where, "scene");

    const auto tooMany = errorOf ("\"scenes\":" + listOf (SessionLimits::maximumScenes + 1, "{}"));
    EXPECT_EQ (tooMany.code, SessionError::Code::limit);
    EXPECT_EQ (tooMany.where, "scenes");
    EXPECT_TRUE (SessionFile::parse (
        "{\"version\":1,\"scenes\":" + listOf (SessionLimits::maximumScenes, "{}") + ",\"scene\":64}"));
}

TEST (SessionScenes, WithMacrosThatAreWrongAreRefused)
{
    EXPECT_EQ (errorOf ("\"macros\":[{\"number\":128,\"name\":\"A\"}]").where, "macros[0].number");
    EXPECT_EQ (errorOf ("\"macros\":[{\"number\":1}]").where, "macros[0].name");
    EXPECT_EQ (errorOf ("\"macros\":[{\"number\":1,\"name\":\"A\",\"colour\":1}]").where, "macros[0].colour");
    EXPECT_EQ (errorOf ("\"macros\":[{\"number\":1,\"name\":\"A\"},{\"number\":1,\"name\":\"B\"}]").where,
               "macros[1].number");
    EXPECT_EQ (errorOf ("\"macros\":" + listOf (129, "{\"number\":1,\"name\":\"A\"}")).code,
               SessionError::Code::limit);

    const std::string gain = "\"nodes\":[{\"id\":16,\"plugin\":{\"format\":\"builtin\",\"identifier\":"
                             "\"gain\"}}],\"mappings\":[{\"source\":\"macro\",\"node\":16,\"parameter\":"
                             "\"gain\",\"number\":";
    EXPECT_EQ (errorOf (gain + "128}]").where, "mappings[0].number");
    EXPECT_EQ (errorOf (gain + "1,\"channel\":1}]").where, "mappings[0].channel");
    EXPECT_TRUE (SessionFile::parse ("{\"version\":1," + gain + "127}]}"));
}

} // namespace
} // namespace lopsided
