#pragma once

#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <string>
#include <vector>

/** Edits a graph by commands, one a line, each answered by one line: "ok …" or "error: …". All on the message thread. */
class Server
{
public:
    explicit Server (lopsided::GraphProcessor& graphToEdit)
        : graph (graphToEdit)
    {}

    /** Does what a line says. An empty answer: the line asked to quit. */
    std::string answer (const std::string& line);

    /** What it understands, for people. */
    static const char* help() noexcept;

private:
    using Words = std::vector<std::string>;

    std::string add (const Words& words);
    std::string remove (const Words& words);
    std::string connect (const Words& words);
    std::string disconnect (const Words& words);
    std::string set (const Words& words);
    std::string list() const;
    std::string peaks();

    /** "16:0" is channel 0 of node 16, "16:midi" its MIDI; "in", "out" stand for the graph's ends. */
    static lopsided::Port portOf (const std::string& text, bool isSource);

    lopsided::GraphProcessor& graph;
    lopsided::PluginLibrary library;
};
