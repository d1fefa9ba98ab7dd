// The document and its nodes. Connections: SessionReaderConnections.cpp. Layouts: SessionReaderLayout.cpp. Positions,
// comments, mappings and the output: SessionReaderCanvas.cpp. Scenes and macros: SessionReaderScenes.cpp.
#include "SessionReader.h"

#include "../model/SessionLimits.h"
#include "EntryPath.h"
#include "Printable.h"

#include <algorithm>
#include <limits>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;
using Presence = ObjectReader::Presence;

bool isBase64 (std::string_view text)
{
    const auto isDigit = [] (char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+'
               || c == '/';
    };

    const auto end = text.find_last_not_of ('=');
    const auto numDigits = end == std::string_view::npos ? 0 : end + 1;
    return text.size() % 4 == 0 && text.size() - numDigits <= 2
           && std::all_of (text.begin(), text.begin() + static_cast<std::ptrdiff_t> (numDigits), isDigit);
}
} // namespace

SessionResult<Session> SessionReader::read (const boost::json::value& document)
{
    SessionReader reader;
    ObjectReader object (document, {}, reader.errors);
    reader.readVersion (object);
    reader.readMacros (object);
    reader.readScenes (object);
    reader.readDocument (object);

    if (reader.errors.isSet())
        return reader.errors.get();

    return std::move (reader.session);
}

SessionResult<SessionNode> SessionReader::readPreset (const boost::json::value& document)
{
    SessionReader reader;
    ObjectReader object (document, {}, reader.errors);
    SessionNode node;
    reader.readVersion (object);
    reader.readPlugin (object, node);
    reader.readState (object, node);
    reader.readParameters (object, node);
    node.unknownKeys = object.unknownKeys();

    if (reader.errors.isSet())
        return reader.errors.get();

    return node;
}

void SessionReader::readVersion (ObjectReader& object)
{
    session.version = static_cast<int> (object.integer ("version", 1, std::numeric_limits<int>::max()));

    if (session.version > Session::currentVersion)
        errors.set (Code::version,
                    "this was made by a newer program: its version is " + std::to_string (session.version)
                        + ", and this one reads up to " + std::to_string (Session::currentVersion)
                        + ". Update it.",
                    "version");
}

void SessionReader::readDocument (ObjectReader& object)
{
    session.name = object.text ("name", Presence::optional);
    const auto& nodes = object.list ("nodes", SessionLimits::maximumNodes);
    const auto& connections = object.list ("connections", SessionLimits::maximumConnections);
    const auto& comments = object.list ("comments", SessionLimits::maximumComments);
    const auto& mappings = object.list ("mappings", SessionLimits::maximumMappings);
    session.tempo =
        object.number ("tempo", SessionLimits::minimumTempo, SessionLimits::maximumTempo, Session().tempo);
    readOutput (object);
    readEnds (object);
    session.unknownKeys = object.unknownKeys();

    for (std::size_t index = 0; index < nodes.size() && ! errors.isSet(); ++index)
        readNode (nodes[index], entryPath ("nodes", index));

    for (std::size_t index = 0; index < connections.size() && ! errors.isSet(); ++index)
        readConnection (connections[index], entryPath ("connections", index));

    for (std::size_t index = 0; index < comments.size() && ! errors.isSet(); ++index)
        readComment (comments[index], entryPath ("comments", index));

    for (std::size_t index = 0; index < mappings.size() && ! errors.isSet(); ++index)
        readMapping (mappings[index], entryPath ("mappings", index));

    if (! errors.isSet())
        checkConnections();
}

void SessionReader::readNode (const boost::json::value& value, const std::string& path)
{
    ObjectReader object (value, path, errors);
    SessionNode node;
    node.id.uid = static_cast<std::uint32_t> (
        object.integer ("id", GraphNodes::firstUser.uid, std::numeric_limits<std::uint32_t>::max()));
    node.name = object.text ("name", Presence::optional);
    node.file = object.text ("file", Presence::optional);
    node.preset = object.text ("preset", Presence::optional);
    readPlugin (object, node);
    readLayout (object, node);
    readState (object, node);
    readParameters (object, node);
    readSwitches (object, node);
    node.position = readPosition (object, "position");
    node.unknownKeys = object.unknownKeys();

    const auto [known, isNew] = nodeIndices.emplace (node.id.uid, session.nodes.size());

    if (! isNew)
        errors.set (Code::invalid,
                    "nodes[" + std::to_string (known->second) + "] has the same id, "
                        + std::to_string (node.id.uid) + ". Give each node its own.",
                    object.pathOf ("id"));

    session.nodes.push_back (std::move (node));
}

void SessionReader::readPlugin (ObjectReader& object, SessionNode& node)
{
    const auto* value = object.value ("plugin", Presence::required);

    if (value == nullptr)
        return;

    ObjectReader plugin (*value, object.pathOf ("plugin"), errors);
    node.plugin = { plugin.text ("format", Presence::required),
                    plugin.text ("identifier", Presence::required),
                    plugin.text ("name", Presence::optional) };
    node.unknownPluginKeys = plugin.unknownKeys();

    const auto format = pluginFormatFromString (node.plugin.format);

    if (! format)
        errors.set (Code::invalid,
                    "there is no plugin format '" + printable (node.plugin.format.toStdString())
                        + "'. Use builtin, LV2, VST3 or LADSPA.",
                    plugin.pathOf ("format"));
    else
        node.plugin.format = toString (*format);
}

void SessionReader::readState (ObjectReader& object, SessionNode& node)
{
    const auto text = object.longText ("state");

    if (text.empty())
        return;

    // Its own check first: JUCE's decoder takes padding anywhere.
    juce::MemoryOutputStream bytes (node.state, false);

    if (! isBase64 (text) || ! juce::Base64::convertFromBase64 (bytes, std::string (text).c_str()))
        errors.set (Code::invalid, "this is not base64. Save the session again, or remove the state.",
                    object.pathOf ("state"));
}

void SessionReader::readParameters (ObjectReader& object, SessionNode& node)
{
    const auto* value = object.value ("parameters", Presence::optional);

    if (value == nullptr)
        return;

    ObjectReader parameters (*value, object.pathOf ("parameters"), errors);

    if (! value->is_object())
        return;

    for (const auto& [key, number] : value->get_object())
    {
        boost::system::error_code error;
        const auto normalised = number.to_number<double> (error);

        if (key.empty() || key.find ('\0') != boost::json::string_view::npos)
            errors.set (Code::invalid, "a parameter needs a name, or an id, of visible characters.",
                        parameters.path());

        if (error || ! (normalised >= 0.0 && normalised <= 1.0))
            errors.set (Code::invalid,
                        "a number from 0 to 1 is expected here"
                            + (number.is_number() ? std::string (".")
                                                  : ", not " + ObjectReader::typeOf (number) + "."),
                        parameters.pathOf ({ key.data(), key.size() }));

        node.parameters.push_back ({ juce::String::fromUTF8 (key.data(), static_cast<int> (key.size())),
                                     static_cast<float> (error ? 0.0 : normalised) });
    }
}

} // namespace lopsided
