#pragma once

#include <string>

namespace lopsided::testing
{

/** What racks are filled with here. */
struct RackSessions
{
    /** The input at half its level, which the first macro raises to the whole; the first scene is that as it is, the second
        has another gain in its place, at a quarter. The macro is called macroName. */
    static std::string scenes()
    {
        const std::string half = throughGain (16, halfLevel), quarter = throughGain (17, quarterLevel);
        const std::string mapping =
            R"("mappings": [ { "source": "macro", "number": 0, "node": 16, "parameter": "gain",
                               "minimum": )"
            + std::string (halfLevel) + R"(, "maximum": )" + wholeLevel + " } ]";
        return R"({ "version": 1, "name": "Scenes", )" + half + ", " + mapping
               + R"(, "scenes": [ { "name": "Half", )" + half + ", " + mapping
               + R"( }, { "name": "Quarter", )" + quarter + R"( } ], "macros": [ { "number": 0, "name": ")"
               + macroName + "\" } ] }";
    }

    static constexpr auto macroName = "Brightness";

    /** An instrument that nobody here wrote, which plays what MIDI comes in. */
    static std::string synth() { return synthWith ("{}"); }

    /** The same, with a sound that stays as it is while a note is held: a pulse behind a filter that only MIDI moves. */
    static std::string steadySynth()
    {
        return synthWith (R"({ "osc_mix": 0, "vcf_freq": 0.5, "vcf_reso": 0.8, "vcf_env": 0.5, "vcf_lfo": 0,
            "vcf_vel": 0.5, "vcf_sus": 0, "glide": 0, "env_sus": 1, "lfo_rate": 0.7, "vibrato": 0.5, "noise": 0 })");
    }

    /** The left input as it is; the second scene has a delay in its place, which reports lateSamples. */
    static std::string lateScene()
    {
        const std::string plain = through (16, R"("format": "builtin", "identifier": "gain")", "{}", 1);
        const std::string late =
            through (17, R"("format": "LV2", "identifier": "http://gareus.org/oss/lv2/nodelay")",
                     R"({ "delay": 0.0025 })", 1); // of 192000 samples
        return R"({ "version": 1, "name": "Late", )" + plain + R"(, "scenes": [ { "name": "Plain", )" + plain
               + R"( }, { "name": "Late", )" + late + " } ] }";
    }

    static constexpr auto lateSamples = 480;
    static constexpr auto half = 0.501187f, quarter = 0.251189f; // as factors

private:
    // As the parameter of a gain, -100 to 24 dB: -12, -6 and 0 dB.
    static constexpr auto quarterLevel = "0.7096774193548387";
    static constexpr auto halfLevel = "0.7580645161290323";
    static constexpr auto wholeLevel = "0.8064516129032258";

    static std::string throughGain (int id, const char* level)
    {
        return through (id, R"("format": "builtin", "identifier": "gain")",
                        R"({ "gain": )" + std::string (level) + " }", 2);
    }

    /** Both channels through one plugin, or only the left. */
    static std::string through (int id, const std::string& plugin, const std::string& parameters,
                                int numChannels)
    {
        const auto node = std::to_string (id);
        auto text = R"("nodes": [ { "id": )" + node + R"(, "plugin": { )" + plugin + R"( }, "parameters": )"
                    + parameters + R"( } ], "connections": [ )";

        for (int index = 0; index < numChannels; ++index)
        {
            const auto channel = std::to_string (index);
            text += std::string (index == 0 ? "" : ", ")
                    + R"({ "source": { "node": "audioInput", "channel": )" + channel
                    + R"( }, "destination": { "node": )" + node + R"(, "channel": )" + channel
                    + R"( } }, { "source": { "node": )" + node + R"(, "channel": )" + channel
                    + R"( }, "destination": { "node": "audioOutput", "channel": )" + channel + " } }";
        }

        return text + " ]";
    }

    static std::string synthWith (const std::string& parameters)
    {
        return R"({ "version": 1, "name": "Synth", "nodes": [ { "id": 16, "plugin": { "format": "LV2",
            "identifier": "http://drobilla.net/plugins/mda/JX10" }, "parameters": )"
               + parameters + R"( } ], "connections": [
            { "source": { "node": "midiInput", "channel": "midi" }, "destination": { "node": 16, "channel": "midi" } },
            { "source": { "node": 16, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } },
            { "source": { "node": 16, "channel": 1 }, "destination": { "node": "audioOutput", "channel": 1 } } ] })";
    }
};

} // namespace lopsided::testing
