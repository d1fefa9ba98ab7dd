#pragma once

#include <lopsided_session/lopsided_session.h>

#include <random>
#include <string>

namespace lopsided::testing
{

/** One of the files in Resources/Sessions. */
inline juce::File shippedFile (const char* name)
{
    return juce::File (LOPSIDED_SESSIONS_FOLDER).getChildFile (name);
}

/** A session with one of everything: states, parameters, files, odd names, unknown keys at each level. */
inline Session exampleSession()
{
    Session session;
    session.name = juce::String::fromUTF8 ("Ex\xc3\xa4mple \"quoted\" \\ \t \xf0\x9f\x8e\xb9");
    session.unknownKeys = { { "colour", "\"red\"" }, { "nested", "{\"deep\":[1,2.5E0,null,{\"x\":true}]}" } };

    SessionNode player { NodeID { 16 },
                         "Player",
                         { "builtin", "midi-file-player", "MIDI file player" },
                         "part.mid",
                         {},
                         {},
                         {},
                         {} };
    player.parameters = { { "loop", 0.0f } };
    player.unknownKeys = { { "place", "[1,2]" } };
    player.position = SessionPosition { -1.5f, 1.0e6f };
    player.options.mute = NodeOptions::Switch::on;

    SessionNode synth { NodeID { 4'000'000'000u }, {}, { "LV2", "urn:some:synth", {} }, {}, {}, {}, {}, {} };
    synth.unknownPluginKeys = { { "preset", "null" } };
    synth.state.append ("\0\1\2\xff state", 10);
    synth.parameters = { { "cut.off", 0.1f },
                         { juce::String::fromUTF8 ("R\xc3\xa9sonance"), 1.0f },
                         { "tiny", 1.0e-30f } };

    session.nodes = { player, synth };
    session.connections = { { { Port::midi (player.id), Port::midi (synth.id) }, { { "gain", "0" } } },
                            { { { synth.id, 0 }, { GraphNodes::audioOutput, 1 } }, {} },
                            { { { GraphNodes::audioInput, 4095 }, { GraphNodes::audioOutput, 0 } }, {} },
                            { { Port::midi (GraphNodes::midiInput), Port::midi (synth.id) }, {} },
                            { { { synth.id, 1 }, { synth.id, 0 }, Connection::Kind::feedback },
                              { { "colour", "1" } } } };
    session.tempo = 99.9;
    session.output = { -3.3f, SessionOutput::Switch::off, SessionOutput::Switch::on };
    session.endPositions = { { GraphNodes::audioInput, { 0.1f, -0.1f } }, { GraphNodes::midiOutput, {} } };
    session.comments = { { "Two\nlines", { 3.0f, 4.0f }, 120.5f, 40.0f, { { "colour", "3" } } }, {} };

    SessionMapping wheel;
    wheel.node = player.id;
    wheel.parameter = "loop";
    wheel.channel = 16;
    wheel.number = 127;
    wheel.unknownKeys = { { "takeOver", "true" } };
    SessionMapping bend { SessionMapping::Source::pitchBend, 0, 0, synth.id, "cut.off", 0.9f, 0.1f,
                          SessionMapping::Curve::slow };
    SessionMapping cutoff;
    cutoff.source = SessionMapping::Source::macro;
    cutoff.number = 127;
    cutoff.node = synth.id;
    cutoff.parameter = "cut.off";
    session.mappings = { wheel, bend, cutoff };

    auto verse = session;
    verse.name = "Verse";
    verse.nodes[0].parameters[0].value = 1.0f;
    Session empty;
    empty.name = "Break";
    session.macroNames = { { 0, "First" }, { 127, juce::String::fromUTF8 ("R\xc3\xa9sonance") } };
    session.scenes = { verse, empty };
    session.scene = 2;
    return session;
}

/** A valid session of `numNodes` gains in a chain. */
inline std::string chainOfGains (std::size_t numNodes)
{
    std::string nodes;
    std::string connections;

    for (std::size_t index = 0; index < numNodes; ++index)
    {
        const auto id = std::to_string (index + 16);
        nodes += (index > 0 ? ",\n" : "");
        nodes += "{\"id\":" + id + ",\"plugin\":{\"format\":\"builtin\",\"identifier\":\"gain\"}}";

        if (index > 0)
        {
            connections += index > 1 ? ",\n" : "";
            connections += "{\"source\":{\"node\":";
            connections += std::to_string (index + 15);
            connections += ",\"channel\":0},\"destination\":{\"node\":";
            connections += id;
            connections += ",\"channel\":0}}";
        }
    }

    return "{\"version\":1,\"nodes\":[" + nodes + "],\n\"connections\":[" + connections + "]}";
}

} // namespace lopsided::testing
