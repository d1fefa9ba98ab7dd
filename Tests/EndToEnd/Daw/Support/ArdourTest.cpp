#include "ArdourTest.h"

#include <filesystem>
#include <iostream>

namespace lopsided::testing
{
namespace
{

namespace fs = std::filesystem;

constexpr auto effectClass = "ABCDEF019182FAEB4C6F70735261636B";
constexpr auto instrumentClass = "ABCDEF019182FAEB4C6F7073526B696E";

} // namespace

void ArdourTest::SetUp()
{
    if (! isInstalled ("ardour7-lua"))
        GTEST_SKIP() << "ardour is not installed";

    const fs::path settings (path ("home/.config/ardour7"));
    fs::create_directories (settings / "export");
    fs::create_directories (settings / "scripts");
    fs::copy (fs::path (LOPSIDED_ARDOUR) / "as-it-is.preset", settings / "export");

    for (const auto* source : { "tone.lua", "notes.lua" })
        fs::copy (fs::path (LOPSIDED_ARDOUR) / source, settings / "scripts");
}

DawTest::Words ArdourTest::effect (const std::string& format, const std::string& source)
{
    return { "TYPE=" + format, std::string ("PLUGIN=").append (format == "LV2" ? effectUri : effectClass),
             "SOURCE=" + source };
}

DawTest::Words ArdourTest::instrument (const std::string& format)
{
    return { "TYPE=" + format,
             std::string ("PLUGIN=").append (format == "LV2" ? instrumentUri : instrumentClass),
             "SOURCE=Lopsided Notes" };
}

void ArdourTest::scan (const std::string& name) const
{
    const auto bundle = name + ".vst3";
    fs::create_directories (path ("home/.vst3"));
    ASSERT_EQ (
        ChildProgram::run ({ "cp", "-a", bundles ("vst3") + "/" + bundle, path ("home/.vst3") }).exitCode, 0);

    const auto run = ChildProgram::run (
        inOwnHome ({ "env", "LD_LIBRARY_PATH=/usr/lib/ardour7", "/usr/lib/ardour7/ardour-vst3-scanner", "-f",
                     path ("home/.vst3/" + bundle) }));
    ASSERT_EQ (run.exitCode, 0) << run.out << run.err;
}

bool ArdourTest::useLv2Bundle (const std::string& name) const
{
    const auto bundle = fs::path ("/usr/lib/lv2") / name;
    std::error_code none;

    if (! fs::is_directory (bundle, none))
        return false;

    fs::create_directory_symlink (bundle, fs::path (path ("lv2")) / name);
    return true;
}

ChildProgram::Finished ArdourTest::runScript (const std::string& script, const Words& variables) const
{
    auto words =
        inOwnHome ({ "env", "FOLDER=" + path ("song"), std::string ("SCRIPTS=").append (LOPSIDED_ARDOUR) });
    words.insert (words.end(), variables.begin(), variables.end());
    // A heap that is spoilt may also keep it waiting for ever.
    words.insert (words.end(), { "timeout", "--signal=KILL", "90", "ardour7-lua",
                                 std::string (LOPSIDED_ARDOUR).append ("/").append (script) });
    return ChildProgram::run (words);
}

void ArdourTest::finishScript (const std::string& script, const Words& variables,
                               const std::function<void()>& beforeEach) const
{
    constexpr auto mostRuns = 10;

    for (int run = 1; run <= mostRuns; ++run)
    {
        beforeEach();
        const auto ended = runScript (script, variables);

        if (ended.out.find ("DONE") != std::string::npos)
            return;

        constexpr auto endedBySignal =
            128; // of the C library, which found the heap spoilt, or of what met it first
        ASSERT_GE (ended.exitCode, endedBySignal) << ended.out << ended.err;
        std::cout << "Ardour has spoilt its own heap; run " << run << " of " << script << " is made again\n";
    }

    FAIL() << "Ardour has spoilt its own heap in each of " << mostRuns << " runs";
}

void ArdourTest::make (Words variables, const Words& more) const
{
    variables.insert (variables.end(), more.begin(), more.end());
    finishScript ("make.lua", variables, [this] { fs::remove_all (path ("song")); });
}

void ArdourTest::exportAgain (const std::string& name) const
{
    fs::remove_all (path ("lopsided"));
    finishScript ("reopen.lua", { "EXPORT=" + name },
                  [this, &name] { fs::remove (path ("song/" + name + ".wav")); });
}

Recording ArdourTest::exported (const std::string& name) const
{
    return Recording::read (path ("song/" + name + ".wav"));
}

Recording ArdourTest::tape() const
{
    return Recording::read (path ("song/interchange/song/audiofiles/Take1_Tape-1%L.wav"));
}

} // namespace lopsided::testing
