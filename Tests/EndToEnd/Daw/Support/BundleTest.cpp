#include "BundleTest.h"

#include <chrono>
#include <lopsided_graph/compat/JuceCompatibility.h>

namespace lopsided::testing
{
namespace
{

std::string joined (const std::vector<std::string>& parts)
{
    std::string text;

    for (const auto& part : parts)
    {
        if (! text.empty())
            text += ", ";

        text += part;
    }

    return text;
}

} // namespace

BundleTest::BundleTest()
{
    // No more than what is used here: each bundle that is installed takes its time to read.
    std::string places = bundles ("lv2");
    places += ":" LOPSIDED_WITNESS_LV2 ":" LOPSIDED_PLANTED_LV2;
    ::setenv ("LV2_PATH", places.c_str(), 1);
    ::setenv ("LOPSIDED_HOME", path ("lopsided").c_str(), 1);
}

BundleTest::~BundleTest()
{
    if (plugin != nullptr)
        plugin->releaseResources();

    plugin.reset();
    format.reset();
    ::unsetenv ("LV2_PATH");
    ::unsetenv ("LOPSIDED_HOME");
}

void BundleTest::open (Kind kind, const std::string& session)
{
    beginRacksWith (session);
    juce::String identifier;

    if (isVst3())
    {
        format = std::make_unique<juce::VST3PluginFormat>();
        identifier = bundles ("vst3")
                     + (kind == Kind::effect ? "/Lopsided Rack.vst3" : "/Lopsided Rack Instrument.vst3");
    }
    else
    {
        format = std::make_unique<juce::LV2PluginFormat>();
        format->searchPathsForPlugins ({ juce::String (bundles ("lv2")) },
                                       false); // JUCE does not know LV2_PATH
        identifier = kind == Kind::effect ? effectUri : instrumentUri;
    }

    juce::OwnedArray<juce::PluginDescription> found;
    format->findAllTypesForFile (found, identifier);
    ASSERT_EQ (found.size(), 1) << identifier;

    juce::String error;
    plugin = format->createInstanceFromDescription (*found[0], rate, blockSize, error);
    ASSERT_NE (plugin, nullptr) << error;
    plugin->enableAllBuses();
    plugin->prepareToPlay (rate, blockSize);
    audio.setSize (std::max (plugin->getTotalNumInputChannels(), plugin->getTotalNumOutputChannels()),
                   blockSize);
    audio.clear();
    settle();
}

void BundleTest::render()
{
    plugin->processBlock (audio, midi);
}

void BundleTest::settle()
{
    for (int block = 0; block < 60; ++block)
    {
        audio.clear();
        midi.clear();
        render();
    }
}

bool BundleTest::rendersUntil (const std::function<bool()>& condition)
{
    return becomesTrue ([&] {
        audio.clear();
        midi.clear();
        render();

        while (compatibility::dispatchNextMessage())
        {}

        return condition();
    });
}

juce::AudioProcessorParameter* BundleTest::parameter (const juce::String& name) const
{
    for (auto* parameter : plugin->getParameters())
        if (parameter->getName (64) == name)
            return parameter;

    return nullptr;
}

std::string BundleTest::node (int id, const std::string& format, const std::string& identifier)
{
    return R"({ "id": )" + std::to_string (id) + R"(, "plugin": { "format": ")" + format
           + R"(", "identifier": ")" + identifier + R"(" } })";
}

std::string BundleTest::connection (const std::string& source, const std::string& sourceChannel,
                                    const std::string& destination, const std::string& destinationChannel)
{
    return R"({ "source": { "node": )" + source + R"(, "channel": )" + sourceChannel
           + R"( }, "destination": { "node": )" + destination + R"(, "channel": )" + destinationChannel
           + " } }";
}

std::string BundleTest::graph (const std::vector<std::string>& nodes,
                               const std::vector<std::string>& connections)
{
    return R"("nodes": [ )" + joined (nodes) + R"( ], "connections": [ )" + joined (connections) + " ]";
}

std::string BundleTest::session (const std::string& graph)
{
    return R"({ "version": 1, )" + graph + " }";
}

} // namespace lopsided::testing
