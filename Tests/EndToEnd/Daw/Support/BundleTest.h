#pragma once

#include "DawTest.h"

#include <functional>
#include <juce_audio_processors/juce_audio_processors.h>
#include <memory>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** A rack's real bundle, opened here by JUCE's host side: what a host is told can be asked for, and what it tells can be chosen.
    The parameter is the format. */
class BundleTest : public DawTest, public ::testing::WithParamInterface<const char*>
{
protected:
    static constexpr double rate = 48000.0;
    static constexpr int blockSize = 256;

    BundleTest();
    ~BundleTest() override;

    [[nodiscard]] static bool isVst3() { return std::string (GetParam()) == "VST3"; }

    enum class Kind
    {
        effect,
        instrument
    };

    /** Opens the one that begins with this session; every bus is on. Errors: a fatal failure. */
    void open (Kind kind, const std::string& session);

    /** A block: what comes in is what `audio` and `midi` hold, and they hold what comes out. */
    void render();

    /** Renders until what was begun has faded over. */
    void settle();

    /** Renders, and delivers messages, until it is true; false after half a minute. */
    bool rendersUntil (const std::function<bool()>& condition);

    /** Nothing where the host is shown no such parameter. */
    [[nodiscard]] juce::AudioProcessorParameter* parameter (const juce::String& name) const;

    /** Nodes and connections, as JSON. */
    static std::string node (int id, const std::string& format, const std::string& identifier);
    static std::string connection (const std::string& source, const std::string& sourceChannel,
                                   const std::string& destination, const std::string& destinationChannel);
    static std::string graph (const std::vector<std::string>& nodes,
                              const std::vector<std::string>& connections);
    static std::string session (const std::string& graph);

    std::unique_ptr<juce::AudioPluginInstance> plugin;
    juce::AudioBuffer<float> audio;
    juce::MidiBuffer midi;

private:
    std::unique_ptr<juce::AudioPluginFormat> format;
};

} // namespace lopsided::testing
