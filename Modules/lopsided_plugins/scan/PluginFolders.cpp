#include "PluginFolders.h"

#include "../file/AtomicFile.h"
#include "../worker/BoundedJson.h"

#include <algorithm>

namespace lopsided
{

namespace
{
juce::FileSearchPath foldersFrom (const char* variable)
{
    return juce::FileSearchPath (
        juce::SystemStats::getEnvironmentVariable (variable, {}).replaceCharacter (':', ';'));
}

/** JUCE's own answer for LV2 would cost reading all of LV2. */
juce::FileSearchPath standardFolders (PluginFormat format)
{
    juce::FileSearchPath folders;

    if (format == PluginFormat::vst3)
        return juce::FileSearchPath ("~/.vst3;/usr/lib/vst3;/usr/local/lib/vst3");

    if (format == PluginFormat::lv2)
    {
        folders = foldersFrom ("LV2_PATH");
        folders.addPath (juce::FileSearchPath ("~/.lv2;/usr/lib/lv2;/usr/local/lib/lv2"));

        for (const auto* wide : { "/usr/lib64/lv2", "/usr/local/lib64/lv2" })
            if (juce::File (wide).isDirectory())
                folders.add (juce::File (wide));
    }

    if (format == PluginFormat::ladspa)
    {
        folders = foldersFrom ("LADSPA_PATH");

        if (folders.getNumPaths() == 0)
            folders = juce::FileSearchPath ("/usr/lib/ladspa;/usr/local/lib/ladspa;~/.ladspa");
    }

    return folders;
}

bool isPluginOf (PluginFormat format, const juce::File& file, bool isFolder)
{
    switch (format)
    {
        case PluginFormat::lv2: return isFolder && file.getChildFile ("manifest.ttl").existsAsFile();
        case PluginFormat::vst3: return file.hasFileExtension (".vst3");
        case PluginFormat::ladspa: return ! isFolder && file.hasFileExtension (".so");
        case PluginFormat::builtin: break;
    }

    return false;
}

/** Bundles of other formats are no place for plugins of this one: their libraries are not LADSPA's. */
bool isBundle (const juce::File& folder)
{
    return folder.hasFileExtension (".lv2;.vst3") || folder.getChildFile ("manifest.ttl").existsAsFile();
}

void findFilesIn (const juce::File& folder, PluginFormat format, int depth, std::vector<PluginFile>& found)
{
    constexpr int deepest = 8; // a link to a folder above would lead on for ever

    for (const auto& entry :
         juce::RangedDirectoryIterator (folder, false, "*", juce::File::findFilesAndDirectories))
    {
        const auto file = entry.getFile();

        if (isPluginOf (format, file, entry.isDirectory()))
            found.push_back ({ format, file });
        else if (entry.isDirectory() && depth < deepest && ! isBundle (file))
            findFilesIn (file, format, depth + 1, found);
    }
}
} // namespace

juce::File lopsidedHome()
{
    const auto named = juce::SystemStats::getEnvironmentVariable ("LOPSIDED_HOME", {});

    if (named.isNotEmpty())
        return juce::File::getCurrentWorkingDirectory().getChildFile (named);

    return juce::File::getSpecialLocation (juce::File::userApplicationDataDirectory)
        .getChildFile ("Lopsided");
}

juce::File PluginFolders::standardFile()
{
    return lopsidedHome().getChildFile ("plugin-folders.json");
}

PluginFolders PluginFolders::load (const juce::File& file)
{
    PluginFolders folders;
    const auto json = readBoundedJson (file.loadFileAsString().toStdString());

    if (! json)
        return folders;

    folders.useStandard = json->getProperty ("standard", true);

    if (const auto* list = (*json)["folders"].getArray())
        for (const auto& folder : *list)
            if (juce::File::isAbsolutePath (folder.toString()))
                folders.further.addIfNotAlreadyThere (folder.toString());

    return folders;
}

juce::Result PluginFolders::save (const juce::File& file) const
{
    juce::Array<juce::var> list;

    for (const auto& folder : further)
        list.add (folder);

    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("standard", useStandard);
    object->setProperty ("folders", list);

    if (const auto made = file.getParentDirectory().createDirectory(); made.failed())
        return made;

    return replaceFileAtomically (file, juce::JSON::toString (juce::var (object.release())).toStdString());
}

juce::FileSearchPath PluginFolders::searchPath (PluginFormat format) const
{
    juce::FileSearchPath path;

    for (const auto& folder : further)
        path.add (juce::File (folder));

    if (useStandard)
        path.addPath (standardFolders (format));

    path.removeRedundantPaths();
    return path;
}

std::vector<PluginFile> PluginFolders::findFiles (std::span<const PluginFormat> formats) const
{
    std::vector<PluginFile> found;

    for (const auto format : formats)
    {
        const auto path = searchPath (format);

        for (int index = 0; index < path.getNumPaths(); ++index)
            findFilesIn (path[index], format, 0, found);
    }

    std::ranges::sort (found, std::less<>());
    found.erase (std::unique (found.begin(), found.end()),
                 found.end()); // clang 14 cannot make the range of this
    return found;
}

} // namespace lopsided
