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
