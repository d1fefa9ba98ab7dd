#include "DawTest.h"

#include <filesystem>

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

} // namespace

DawTest::DawTest()
{
    for (const auto* name : { "home/.config", "home/.cache", "home/.local/share", "lopsided", "lv2" })
        fs::create_directories (path (name));

    linkLv2Bundles();
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
    Words words { "env",
                  "-u",
                  "DISPLAY",
                  "HOME=" + path ("home"),
                  "XDG_CONFIG_HOME=" + path ("home/.config"),
                  "XDG_CACHE_HOME=" + path ("home/.cache"),
                  "XDG_DATA_HOME=" + path ("home/.local/share"),
                  "LOPSIDED_HOME=" + path ("lopsided"),
                  "LV2_PATH=" + bundles ("lv2") + ":" + path ("lv2"),
                  "LADSPA_PATH=" + path ("none") };
    words.insert (words.end(), program.begin(), program.end());
    return words;
}

bool DawTest::isInstalled (const std::string& program)
{
    return ChildProgram::run ({ "sh", "-c", "command -v " + program }).exitCode == 0;
}

} // namespace lopsided::testing
