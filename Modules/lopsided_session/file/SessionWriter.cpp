#include "SessionWriter.h"

#include "GraphEndNames.h"

namespace lopsided
{

namespace
{
std::string nodeJson (NodeID id)
{
    for (const auto& end : graphEndNames)
        if (end.id == id)
            return JsonWriter::quoted (end.name);

    return std::to_string (id.uid);
}
} // namespace

std::string SessionWriter::write (const Session& session)
{
    SessionWriter writer;
    writer.json.openObject();
    writer.json.key ("version");
    writer.json.integer (session.version);
    writer.writeContent (session);
    writer.writeMacros (session);
    writer.writeScenes (session);
    writer.writeUnknown (session.unknownKeys);
    writer.json.close();
    return writer.json.result() + "\n";
}

void SessionWriter::writeContent (const Session& session)
{
    writeText ("name", session.name);
    writeSettings (session);
    json.key ("nodes");
    json.openList();

    for (const auto& node : session.nodes)
        writeNode (node);

    json.close();
    json.key ("connections");
    json.openList();

    for (const auto& connection : session.connections)
        writeConnection (connection);

    json.close();
    writeCanvas (session);
}

void SessionWriter::writeNode (const SessionNode& node)
{
    json.openObject();
    json.key ("id");
    json.integer (node.id.uid);
    writeText ("name", node.name);
    writePlugin (node);
    writeText ("file", node.file);
    writeText ("preset", node.preset);
    writeSwitches (node);

    if (node.layout)
        writeLayout (*node.layout);

    writeSettings (node);
    json.close();
}

std::string SessionWriter::writePreset (const SessionNode& node)
{
    SessionWriter writer;
    writer.json.openObject();
    writer.json.key ("version");
    writer.json.integer (Session::currentVersion);
    writer.writePlugin (node);
    writer.writeSettings (node);
    writer.json.close();
    return writer.json.result() + "\n";
}

void SessionWriter::writeSettings (const SessionNode& node)
{
    if (! node.state.isEmpty())
    {
        json.key ("state");
        json.text (juce::Base64::toBase64 (node.state.getData(), node.state.getSize()).toStdString());
    }

    if (! node.parameters.empty())
    {
        json.key ("parameters");
        json.openObject();

        for (const auto& parameter : node.parameters)
        {
            json.key (parameter.parameter.toStdString());
            json.number (parameter.value);
        }

        json.close();
    }

    writeUnknown (node.unknownKeys);
}

void SessionWriter::writePlugin (const SessionNode& node)
{
    json.key ("plugin");
    json.openObject();
    writeText ("format", node.plugin.format);
    writeText ("identifier", node.plugin.identifier);
    writeText ("name", node.plugin.name);
    writeUnknown (node.unknownPluginKeys);
    json.close();
}

void SessionWriter::writeLayout (const PluginPorts& ports)
{
    json.key ("layout");
    json.openObject();
    writeBuses ("inputs", ports.buses.inputBuses);
    writeBuses ("outputs", ports.buses.outputBuses);

    for (const auto& [key, isSet] :
         { std::pair ("midiInput", ports.takesMidi), std::pair ("midiOutput", ports.makesMidi) })
        if (isSet)
        {
            json.key (key);
            json.raw ("true");
        }

    json.close();
}

void SessionWriter::writeBuses (const char* key, const juce::Array<juce::AudioChannelSet>& buses)
{
    std::string list;

    for (const auto& set : buses)
        list.append (list.empty() ? "[" : ", ")
            .append (JsonWriter::quoted (channelSetName (set).toStdString()));

    json.key (key);
    json.raw (list.empty() ? "[]" : list.append ("]"));
}

void SessionWriter::writeConnection (const SessionConnection& connection)
{
    json.openObject();
    writePort ("source", connection.connection.source);
    writePort ("destination", connection.connection.destination);

    if (connection.connection.isFeedback())
    {
        json.key ("feedback");
        json.raw ("true");
    }

    writeUnknown (connection.unknownKeys);
    json.close();
}

void SessionWriter::writePort (const char* key, Port port)
{
    const auto channel = port.isMIDI() ? JsonWriter::quoted ("midi") : std::to_string (port.channelIndex);
    json.key (key);
    json.raw ("{ \"node\": " + nodeJson (port.nodeID) + ", \"channel\": " + channel + " }");
}

void SessionWriter::writeText (const char* key, const juce::String& value)
{
    if (value.isNotEmpty())
    {
        json.key (key);
        json.text (value.toStdString());
    }
}

void SessionWriter::writeUnknown (const std::vector<UnknownKey>& keys)
{
    for (const auto& unknown : keys)
    {
        json.key (unknown.key.toStdString());
        json.raw (unknown.json.toStdString());
    }
}

} // namespace lopsided
