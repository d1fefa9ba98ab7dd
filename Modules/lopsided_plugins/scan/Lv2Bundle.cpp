#include "Lv2Bundle.h"

#include "../library/SharedLibrary.h"
#include "Lv2HostFeatures.h"
#include "PluginRecord.h"

#include <lv2/atom/atom.h>
#include <lv2/event/event.h>
#include <lv2/midi/midi.h>

#include <limits>

namespace lopsided
{

namespace
{
constexpr auto rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

PluginError lv2Refusal (const juce::String& why)
{
    return { PluginError::Code::openFailed, why.toStdString() };
}

juce::String textOf (const LilvNode* node)
{
    return node != nullptr ? juce::String::fromUTF8 (lilv_node_as_string (node)) : juce::String();
}

juce::String pathOf (const LilvNode* uri)
{
    const Lv2Text path (lilv_node_get_path (uri, nullptr));
    return path != nullptr ? juce::String::fromUTF8 (path.get()) : juce::String();
}

/** "SpectralPlugin" is the class; "Spectral" is what people call it. */
juce::String categoryOf (const juce::String& type)
{
    juce::String words;

    for (const auto character : type.upToLastOccurrenceOf ("Plugin", false, false))
    {
        if (juce::CharacterFunctions::isUpperCase (character) && words.isNotEmpty()
            && juce::CharacterFunctions::isLowerCase (words.getLastCharacter()))
            words << ' ';

        words << juce::String::charToString (character);
    }

    return words;
}
} // namespace

Lv2Bundle::Lv2Bundle (const juce::File& folder)
    : bundleFolder (folder),
      world (lilv_world_new()),
      features (std::make_unique<Lv2HostFeatures>())
{
    const auto path = juce::File::addTrailingSeparator (folder.getFullPathName());
    bundleUri.reset (lilv_new_file_uri (world.get(), nullptr, path.toRawUTF8()));
    lilv_world_load_bundle (world.get(), bundleUri.get());
}

Lv2Bundle::~Lv2Bundle() = default;

Lv2Node Lv2Bundle::node (const char* uri) const
{
    return Lv2Node (lilv_new_uri (world.get(), uri));
}

juce::var Lv2Bundle::list() const
{
    juce::Array<juce::var> plugins;
    const auto* all = lilv_world_get_all_plugins (world.get());

    for (auto* i = lilv_plugins_begin (all); ! lilv_plugins_is_end (all, i); i = lilv_plugins_next (all, i))
    {
        auto object = std::make_unique<juce::DynamicObject>();
        object->setProperty ("id", textOf (lilv_plugin_get_uri (lilv_plugins_get (all, i))));
        plugins.add (object.release());
    }

    return plugins;
}

const LilvPlugin* Lv2Bundle::find (const juce::String& uri) const
{
    return lilv_plugins_get_by_uri (lilv_world_get_all_plugins (world.get()), node (uri.toRawUTF8()).get());
}

juce::String Lv2Bundle::typeOf (const LilvPlugin* plugin) const
{
    const Lv2Nodes types (lilv_plugin_get_value (plugin, node (rdfType).get()));
    const juce::String core (LV2_CORE_PREFIX);

    for (auto* i = lilv_nodes_begin (types.get()); ! lilv_nodes_is_end (types.get(), i);
         i = lilv_nodes_next (types.get(), i))
    {
        const auto type = textOf (lilv_nodes_get (types.get(), i));

        if (type.startsWith (core) && type != LV2_CORE__Plugin)
            return type.substring (core.length());
    }

    return {};
}

PluginResult<juce::var> Lv2Bundle::describe (const juce::String& uri) const
{
    const auto* plugin = find (uri);

    if (plugin == nullptr)
        return lv2Refusal ("its bundle does not describe it");

    PluginRecord record;
    record.identifier = uri;
    auto& description = record.description;
    description.name = description.descriptiveName = textOf (Lv2Node (lilv_plugin_get_name (plugin)).get());
    description.manufacturerName = textOf (Lv2Node (lilv_plugin_get_author_name (plugin)).get());
    description.fileOrIdentifier = uri;

    // As JUCE's host does it, so that both mean the same plugin.
    description.uniqueId = description.deprecatedUid =
        juce::DefaultHashFunctions::generateHash (uri, std::numeric_limits<int>::max());

    const auto type = typeOf (plugin);
    description.category = categoryOf (type);
    description.isInstrument =
        juce::StringArray ("InstrumentPlugin", "GeneratorPlugin", "OscillatorPlugin", "ConstantPlugin")
            .contains (type);

    const auto audio = node (LV2_CORE__AudioPort), input = node (LV2_CORE__InputPort),
               output = node (LV2_CORE__OutputPort), midi = node (LV2_MIDI__MidiEvent);

    for (uint32_t index = 0; index < lilv_plugin_get_num_ports (plugin); ++index)
    {
        const auto* port = lilv_plugin_get_port_by_index (plugin, index);
        const auto isInput = lilv_port_is_a (plugin, port, input.get());
        const auto isOutput = lilv_port_is_a (plugin, port, output.get());

        if (lilv_port_is_a (plugin, port, audio.get()))
        {
            description.numInputChannels += isInput;
            description.numOutputChannels += isOutput;
        }
        else if (lilv_port_supports_event (plugin, port, midi.get()))
        {
            record.takesMidi = record.takesMidi || isInput;
            record.givesMidi = record.givesMidi || isOutput;
        }
    }

    // Where there is a port for it, its value comes with the first block.
    if (! lilv_plugin_has_latency (plugin))
        record.latencySamples = 0;

    return juce::var (juce::Array<juce::var> { record.toJson() });
}

PluginResult<juce::var> Lv2Bundle::open (const juce::String& uri)
{
    constexpr double rate = 48000.0;
    const auto* plugin = find (uri);

    if (plugin == nullptr)
        return lv2Refusal ("its bundle does not describe it");

    // Loaded here first, and never closed: so that the loader's reason is told, and nothing is blamed for its unloading.
    const juce::File library (pathOf (lilv_plugin_get_library_uri (plugin)));

    if (const auto loaded = SharedLibrary::load (library); ! loaded)
        return lv2Refusal ("its library: " + juce::String (loaded.error().message));

    const Lv2Nodes required (lilv_plugin_get_required_features (plugin));

    for (auto* i = lilv_nodes_begin (required.get()); ! lilv_nodes_is_end (required.get(), i);
         i = lilv_nodes_next (required.get(), i))
        if (! features->contains (textOf (lilv_nodes_get (required.get(), i))))
            return juce::var (true); // others may have it: whether it can be played shows when it is

    auto* instance = lilv_plugin_instantiate (plugin, rate, features->list());

    if (instance == nullptr)
        return lv2Refusal ("it refuses to be instantiated");

    lilv_instance_free (instance);
    return juce::var (true);
}

} // namespace lopsided
