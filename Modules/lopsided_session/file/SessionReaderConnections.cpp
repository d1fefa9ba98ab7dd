// The connections. All else of a session: SessionReader.cpp.
#include "EntryPath.h"
#include "GraphEndNames.h"
#include "Printable.h"
#include "SessionCycle.h"
#include "SessionReader.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;
using Presence = ObjectReader::Presence;
} // namespace

void SessionReader::readConnection (const boost::json::value& value, const std::string& path)
{
    ObjectReader object (value, path, errors);
    SessionConnection connection;
    connection.connection.source = readPort (object, "source", End::source);
    connection.connection.destination = readPort (object, "destination", End::destination);

    if (object.flag ("feedback"))
        connection.connection.kind = Connection::Kind::feedback;

    connection.unknownKeys = object.unknownKeys();
    checkConnection (connection.connection, path);
    session.connections.push_back (std::move (connection));
}

void SessionReader::checkConnection (const Connection& connection, const std::string& path)
{
    const auto& source = connection.source;
    const auto& destination = connection.destination;

    if (source.isMIDI() != destination.isMIDI())
        errors.set (Code::invalid,
                    "audio cannot be connected to MIDI. Give both ends a number, or both \"midi\".", path);

    if (source.nodeID == destination.nodeID && ! connection.isFeedback())
        errors.set (Code::invalid, "a node cannot be connected to itself, unless with \"feedback\": true.",
                    path);

    if (connection.isFeedback()
        && (source.isMIDI() || GraphNodes::isEnd (source.nodeID) || GraphNodes::isEnd (destination.nodeID)))
        errors.set (Code::invalid, "only audio can feed back, from a node to a node. Remove this key.",
                    path + ".feedback");
}

Port SessionReader::readPort (ObjectReader& object, const char* key, End end)
{
    const auto* value = object.value (key, Presence::required);

    if (value == nullptr)
        return {};

    ObjectReader port (*value, object.pathOf (key), errors);
    const Port result { readNodeID (port), readChannel (port) };
    port.refuseUnknownKeys();
    checkPort (result, port.path(), end);
    return result;
}

NodeID SessionReader::readNodeID (ObjectReader& object)
{
    const auto* value = object.value ("node", Presence::required);

    if (value == nullptr)
        return {};

    if (! value->is_string())
    {
        const NodeID id { static_cast<std::uint32_t> (
            object.integer ("node", GraphNodes::firstUser.uid, std::numeric_limits<std::uint32_t>::max())) };

        if (! nodeIndices.contains (id.uid))
            errors.set (Code::invalid,
                        "there is no node with the id " + std::to_string (id.uid)
                            + ". Add it to \"nodes\", or correct the id.",
                        object.pathOf ("node"));

        return id;
    }

    const auto name = object.text ("node", Presence::required);

    for (const auto& end : graphEndNames)
        if (name == end.name)
            return end.id;

    errors.set (Code::invalid,
                "there is no node '" + printable (name.toStdString())
                    + "'. Give a node's id, or audioInput, audioOutput, midiInput or midiOutput.",
                object.pathOf ("node"));
    return {};
}

int SessionReader::readChannel (ObjectReader& object)
{
    const auto* value = object.value ("channel", Presence::required);

    if (value != nullptr && value->is_string() && value->get_string() == "midi")
        return Port::midiChannelIndex;

    if (value != nullptr && ! value->is_number())
    {
        errors.set (Code::invalid, "a channel's number, or \"midi\", is expected here.",
                    object.pathOf ("channel"));
        return 0;
    }

    return static_cast<int> (object.integer ("channel", 0, Port::midiChannelIndex - 1));
}

void SessionReader::checkPort (Port port, const std::string& path, End end)
{
    const auto isInputEnd = port.nodeID == GraphNodes::audioInput || port.nodeID == GraphNodes::midiInput;
    const auto isMidiEnd = port.nodeID == GraphNodes::midiInput || port.nodeID == GraphNodes::midiOutput;

    if (! GraphNodes::isEnd (port.nodeID))
        return;

    if (isInputEnd != (end == End::source))
        errors.set (Code::invalid,
                    isInputEnd ? "the graph's input can only be a source."
                               : "the graph's output can only be a destination.",
                    path);

    if (isMidiEnd != port.isMIDI())
        errors.set (Code::invalid,
                    isMidiEnd ? "this node carries MIDI: its channel is \"midi\"."
                              : "this node carries audio: its channel is a number.",
                    path);
}

void SessionReader::checkConnections()
{
    std::vector<std::size_t> order (session.connections.size());
    std::iota (order.begin(), order.end(), std::size_t { 0 });
    std::stable_sort (order.begin(), order.end(), [this] (auto a, auto b) {
        return session.connections[a].connection < session.connections[b].connection;
    });

    for (std::size_t index = 1; index < order.size(); ++index)
        if (session.connections[order[index - 1]].connection.hasSamePorts (
                session.connections[order[index]].connection))
            errors.set (Code::invalid,
                        entryPath ("connections", order[index - 1])
                            + " connects the same ports. Remove one of the two.",
                        entryPath ("connections", order[index]));

    if (errors.isSet())
        return;

    if (const auto cycle = findCycle (session.connections))
        errors.set (Code::invalid,
                    "this connection closes a cycle: " + cycle->description
                        + ". Remove one of its connections, or give one \"feedback\": true.",
                    entryPath ("connections", cycle->closingConnection));
}

} // namespace lopsided
