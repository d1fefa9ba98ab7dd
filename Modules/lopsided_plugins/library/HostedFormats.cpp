#include "HostedFormats.h"

#include "../scan/PluginFolders.h"
#include "LadspaLabels.h"

namespace lopsided
{

namespace
{
const juce::String seePluginList = " 'lopsided plugins' lists what is installed.";

PluginError error (PluginError::Code code, const juce::String& message)
{
    return { code, message.toStdString() };
}

/** The file, as given or in one of the folders; juce::File() where it is nowhere. */
juce::File findFile (const juce::String& fileOrName, const juce::String& extension,
                     const juce::FileSearchPath& folders)
{
    if (juce::File::isAbsolutePath (fileOrName))
    {
        const juce::File file (fileOrName);
        return file.exists() ? file : juce::File();
    }

    const auto fileName = fileOrName.endsWithIgnoreCase (extension) ? fileOrName : fileOrName + extension;

    for (int index = 0; index < folders.getNumPaths(); ++index)
        for (const auto& entry :
             juce::RangedDirectoryIterator (folders[index], true, "*", juce::File::findFilesAndDirectories))
            if (entry.getFile().getFileName() == fileName)
                return entry.getFile();

    return {};
}

juce::String namesOf (const juce::OwnedArray<juce::PluginDescription>& descriptions)
{
    juce::StringArray names;

    for (const auto* description : descriptions)
        names.add ("'" + description->name + "'");

    return names.joinIntoString (", ");
}

/** The class that is meant among those of one VST3 file, or nullptr. */
const juce::PluginDescription* choose (const juce::OwnedArray<juce::PluginDescription>& classes,
                                       const juce::String& name)
{
    for (const auto* description : classes)
        if (description->name.equalsIgnoreCase (name))
            return description;

    return classes.size() == 1 ? classes.getFirst() : nullptr;
}
} // namespace

PluginError HostedFormats::openFailed (const PluginReference& reference, const juce::String& reason)
{
    return error (PluginError::Code::openFailed,
                  "The " + reference.format + " plugin '" + reference.identifier
                      + "' is installed but could not be opened: " + reason
                      + ". Reinstall or update the package that provides it, or choose another plugin.");
}

Lv2World& HostedFormats::lv2()
{
    if (lv2World == nullptr)
        lv2World = Lv2World::shared();

    return *lv2World;
}

PluginResult<juce::PluginDescription> HostedFormats::locateLv2 (const PluginReference& reference)
{
    auto description = lv2().description (reference.identifier);

    if (description.fileOrIdentifier.isEmpty())
        return error (PluginError::Code::notInstalled,
                      "The LV2 plugin '" + reference.identifier
                          + "' is not installed. Install the package that provides it, or correct the URI."
                          + seePluginList);

    return description;
}

PluginResult<juce::PluginDescription> HostedFormats::locateVst3 (const PluginReference& reference)
{
    const auto folders = PluginFolders::load().searchPath (PluginFormat::vst3);
    const auto file = findFile (reference.identifier, ".vst3", folders);

    if (file == juce::File())
        return error (PluginError::Code::notInstalled,
                      "The VST3 plugin '" + reference.identifier
                          + "' is not installed: there is no such file, nor one in " + folders.toString()
                          + ". Install it, or give its path." + seePluginList);

    juce::OwnedArray<juce::PluginDescription> classes;
    vst3.findAllTypesForFile (classes, file.getFullPathName());

    if (classes.isEmpty())
        return openFailed (reference, file.getFullPathName() + " holds no VST3 plugin for this machine");

    if (const auto* chosen = choose (classes, reference.name))
        return *chosen;

    return error (PluginError::Code::ambiguous,
                  "The VST3 file '" + file.getFullPathName()
                      + "' holds several plugins. Name one of them: " + namesOf (classes) + ".");
}

PluginResult<juce::PluginDescription> HostedFormats::locateLadspa (const PluginReference& reference)
{
    const auto fileName = reference.identifier.upToLastOccurrenceOf ("|", false, false);
    const auto label = reference.identifier.fromLastOccurrenceOf ("|", false, false);

    if (! reference.identifier.containsChar ('|') || fileName.isEmpty() || label.isEmpty())
        return error (
            PluginError::Code::invalidReference,
            "The LADSPA plugin '" + reference.identifier
                + "' cannot be looked for. Name it by its file and its label, as in 'amp.so|amp_stereo'.");

    const auto folders = PluginFolders::load().searchPath (PluginFormat::ladspa);
    const auto file = findFile (fileName, ".so", folders);

    if (file == juce::File())
        return error (PluginError::Code::notInstalled,
                      "The LADSPA file '" + fileName
                          + "' is not installed: there is no such file, nor one in " + folders.toString()
                          + ". Install it, or give its path." + seePluginList);

    const auto labels = ladspaLabels (file);

    if (! labels)
        return openFailed (reference, file.getFullPathName() + " holds no LADSPA plugin for this machine");

    const auto index = labels->indexOf (label);

    if (index < 0)
        return error (PluginError::Code::notInstalled,
                      "The LADSPA file '" + file.getFullPathName() + "' holds no plugin with the label '"
                          + label + "'. It holds: " + labels->joinIntoString (", ") + ".");

    juce::PluginDescription description;
    description.pluginFormatName = toString (PluginFormat::ladspa);
    description.fileOrIdentifier = file.getFullPathName();
    description.uniqueId = index; // what JUCE's format takes for the index in the file
    description.name = label;
    return description;
}

PluginResult<juce::PluginDescription> HostedFormats::locate (PluginFormat format,
                                                             const PluginReference& reference)
{
    switch (format)
    {
        case PluginFormat::lv2: return locateLv2 (reference);
        case PluginFormat::vst3: return locateVst3 (reference);
        case PluginFormat::ladspa: return locateLadspa (reference);
        case PluginFormat::builtin: break;
    }

    jassertfalse;
    return juce::PluginDescription();
}

juce::AudioPluginFormat& HostedFormats::formatFor (PluginFormat format)
{
    if (format == PluginFormat::lv2)
        return lv2().format();

    if (format == PluginFormat::vst3)
        return vst3;

    return ladspa;
}

void HostedFormats::refresh()
{
    if (lv2World != nullptr)
        lv2World->refresh();
}

} // namespace lopsided
