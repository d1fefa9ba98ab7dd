#include "PluginPresets.h"

#include "../build/LocatedState.h"
#include "../build/NodeCapture.h"
#include "PresetFile.h"

#include <algorithm>
#include <cmath>

namespace lopsided
{

namespace
{
constexpr const char* vstExtension = ".vstpreset";

using Warnings = std::vector<std::string>;

SessionError refusedPreset (const std::string& message, const juce::File& file)
{
    return { SessionError::Code::plugin, message,
             file == juce::File() ? std::string() : file.getFullPathName().toStdString() };
}

/** Steinberg's standard folders for Linux: the user's first. */
std::vector<juce::File> vstPresetFolders (const juce::AudioProcessor& processor)
{
    const auto* plugin = dynamic_cast<const juce::AudioPluginInstance*> (&processor);

    if (plugin == nullptr
        || pluginFormatFromString (plugin->getPluginDescription().pluginFormatName) != PluginFormat::vst3)
        return {};

    const auto description = plugin->getPluginDescription();
    std::vector<juce::File> folders;

    for (const auto* root : { "~/.vst3/presets", "/usr/share/vst3/presets", "/usr/local/share/vst3/presets" })
        folders.push_back (juce::File (root)
                               .getChildFile (juce::File::createLegalFileName (description.manufacturerName))
                               .getChildFile (juce::File::createLegalFileName (description.name)));

    return folders;
}

void addFiles (std::vector<PluginPresets::Entry>& entries, PluginPresets::Entry::Kind kind,
               const juce::File& folder, const juce::String& extension)
{
    auto files = folder.findChildFiles (juce::File::findFiles, true, "*" + extension);
    files.sort();

    for (const auto& file : files)
        entries.push_back ({ kind, file.getFileNameWithoutExtension(), file });
}

SessionResult<Warnings> loadOwn (juce::AudioProcessor& processor, const juce::File& file)
{
    const auto preset = PresetFile::load (file);

    if (! preset)
        return preset.error();

    const auto own = PluginLibrary::reference (processor);

    if (preset->plugin.format != own.format || preset->plugin.identifier != own.identifier)
        return refusedPreset (("it is for the " + preset->plugin.format + " plugin '"
                               + preset->plugin.identifier + "', and this is the " + own.format + " plugin '"
                               + own.identifier + "'.")
                                  .toStdString(),
                              file);

    Warnings warnings;

    if (! preset->state.isEmpty())
        if (const auto restored = restoreLocated (processor, preset->state, file.getParentDirectory(),
                                                  file.getFullPathName().toStdString(), warnings);
            ! restored)
            return refusedPreset (restored.error().message, file);

    for (const auto& setting : preset->parameters)
        if (const auto found = findParameters (processor, setting.parameter); found.size() == 1)
            setParameterValue (processor, *found.front(), setting.value);

    return warnings;
}

SessionResult<Warnings> loadVst (juce::AudioProcessor& processor, const juce::File& file)
{
    juce::MemoryBlock content;

    if (! file.existsAsFile() || ! file.loadFileAsData (content))
        return SessionError { SessionError::Code::unreadable,
                              "there is no preset here that can be read. Check the path.",
                              file.getFullPathName().toStdString() };

    if (const auto loaded = VstPreset::load (processor, content); ! loaded)
        return refusedPreset (loaded.error().message, file);

    return Warnings();
}

SessionResult<Warnings> loadFileOf (juce::AudioProcessor& processor, const juce::File& file)
{
    return file.hasFileExtension (vstExtension) ? loadVst (processor, file) : loadOwn (processor, file);
}

bool namesAFile (const juce::String& text)
{
    return text.endsWithIgnoreCase (vstExtension) || text.endsWithIgnoreCase (PresetFile::extension);
}

/** A name, and neither a path nor a file's name. */
bool isBareName (const juce::String& text)
{
    return text.isNotEmpty() && ! text.containsAnyOf ("./\\");
}
} // namespace

juce::File PluginPresets::ownFolder (const juce::AudioProcessor& processor)
{
    const auto reference = PluginLibrary::reference (processor);
    return lopsidedHome()
        .getChildFile ("presets")
        .getChildFile (juce::File::createLegalFileName (reference.format))
        .getChildFile (
            juce::File::createLegalFileName (reference.identifier.replaceCharacters ("/:|", "---")));
}

std::vector<PluginPresets::Entry> PluginPresets::list (juce::AudioProcessor& processor)
{
    std::vector<Entry> entries;

    for (const auto& program : programsOf (processor))
        entries.push_back ({ Entry::Kind::program, program.name, {} });

    for (const auto& folder : vstPresetFolders (processor))
        addFiles (entries, Entry::Kind::vstPreset, folder, vstExtension);

    addFiles (entries, Entry::Kind::own, ownFolder (processor), PresetFile::extension);
    return entries;
}

SessionResult<std::vector<std::string>> PluginPresets::load (juce::AudioProcessor& processor,
                                                             const juce::String& nameOrFile,
                                                             const juce::File& folder)
{
    if (namesAFile (nameOrFile))
        return loadFileOf (processor, folder.getChildFile (nameOrFile));

    const auto entries = list (processor);
    const auto isFileOfThisName = [&] (const Entry& entry) {
        return entry.kind != Entry::Kind::program && entry.name == nameOrFile;
    };

    // A program first, whose error says what there is.
    const auto loaded = loadProgram (processor, nameOrFile);

    if (loaded)
        return Warnings();

    if (const auto found = std::find_if (entries.begin(), entries.end(), isFileOfThisName);
        found != entries.end())
        return loadFileOf (processor, found->file);

    return refusedPreset (loaded.error().message, {});
}

SessionResult<juce::File> PluginPresets::placeFor (juce::AudioProcessor& processor,
                                                   const juce::String& nameOrFile, const juce::File& folder)
{
    if (! isBareName (nameOrFile))
        return folder.getChildFile (nameOrFile);

    if (juce::File::createLegalFileName (nameOrFile) != nameOrFile)
        return refusedPreset ("no file can have the name '" + nameOrFile.toStdString()
                                  + "'. Choose one of letters, digits and spaces.",
                              {});

    // load takes the first that has the name, which must be the one that is saved here.
    for (const auto& entry : list (processor))
        if (entry.kind != Entry::Kind::own && entry.name == nameOrFile)
            return refusedPreset ("'" + processor.getName().toStdString() + "' has a preset '"
                                      + nameOrFile.toStdString()
                                      + "' already, which cannot be replaced. Choose another name.",
                                  entry.file);

    return ownFolder (processor).getChildFile (nameOrFile + PresetFile::extension);
}

SessionResult<void> PluginPresets::save (juce::AudioProcessor& processor, const juce::File& file)
{
    if (file.hasFileExtension (vstExtension))
    {
        const auto content = VstPreset::save (processor);

        if (! content)
            return refusedPreset (content.error().message, file);

        const std::string_view bytes (static_cast<const char*> (content->getData()), content->getSize());
        const auto isThere = file.getParentDirectory().createDirectory();
        const auto written = isThere.wasOk() ? replaceFileAtomically (file, bytes) : isThere;

        return written.wasOk()
                   ? SessionResult<void>()
                   : SessionError { SessionError::Code::unwritable,
                                    written.getErrorMessage().toStdString() + ". Choose another place.",
                                    file.getFullPathName().toStdString() };
    }

    if (! file.hasFileExtension (PresetFile::extension))
        return refusedPreset (
            "a preset file is named .vstpreset or .lopsidedpreset. Choose one of the two, or a "
            "name without a dot.",
            file);

    const auto content = captureSettings (processor, file.getParentDirectory());

    if (content.plugin.format.isEmpty())
        return refusedPreset ("its processor comes from no plugin library.", file);

    return PresetFile::save (content, file);
}

} // namespace lopsided
