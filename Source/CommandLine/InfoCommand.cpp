#include "InfoCommand.h"

#include <Host/HostSession.h>
#include <lopsided_session/lopsided_session.h>
#include <map>
#include <ostream>

namespace po = boost::program_options;

namespace lopsided
{
namespace
{

std::string nodeName (const Session& session, NodeID id)
{
    if (id == GraphNodes::audioInput)
        return "audio input";

    if (id == GraphNodes::audioOutput)
        return "audio output";

    if (id == GraphNodes::midiInput)
        return "MIDI input";

    if (id == GraphNodes::midiOutput)
        return "MIDI output";

    for (const auto& node : session.nodes)
        if (node.id == id)
            return (node.name.isNotEmpty() ? node.name : node.plugin.identifier).toStdString();

    return "node " + std::to_string (id.uid);
}

std::string portText (const Port& port)
{
    return port.isMIDI() ? "MIDI" : std::to_string (port.channelIndex + 1);
}

// All channels between two nodes on one line: "1>1 2>2".
std::map<std::pair<NodeID, NodeID>, std::string> cables (const Session& session)
{
    std::map<std::pair<NodeID, NodeID>, std::string> lines;

    for (const auto& entry : session.connections)
    {
        const auto& source = entry.connection.source;
        const auto& destination = entry.connection.destination;
        auto& text = lines[{ source.nodeID, destination.nodeID }];
        text += (text.empty() ? "" : ", ")
                + (source.isMIDI() ? "MIDI" : portText (source) + ">" + portText (destination))
                + (entry.connection.isFeedback() ? " (feedback)" : "");
    }

    return lines;
}

void printText (std::ostream& out, const Session& session, const juce::File& file)
{
    out << "Session   " << (session.name.isNotEmpty() ? session.name : file.getFileNameWithoutExtension())
        << "\nFile      " << file.getFullPathName() << " (format version " << session.version
        << ")\n\nNodes\n";

    for (const auto& node : session.nodes)
    {
        out << "  " << juce::String (node.id.uid).paddedLeft (' ', 5) << "  "
            << node.name.paddedRight (' ', 24) << ' ' << node.plugin.format.paddedRight (' ', 8) << ' '
            << node.plugin.identifier;

        if (node.file.isNotEmpty())
            out << "  plays " << node.file;

        if (node.preset.isNotEmpty())
            out << "  from preset " << node.preset;

        if (node.layout)
            out << "  [" << layoutInWords (node.layout->buses) << "]";

        if (! node.parameters.empty())
            out << "  (" << node.parameters.size() << " parameters)";

        if (! node.state.isEmpty())
            out << "  (" << node.state.getSize() << " bytes of state)";

        out << '\n';
    }

    out << "\nConnections\n";

    for (const auto& [ends, channels] : cables (session))
        out << "  " << nodeName (session, ends.first) << " -> " << nodeName (session, ends.second) << "  ["
            << channels << "]\n";
}

juce::var portJson (const Port& port)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("node", static_cast<juce::int64> (port.nodeID.uid));
    object->setProperty ("port", port.isMIDI() ? juce::var ("midi") : juce::var (port.channelIndex));
    return object.release();
}

juce::var nodeJson (const SessionNode& node)
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("id", static_cast<juce::int64> (node.id.uid));
    object->setProperty ("name", node.name);
    object->setProperty ("format", node.plugin.format);
    object->setProperty ("identifier", node.plugin.identifier);
    object->setProperty ("file", node.file.isNotEmpty() ? juce::var (node.file) : juce::var());
    object->setProperty ("preset", node.preset.isNotEmpty() ? juce::var (node.preset) : juce::var());
    object->setProperty ("layout",
                         node.layout ? juce::var (layoutInWords (node.layout->buses)) : juce::var());
    object->setProperty ("parameters", static_cast<int> (node.parameters.size()));
    object->setProperty ("stateBytes", static_cast<juce::int64> (node.state.getSize()));
    return object.release();
}

void printJson (std::ostream& out, const Session& session, const juce::File& file)
{
    juce::Array<juce::var> nodes, connections;

    for (const auto& node : session.nodes)
        nodes.add (nodeJson (node));

    for (const auto& entry : session.connections)
    {
        auto connection = std::make_unique<juce::DynamicObject>();
        connection->setProperty ("source", portJson (entry.connection.source));
        connection->setProperty ("destination", portJson (entry.connection.destination));

        if (entry.connection.isFeedback())
            connection->setProperty ("feedback", true);

        connections.add (connection.release());
    }

    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("file", file.getFullPathName());
    object->setProperty ("version", session.version);
    object->setProperty ("name", session.name);
    object->setProperty ("nodes", nodes);
    object->setProperty ("connections", connections);
    out << juce::JSON::toString (juce::var (object.release())) << '\n';
}

} // namespace

std::string InfoCommand::description() const
{
    return "Reads the file and prints its nodes and connections. No plugin is opened, unless --check asks "
           "for it: then\n"
           "the whole graph is built, and what is missing or does not work is said.\n\n"
           "Examples:\n"
           "  lopsided info rig.json\n"
           "  lopsided info rig.json --check\n";
}

void InfoCommand::addOptions (po::options_description& options) const
{
    options.add_options() ("check", po::bool_switch(), "open every plugin and build the graph");
    options.add_options() ("json", po::bool_switch(), "print JSON");
}

ExitCode InfoCommand::run (const Arguments& arguments, const Console& console)
{
    constexpr double checkRate = 48000.0;
    constexpr int checkBlock = 512;

    const auto file = arguments.session();
    const auto loaded = HostSession::load (file);

    if (loaded.has_error())
    {
        console.err << "lopsided info: " << loaded.error().message << '\n';
        return ExitCode::failed;
    }

    auto& session = **loaded;

    if (arguments.flag ("json"))
        printJson (console.out, session.content(), file);
    else
        printText (console.out, session.content(), file);

    HostSession::BuildChoices choices;
    choices.warn = [&console] (const auto& line) { console.err << "Note: " << line << std::endl; };
    const auto built = arguments.flag ("check")
                           ? session.build (checkRate, checkBlock, HostSession::Rendering::offline, choices)
                           : HostResult<void>();

    for (const auto& warning : session.warnings())
        console.err << "Note: " << warning << '\n';

    if (built.has_error())
    {
        console.err << "lopsided info: " << built.error().message << '\n';
        return ExitCode::failed;
    }

    if (session.numPlaceholders() > 0)
    {
        console.err << "lopsided info: " << file.getFullPathName() << ": " << session.numPlaceholders()
                    << " of its plugins are missing; the notes above say what to do\n";
        return ExitCode::failed;
    }

    if (arguments.flag ("check"))
    {
        console.err << "Every plugin is there and the graph can be played.\n";
        session.close();
    }

    return ExitCode::ok;
}

} // namespace lopsided
