#pragma once

#include <string>

namespace lopsided::testing
{

/** What racks are filled with here. */
struct RackSessions
{
    /** The input at half its level, which the first macro raises to the whole; the first scene is that as it is, the second
        has another gain in its place, at a quarter. */
    static std::string scenes()
    {
        const std::string half = throughGain (16, halfLevel), quarter = throughGain (17, quarterLevel);
        const std::string mapping =
            R"("mappings": [ { "source": "macro", "number": 0, "node": 16, "parameter": "gain",
                               "minimum": )"
            + std::string (halfLevel) + R"(, "maximum": )" + wholeLevel + " } ]";
        return R"({ "version": 1, "name": "Scenes", )" + half + ", " + mapping
               + R"(, "scenes": [ { "name": "Half", )" + half + ", " + mapping
               + R"( }, { "name": "Quarter", )" + quarter + " } ] }";
    }

    /** An instrument that nobody here wrote, which plays what MIDI comes in. */
    static std::string synth()
    {
        return R"({ "version": 1, "name": "Synth", "nodes": [ { "id": 16, "plugin": { "format": "LV2",
            "identifier": "http://drobilla.net/plugins/mda/JX10" } } ], "connections": [
            { "source": { "node": "midiInput", "channel": "midi" }, "destination": { "node": 16, "channel": "midi" } },
            { "source": { "node": 16, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } },
            { "source": { "node": 16, "channel": 1 }, "destination": { "node": "audioOutput", "channel": 1 } } ] })";
    }

    static constexpr auto half = 0.501187f, quarter = 0.251189f; // as factors

private:
    // As the parameter of a gain, -100 to 24 dB: -12, -6 and 0 dB.
    static constexpr auto quarterLevel = "0.7096774193548387";
    static constexpr auto halfLevel = "0.7580645161290323";
    static constexpr auto wholeLevel = "0.8064516129032258";

    static std::string throughGain (int id, const char* level)
    {
        const auto node = std::to_string (id);
        auto text = R"("nodes": [ { "id": )" + node
                    + R"(, "plugin": { "format": "builtin", "identifier": "gain" }, "parameters": { "gain": )"
                    + level + R"( } } ], "connections": [ )";

        for (const auto* channel : { "0", "1" })
            text += std::string (*channel == '0' ? "" : ", ")
                    + R"({ "source": { "node": "audioInput", "channel": )" + channel
                    + R"( }, "destination": { "node": )" + node + R"(, "channel": )" + channel
                    + R"( } }, { "source": { "node": )" + node + R"(, "channel": )" + channel
                    + R"( }, "destination": { "node": "audioOutput", "channel": )" + channel + " } }";

        return text + " ]";
    }
};

} // namespace lopsided::testing
