#include "PluginLibrary.h"

#include "../builtin/BuiltinCatalogue.h"
#include "../placeholder/PlaceholderProcessor.h"
#include "HostedFormats.h"
#include "OpeningScope.h"
#include "PluginWatch.h"
#include "QuietLog.h"

namespace lopsided
{

namespace
{
PluginError wrongThread()
{
    return { PluginError::Code::wrongThread,
             "Plugins can be created on the message thread only. Call from there." };
}

bool isMessageThread()
{
    return juce::MessageManager::existsAndIsCurrentThread();
}

PluginError unknownFormat (const juce::String& name)
{
    juce::StringArray known;

    for (const auto format : allPluginFormats)
        known.add (toString (format));

    return { PluginError::Code::unknownFormat,
             ("There is no plugin format '" + name + "'. Use one of " + known.joinIntoString (", ") + ".")
                 .toStdString() };
}

PluginResult<std::unique_ptr<juce::AudioProcessor>> createBuiltin (const juce::String& identifier)
{
    if (std::unique_ptr<juce::AudioProcessor> processor = BuiltinCatalogue::create (identifier))
        return processor;

    return PluginError { PluginError::Code::notInstalled,
                         ("There is no builtin plugin '" + identifier + "'. Use one of "
                          + BuiltinCatalogue::names() + ".")
                             .toStdString() };
}
/** The channels that an instance can be given, in one direction. */
int numHostedChannels (const juce::AudioProcessor& processor, bool isInput)
{
    auto channels = 0;

    for (auto bus = 0; bus < processor.getBusCount (isInput); ++bus)
        channels += processor.getBus (isInput, bus)->getLastEnabledLayout().size();

    return channels;
}

/** JUCE's LV2 host makes a bus of the ports' designations, and leaves a port unconnected whose designation another one has
    already: such a plugin crashes when it is run. The reason not to use it; empty where there is none. */
juce::String unconnectedPorts (const juce::AudioProcessor& processor,
                               const juce::PluginDescription& description)
{
    juce::String reason;

    for (const auto isInput : { true, false })
        if (const auto has = isInput ? description.numInputChannels : description.numOutputChannels,
            hosted = numHostedChannels (processor, isInput);
            reason.isEmpty() && hosted < has)
            reason << "it has " << has << (isInput ? " audio inputs" : " audio outputs")
                   << ", of which JUCE's host "
                   << "can connect " << hosted << ": several have one designation";

    return reason;
}
} // namespace

PluginLibrary::PluginLibrary()
    : formats (std::make_unique<HostedFormats>())
{}

PluginLibrary::~PluginLibrary() = default;

std::vector<juce::PluginDescription> PluginLibrary::builtins()
{
    return BuiltinCatalogue::descriptions();
}

PluginResult<std::unique_ptr<juce::AudioProcessor>> PluginLibrary::create (const PluginReference& reference,
                                                                           double sampleRate,
                                                                           int maximumBlockSize)
{
    jassert (sampleRate > 0.0 && maximumBlockSize > 0);

    if (! isMessageThread())
        return wrongThread();

    const OpeningScope scope (*this, reference);

    try
    {
        auto opened = open (reference, sampleRate, maximumBlockSize);

        if (opened && watch != nullptr)
            watch->created (reference, **opened);

        return opened;
    }
    catch (const std::exception& error)
    {
        return HostedFormats::openFailed (reference, juce::String ("it threw: ") + error.what());
    }
    catch (...)
    {
        return HostedFormats::openFailed (reference, "it threw something that is not a std::exception");
    }
}

PluginResult<std::unique_ptr<juce::AudioProcessor>> PluginLibrary::open (const PluginReference& reference,
                                                                         double sampleRate,
                                                                         int maximumBlockSize)
{
    const auto format = pluginFormatFromString (reference.format);

    if (! format)
        return unknownFormat (reference.format);

    if (*format == PluginFormat::builtin)
        return createBuiltin (reference.identifier);

    const QuietLog quiet;
    const auto description = formats->locate (*format, reference);

    if (! description)
        return description.error();

    juce::String reason;
    std::unique_ptr<juce::AudioProcessor> processor =
        formats->formatFor (*format).createInstanceFromDescription (*description, sampleRate,
                                                                    maximumBlockSize, reason);

    if (processor == nullptr)
        return HostedFormats::openFailed (reference, reason);

    if (*format == PluginFormat::lv2)
        if (const auto unusable = unconnectedPorts (*processor, *description); unusable.isNotEmpty())
            return HostedFormats::openFailed (reference, unusable);

    return processor;
}

void PluginLibrary::refresh()
{
    formats->refresh();
}

PluginReference PluginLibrary::reference (const juce::PluginDescription& description)
{
    PluginReference result { description.pluginFormatName, description.fileOrIdentifier, description.name };

    if (pluginFormatFromString (result.format) == PluginFormat::ladspa)
        result.identifier << "|" << description.descriptiveName;

    return result;
}

PluginReference PluginLibrary::reference (const juce::AudioProcessor& processor)
{
    if (const auto* builtin = dynamic_cast<const BuiltinProcessor*> (&processor))
        return { toString (PluginFormat::builtin), builtin->identifier(), builtin->getName() };

    if (const auto* placeholder = dynamic_cast<const PlaceholderProcessor*> (&processor))
        return placeholder->missing().reference;

    const auto* plugin = dynamic_cast<const juce::AudioPluginInstance*> (&processor);

    if (plugin == nullptr)
        return {};

    auto description = plugin->getPluginDescription();
    description.descriptiveName = plugin->getName(); // a LADSPA instance's name is its label
    return reference (description);
}

} // namespace lopsided
