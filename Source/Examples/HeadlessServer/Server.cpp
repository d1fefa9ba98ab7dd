#include "Server.h"

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace
{
/** The number that a word is. Errors: std::runtime_error. */
template <typename Number>
Number numberOf (const std::string& word)
{
    std::istringstream stream { word };
    Number number {};

    if (! (stream >> number) || ! stream.eof())
        throw std::runtime_error ("'" + word + "' is not a number");

    return number;
}

lopsided::NodeID nodeOf (const std::string& word)
{
    return { numberOf<std::uint32_t> (word) };
}
} // namespace

const char* Server::help() noexcept
{
    return "add FORMAT PLUGIN | remove NODE | connect PORT PORT | disconnect PORT PORT | set NODE PARAMETER "
           "0…1 | "
           "list | peaks | quit. A PORT is NODE:CHANNEL or NODE:midi; NODE is a number, in or out.";
}

std::string Server::answer (const std::string& line)
{
    std::istringstream stream { line };
    Words words;

    for (std::string word; stream >> word;)
        words.push_back (word);

    const auto is = [&] (const char* command, std::size_t numWords) {
        return words.size() == numWords && words.front() == command;
    };

    try
    {
        if (is ("add", 3))
            return add (words);
        if (is ("remove", 2))
            return remove (words);
        if (is ("connect", 3))
            return connect (words);
        if (is ("disconnect", 3))
            return disconnect (words);
        if (is ("set", 4))
            return set (words);
        if (is ("list", 1))
            return list();
        if (is ("peaks", 1))
            return peaks();
        if (is ("quit", 1))
            return {};
    }
    catch (const std::exception& error)
    {
        return std::string ("error: ") + error.what();
    }

    return std::string ("error: not understood. ") + help();
}

std::string Server::add (const Words& words)
{
    auto plugin =
        library.create ({ words[1], words[2], {} }, graph.getSampleRate(), graph.getBlockSize()).value();
    return "ok " + std::to_string (graph.addNode (std::move (plugin)).value().uid);
}

std::string Server::remove (const Words& words)
{
    graph.removeNode (nodeOf (words[1])).value();
    return "ok";
}

std::string Server::connect (const Words& words)
{
    graph.addConnection ({ portOf (words[1], true), portOf (words[2], false) }).value();
    return "ok";
}

std::string Server::disconnect (const Words& words)
{
    graph.removeConnection ({ portOf (words[1], true), portOf (words[2], false) }).value();
    return "ok";
}

std::string Server::set (const Words& words)
{
    const auto id = nodeOf (words[1]);
    const auto node = graph.getNodeForId (id);

    if (! node.has_value())
        throw std::runtime_error ("there is no node " + words[1]);

    const auto found = lopsided::findParameters (node->instance->processor(), words[2]);

    if (found.empty())
        throw std::runtime_error ("node " + words[1] + " has no parameter '" + words[2] + "'");

    graph.setParameter (id, found.front()->getParameterIndex(), numberOf<float> (words[3])).value();
    return "ok";
}

std::string Server::list() const
{
    std::ostringstream text;
    text << "ok";
    const auto model = graph.model();

    for (const auto& node : model->nodes())
        text << ' ' << node.id.uid << '=' << node.name;

    for (const auto& connection : model->connections())
        text << " [" << model->describe (connection) << ']';

    return text.str();
}

std::string Server::peaks()
{
    std::ostringstream text;
    text << "ok";

    for (const auto& figures : graph.takeNodeFigures())
    {
        text << " " << figures.node.uid << "=";

        for (std::size_t channel = 0; channel < figures.peaks.size(); ++channel)
            text << (channel == 0 ? "" : ",") << figures.peaks[channel];
    }

    return text.str();
}

lopsided::Port Server::portOf (const std::string& text, bool isSource)
{
    using Graph = lopsided::GraphProcessor;
    const auto colon = text.find (':');

    if (colon == std::string::npos)
        throw std::runtime_error ("'" + text + "' is no port; one is NODE:CHANNEL or NODE:midi");

    const auto node = text.substr (0, colon);
    const auto channel = text.substr (colon + 1);
    const auto isMidi = channel == "midi";
    auto port = isMidi ? lopsided::Port::midi ({}) : lopsided::Port { {}, numberOf<int> (channel) };

    if (node == (isSource ? "in" : "out"))
        port.nodeID = isSource ? (isMidi ? Graph::midiInput() : Graph::audioInput())
                               : (isMidi ? Graph::midiOutput() : Graph::audioOutput());
    else
        port.nodeID = nodeOf (node);

    return port;
}
