#include "DawTest.h"

#include <filesystem>
#include <utility>

namespace lopsided::testing
{
namespace
{

namespace fs = std::filesystem;

bool holdsBinary (const fs::path& bundle)
{
    for (const auto& file : fs::directory_iterator (bundle))
        if (file.path().extension() == ".so")
            return true;

    return false;
}

std::string variable (const char* name, const std::string& value)
{
    std::string text (name);
    text += '=';
    text += value;
    return text;
}

} // namespace

DawTest::DawTest()
{
    for (const auto* name : { "home/.config", "home/.cache", "home/.local/share", "lopsided", "lv2" })
        fs::create_directories (path (name));

    linkLv2Bundles();
}

std::string DawTest::bundles (const std::string& format)
{
    std::string place (LOPSIDED_PLUGINS);
    place += '/';
    place += format;
    return place;
}

void DawTest::linkLv2Bundles() const
{
    std::error_code none;

    for (const auto& bundle : fs::directory_iterator ("/usr/lib/lv2", none))
        if (bundle.is_directory() && (bundle.path().filename() == "mda.lv2" || ! holdsBinary (bundle)))
            fs::create_directory_symlink (bundle.path(), fs::path (path ("lv2")) / bundle.path().filename());
}

void DawTest::beginRacksWith (const std::string& session) const
{
    writeFile ("lopsided/Rack template.json", session);
}

DawTest::Words DawTest::inOwnHome (const Words& program) const
{
    Words words { "env", "-u", "DISPLAY" };

    for (const auto& [name, place] :
         { std::pair { "HOME", "home" }, std::pair { "XDG_CONFIG_HOME", "home/.config" },
           std::pair { "XDG_CACHE_HOME", "home/.cache" }, std::pair { "XDG_DATA_HOME", "home/.local/share" },
           std::pair { "LOPSIDED_HOME", "lopsided" }, std::pair { "LADSPA_PATH", "none" } })
        words.push_back (variable (name, path (place)));

    words.push_back (variable ("LV2_PATH", bundles ("lv2") + ":" + path ("lv2")));
    words.insert (words.end(), program.begin(), program.end());
    return words;
}

bool DawTest::isInstalled (const std::string& program)
{
    return ChildProgram::run ({ "sh", "-c", "command -v " + program }).exitCode == 0;
}

} // namespace lopsided::testing
