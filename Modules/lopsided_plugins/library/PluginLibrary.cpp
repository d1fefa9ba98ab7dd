#include "PluginLibrary.h"

#include "../builtin/BuiltinCatalogue.h"
#include "../placeholder/PlaceholderProcessor.h"
#include "HostedFormats.h"
#include "LadspaLabels.h"
#include "OpeningScope.h"
#include "PluginWatch.h"
#include "QuietLog.h"

#include <algorithm>

namespace lopsided
{

namespace
{
PluginError wrongThread()
{
    return { PluginError::Code::wrongThread,
             "Plugins can be created and listed on the message thread only. Call from there." };
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

/** LADSPA's descriptions leave the label out, which references need. */
void addLabels (const juce::File& file, juce::OwnedArray<juce::PluginDescription>& descriptions)
{
    if (const auto labels = ladspaLabels (file))
        for (auto* description : descriptions)
            description->descriptiveName = (*labels)[description->uniqueId];
}

void listFiles (HostedFormats& formats, PluginFormat format, PluginListing& listing)
{
    for (const auto& file : formats.files (format))
    {
        juce::OwnedArray<juce::PluginDescription> found;
        formats.formatFor (format).findAllTypesForFile (found, file);

        if (format == PluginFormat::ladspa)
            addLabels (juce::File (file), found);

        for (const auto* description : found)
            listing.plugins.push_back (*description);

        if (found.isEmpty())
            listing.failures.push_back (
                { PluginError::Code::openFailed,
                  ("The file '" + file + "' holds no " + toString (format)
                   + " plugin that could be opened. Reinstall its package, or remove it.")
                      .toStdString() });
    }
}
} // namespace

PluginLibrary::PluginLibrary()
    : formats (std::make_unique<HostedFormats>())
{}

PluginLibrary::~PluginLibrary() = default;

PluginListing PluginLibrary::list (std::span<const PluginFormat> wanted)
{
    PluginListing listing;

    if (! isMessageThread())
    {
        listing.failures.push_back (wrongThread());
        return listing;
    }

    const QuietLog quiet;

    for (const auto format : wanted)
    {
        const auto first = static_cast<std::ptrdiff_t> (listing.plugins.size());

        if (format == PluginFormat::builtin)
            std::ranges::move (BuiltinCatalogue::descriptions(), std::back_inserter (listing.plugins));
        else if (format == PluginFormat::lv2)
            std::ranges::move (formats->lv2().descriptions(), std::back_inserter (listing.plugins));
        else
            listFiles (*formats, format, listing);

        std::sort (listing.plugins.begin() + first, listing.plugins.end(),
                   [] (const auto& a, const auto& b) { return a.name.compareNatural (b.name) < 0; });
    }

    return listing;
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
