#include "SessionFixture.h"

#include <gtest/gtest.h>

namespace lopsided
{
namespace
{

using Code = SessionError::Code;

struct BadSession
{
    const char* description;
    std::string text;
    Code code;
    std::string where;
    std::string messagePart;
};

std::ostream& operator<< (std::ostream& stream, const BadSession& bad)
{
    return stream << bad.description;
}

class SessionErrors : public ::testing::TestWithParam<BadSession>
{};

TEST_P (SessionErrors, NameThePlaceAndTheReason)
{
    const auto result = SessionFile::parse (GetParam().text);
    ASSERT_FALSE (result);
    EXPECT_EQ (result.error().where, GetParam().where);
    EXPECT_EQ (result.error().code, GetParam().code) << result.error().describe();
    EXPECT_NE (result.error().message.find (GetParam().messagePart), std::string::npos)
        << result.error().describe();
}

const std::string gain = R"("plugin":{"format":"builtin","identifier":"gain"})";

/** A session with these nodes' and connections' texts. */
std::string with (const std::string& nodes, const std::string& connections = {})
{
    return R"({"version":1,"nodes":[)" + nodes + R"(],"connections":[)" + connections + "]}";
}

std::string node (const std::string& more, const std::string& id = "16")
{
    return R"({"id":)" + id + "," + gain + (more.empty() ? "" : ",") + more + "}";
}

std::string connection (const std::string& source, const std::string& sourceChannel,
                        const std::string& destination, const std::string& destinationChannel)
{
    return R"({"source":{"node":)" + source + R"(,"channel":)" + sourceChannel + R"(},"destination":{"node":)"
           + destination + R"(,"channel":)" + destinationChannel + "}}";
}

std::string feedback (const std::string& source, const std::string& sourceChannel,
                      const std::string& destination, const std::string& destinationChannel,
                      const std::string& value = "true")
{
    auto text = connection (source, sourceChannel, destination, destinationChannel);
    text.pop_back();
    return text + R"(,"feedback":)" + value + "}";
}

const std::string twoNodes = node ("") + "," + node ("", "17");

/** A session with one node and this key. */
std::string withKey (const std::string& key)
{
    return R"({"version":1,"nodes":[)" + node ("") + "]," + key + "}";
}

std::string mapping (const std::string& keys)
{
    return withKey (R"("mappings":[{"node":16,"parameter":"gain")" + keys + "}]");
}

INSTANTIATE_TEST_SUITE_P (
    Canvas, SessionErrors,
    ::testing::Values (
        BadSession { "position of one", with (node (R"("position":[1])")), Code::invalid, "nodes[0].position",
                     "two numbers" },
        BadSession { "position far away", with (node (R"("position":[0,1000001])")), Code::invalid,
                     "nodes[0].position", "from -1000000 to 1000000" },
        BadSession { "position of texts", with (node (R"("position":["1",2])")), Code::invalid,
                     "nodes[0].position", "two numbers" },
        BadSession { "switch", with (node (R"("bypass":1)")), Code::invalid, "nodes[0].bypass",
                     "true or false" },
        BadSession { "tempo", withKey (R"("tempo":0)"), Code::invalid, "tempo", "from 1 to 999" },
        BadSession { "gain", withKey (R"("output":{"gainDb":12.5})"), Code::invalid, "output.gainDb",
                     "from -60 to 12" },
        BadSession { "limiter", withKey (R"("output":{"limiter":"off"})"), Code::invalid, "output.limiter",
                     "true or false" },
        BadSession { "key of the output", withKey (R"("output":{"gian":1})"), Code::invalid, "output.gian",
                     "no such key" },
        BadSession { "end", withKey (R"("ends":{"audioInput":7})"), Code::invalid, "ends.audioInput",
                     "two numbers" },
        BadSession { "unknown end", withKey (R"("ends":{"sideInput":[1,2]})"), Code::invalid,
                     "ends.sideInput", "no such key" },
        BadSession { "comments", withKey (R"("comments":{})"), Code::invalid, "comments", "a list" },
        BadSession { "comment's size", withKey (R"("comments":[{"size":[-1,2]}])"), Code::invalid,
                     "comments[0].size", "from 0 to" },
        BadSession { "comment's length",
                     withKey (R"("comments":[{"text":")" + std::string (65'537, 'x') + R"("}])"), Code::limit,
                     "comments[0].text", "65536" },
        BadSession {
            "many comments",
            withKey (R"("comments":[)" + juce::String::repeatedString ("{},", 4096).toStdString() + "{}]"),
            Code::limit, "comments", "4096" },
        BadSession { "source", mapping (R"(,"source":"knob")"), Code::invalid, "mappings[0].source",
                     "controller" },
        BadSession { "no source", mapping (""), Code::invalid, "mappings[0].source", "missing" },
        BadSession { "channel", mapping (R"(,"source":"note","channel":17)"), Code::invalid,
                     "mappings[0].channel", "from 0 to 16" },
        BadSession { "number", mapping (R"(,"source":"note","number":-1)"), Code::invalid,
                     "mappings[0].number", "from 0 to 127" },
        BadSession { "range", mapping (R"(,"source":"note","maximum":2)"), Code::invalid,
                     "mappings[0].maximum", "from 0 to 1" },
        BadSession { "curve", mapping (R"(,"source":"note","curve":"wild")"), Code::invalid,
                     "mappings[0].curve", "toggle" },
        BadSession { "node of a mapping",
                     withKey (R"("mappings":[{"source":"note","node":17,"parameter":"gain"}])"),
                     Code::invalid, "mappings[0].node", "no node" }));

INSTANTIATE_TEST_SUITE_P (
    Syntax, SessionErrors,
    ::testing::Values (
        BadSession { "empty", "", Code::syntax, "line 1, column 1", "too early" },
        BadSession { "not JSON", "{\n  \"version\": oops }", Code::syntax, "line 2, column 14 (version)",
                     "not JSON" },
        BadSession { "NaN", with (node (R"("parameters":{"gain":NaN})")), Code::syntax,
                     "line 1, column 103 (nodes[0].parameters.gain)", "not JSON" },
        BadSession { "infinite", R"({"version":1e999})", Code::syntax, "line 1, column 17 (version)", "" },
        BadSession { "comment", "{ // no\n\"version\": 1 }", Code::syntax, "line 1, column 3", "not JSON" },
        BadSession { "trailing comma", "{\"version\":1,}", Code::syntax, "line 1, column 14 (version)",
                     "not JSON" },
        BadSession { "something behind", "{\"version\":1}\n{}", Code::syntax, "line 2, column 1",
                     "follows the end" },
        BadSession { "key twice", "{\"version\":1,\n\"version\":1}", Code::syntax,
                     "line 2, column 9 (version)", "twice" },
        BadSession { "invalid UTF-8", "{\"version\":1,\"name\":\"\xff\"}", Code::syntax,
                     "line 1, column 22 (name)", "" },
        BadSession { "lone surrogate", R"({"version":1,"name":"\ud800"})", Code::syntax,
                     "line 1, column 28 (name)", "" }));

INSTANTIATE_TEST_SUITE_P (
    Document, SessionErrors,
    ::testing::Values (
        BadSession { "a list", "[]", Code::invalid, "the document",
                     "an object is expected here, not a list" },
        BadSession { "a number", "7", Code::invalid, "the document", "not a number" },
        BadSession { "no version", "{}", Code::invalid, "version", "missing" },
        BadSession { "version text", R"({"version":"1"})", Code::invalid, "version", "not a text" },
        BadSession { "version zero", R"({"version":0})", Code::invalid, "version", "whole number" },
        BadSession { "version fraction", R"({"version":1.5})", Code::invalid, "version", "whole number" },
        BadSession { "newer version", R"({"version":2})", Code::version, "version", "newer program" },
        BadSession { "name number", R"({"version":1,"name":5})", Code::invalid, "name",
                     "a text is expected" },
        BadSession { "zero character", R"({"version":1,"name":"a\u0000b"})", Code::invalid, "name",
                     "zero character" },
        BadSession { "long name", R"({"version":1,"name":")" + std::string (5000, 'x') + "\"}", Code::limit,
                     "name", "4096" },
        BadSession { "nodes object", R"({"version":1,"nodes":{}})", Code::invalid, "nodes",
                     "a list is expected" },
        BadSession { "connections null", R"({"version":1,"connections":null})", Code::invalid, "connections",
                     "not null" }));

INSTANTIATE_TEST_SUITE_P (
    Nodes, SessionErrors,
    ::testing::Values (
        BadSession { "not an object", with ("3"), Code::invalid, "nodes[0]", "not a number" },
        BadSession { "no id", with ("{" + gain + "}"), Code::invalid, "nodes[0].id", "missing" },
        BadSession { "reserved id", with (node ("", "2")), Code::invalid, "nodes[0].id", "from 16" },
        BadSession { "negative id", with (node ("", "-1")), Code::invalid, "nodes[0].id", "not -1" },
        BadSession { "large id", with (node ("", "4294967296")), Code::invalid, "nodes[0].id",
                     "not 4294967296" },
        BadSession { "huge id", with (node ("", "99999999999999999999999")), Code::invalid, "nodes[0].id",
                     "" },
        BadSession { "double id", with (twoNodes + "," + node ("")), Code::invalid, "nodes[2].id",
                     "nodes[0] has the same id" },
        BadSession { "no plugin", with (R"({"id":16})"), Code::invalid, "nodes[0].plugin", "missing" },
        BadSession { "plugin list", with (R"({"id":16,"plugin":[]})"), Code::invalid, "nodes[0].plugin",
                     "not a list" },
        BadSession { "no identifier", with (R"({"id":16,"plugin":{"format":"LV2"}})"), Code::invalid,
                     "nodes[0].plugin.identifier", "missing" },
        BadSession { "empty identifier", with (R"({"id":16,"plugin":{"format":"LV2","identifier":""}})"),
                     Code::invalid, "nodes[0].plugin.identifier", "empty" },
        BadSession { "unknown format", with (R"({"id":16,"plugin":{"format":"AU\u001b","identifier":"x"}})"),
                     Code::invalid, "nodes[0].plugin.format", "'AU?'" },
        BadSession { "state not base64", with (node (R"("state":"abc!")")), Code::invalid, "nodes[0].state",
                     "base64" },
        BadSession { "state cut off", with (node (R"("state":"abcde")")), Code::invalid, "nodes[0].state",
                     "base64" },
        BadSession { "state padding inside", with (node (R"("state":"ab==abcd")")), Code::invalid,
                     "nodes[0].state", "base64" },
        BadSession { "state number", with (node (R"("state":1)")), Code::invalid, "nodes[0].state",
                     "a text" },
        BadSession { "parameters list", with (node (R"("parameters":[])")), Code::invalid,
                     "nodes[0].parameters", "not a list" },
        BadSession { "parameter text", with (node (R"("parameters":{"gain":"1"})")), Code::invalid,
                     "nodes[0].parameters.gain", "not a text" },
        BadSession { "parameter null", with (node (R"("parameters":{"gain":null})")), Code::invalid,
                     "nodes[0].parameters.gain", "not null" },
        BadSession { "parameter above", with (node (R"("parameters":{"gain":1.01})")), Code::invalid,
                     "nodes[0].parameters.gain", "from 0 to 1" },
        BadSession { "parameter below", with (node (R"("parameters":{"gain":-1e-9})")), Code::invalid,
                     "nodes[0].parameters.gain", "from 0 to 1" },
        BadSession { "parameter without name", with (node (R"("parameters":{"":0})")), Code::invalid,
                     "nodes[0].parameters", "name" },
        BadSession { "file list", with (node (R"("file":[])")), Code::invalid, "nodes[0].file", "a text" }));

INSTANTIATE_TEST_SUITE_P (
    Connections, SessionErrors,
    ::testing::Values (
        BadSession { "no destination", with (twoNodes, R"({"source":{"node":16,"channel":0}})"),
                     Code::invalid, "connections[0].destination", "missing" },
        BadSession { "unknown node", with (twoNodes, connection ("16", "0", "99", "0")), Code::invalid,
                     "connections[0].destination.node", "id 99" },
        BadSession { "unknown name", with (twoNodes, connection ("16", "0", "\"speaker\"", "0")),
                     Code::invalid, "connections[0].destination.node", "'speaker'" },
        BadSession { "node null", with (twoNodes, connection ("null", "0", "17", "0")), Code::invalid,
                     "connections[0].source.node", "" },
        BadSession { "channel negative", with (twoNodes, connection ("16", "-1", "17", "0")), Code::invalid,
                     "connections[0].source.channel", "from 0 to 4095" },
        BadSession { "channel large", with (twoNodes, connection ("16", "0", "17", "4096")), Code::invalid,
                     "connections[0].destination.channel", "from 0 to 4095" },
        BadSession { "channel word", with (twoNodes, connection ("16", "\"left\"", "17", "0")), Code::invalid,
                     "connections[0].source.channel", "\"midi\"" },
        BadSession {
            "unknown key of a port",
            with (twoNodes,
                  R"({"source":{"node":16,"channel":0,"bus":1},"destination":{"node":17,"channel":0}})"),
            Code::invalid, "connections[0].source.bus", "no such key" },
        BadSession { "audio to MIDI", with (twoNodes, connection ("16", "0", "17", "\"midi\"")),
                     Code::invalid, "connections[0]", "MIDI" },
        BadSession { "to itself", with (twoNodes, connection ("16", "0", "16", "1")), Code::invalid,
                     "connections[0]", "itself" },
        BadSession { "from the output", with (twoNodes, connection ("\"audioOutput\"", "0", "16", "0")),
                     Code::invalid, "connections[0].source", "only be a destination" },
        BadSession { "into the input",
                     with (twoNodes, connection ("16", "\"midi\"", "\"midiInput\"", "\"midi\"")),
                     Code::invalid, "connections[0].destination", "only be a source" },
        BadSession { "audio from MIDI input", with (twoNodes, connection ("\"midiInput\"", "0", "16", "0")),
                     Code::invalid, "connections[0].source", "carries MIDI" },
        BadSession { "twice",
                     with (twoNodes, connection ("16", "0", "17", "0") + ","
                                         + connection ("16", "1", "17", "1") + ","
                                         + connection ("16", "0", "17", "0")),
                     Code::invalid, "connections[2]", "connections[0] connects the same ports" },
        BadSession { "cycle",
                     with (twoNodes + "," + node ("", "18"), connection ("16", "0", "17", "0") + ","
                                                                 + connection ("17", "0", "18", "0") + ","
                                                                 + connection ("18", "0", "16", "0")),
                     Code::invalid, "connections[2]", "16 -> 17 -> 18 -> 16" },
        BadSession { "cycle beside feedback",
                     with (twoNodes, feedback ("17", "1", "16", "1") + "," + connection ("16", "0", "17", "0")
                                         + "," + connection ("17", "0", "16", "0")),
                     Code::invalid, "connections[1]", "\"feedback\": true" },
        BadSession {
            "both kinds",
            with (twoNodes, connection ("16", "0", "17", "0") + "," + feedback ("16", "0", "17", "0")),
            Code::invalid, "connections[1]", "connects the same ports" },
        BadSession { "feedback of MIDI", with (twoNodes, feedback ("16", "\"midi\"", "17", "\"midi\"")),
                     Code::invalid, "connections[0].feedback", "only audio" },
        BadSession { "feedback to an end", with (twoNodes, feedback ("16", "0", "\"audioOutput\"", "0")),
                     Code::invalid, "connections[0].feedback", "from a node to a node" },
        BadSession { "feedback number", with (twoNodes, feedback ("16", "0", "17", "0", "1")), Code::invalid,
                     "connections[0].feedback", "true or false is expected here, not a number" }));

} // namespace
} // namespace lopsided
