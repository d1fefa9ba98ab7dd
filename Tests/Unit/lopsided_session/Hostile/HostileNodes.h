#pragma once

#include <gtest/gtest.h>
#include <lopsided_session/lopsided_session.h>

#include <cstdlib>
#include <string>

namespace lopsided::testing
{

/** Sessions with a plugin that does what plugins do at their worst, as LV2 and as VST3. */
class HostileNodes : public ::testing::TestWithParam<const char*>
{
protected:
    static constexpr double sampleRate = 48000.0;
    static constexpr int blockSize = 64;
    static constexpr NodeID hostile { 16 };

    HostileNodes()
    {
        ::setenv ("LV2_PATH", LOPSIDED_HOSTILE_LV2, 1);
        graph.prepareToPlay (sampleRate, blockSize);
    }

    [[nodiscard]] static PluginReference reference (const juce::String& behaviour)
    {
        if (juce::String (GetParam()) == "LV2")
            return { "LV2", "urn:lopsided:hostile:" + behaviour, {} };

        return { "VST3", juce::String (LOPSIDED_HOSTILE_VST3) + "/hostile-" + behaviour + ".vst3", {} };
    }

    /** The graph's first channel goes through the plugin, the second one goes by it. */
    [[nodiscard]] static Session sessionWith (const juce::String& behaviour)
    {
        Session session;
        session.nodes.push_back ({ hostile, "Hostile", reference (behaviour), {}, {}, {}, {}, {} });
        session.connections = { { { { GraphNodes::audioInput, 0 }, { hostile, 0 } }, {} },
                                { { { hostile, 0 }, { GraphNodes::audioOutput, 0 } }, {} },
                                { { { GraphNodes::audioInput, 1 }, { GraphNodes::audioOutput, 1 } }, {} } };
        return session;
    }

    /** Errors: a fatal failure where the plugin does not become a node. */
    void build (const juce::String& behaviour)
    {
        const auto built = SessionBuilder::build (sessionWith (behaviour), library, graph,
                                                  { .commit = CommitOptions::atOnce() });
        ASSERT_TRUE (built) << built.error().describe();
        ASSERT_TRUE (built->placeholders.empty()) << built->warnings.front();
    }

    [[nodiscard]] juce::AudioProcessor& plugin() const
    {
        return graph.model()->findNode (hostile)->instance->processor();
    }

    PluginLibrary library;
    GraphProcessor graph;
};

inline std::string nameOfFormat (const ::testing::TestParamInfo<const char*>& info)
{
    return info.param;
}

} // namespace lopsided::testing
