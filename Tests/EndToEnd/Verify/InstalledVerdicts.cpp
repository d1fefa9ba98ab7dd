#include "InstalledVerdicts.h"

#include <RealtimeTrap/RealtimeTrap.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <utility>

namespace lopsided::testing
{
namespace
{

// Two programs at once, as there are two processors at least wherever tests run.
constexpr std::size_t numPrograms = 2;
constexpr std::chrono::seconds patience { 400 };

struct Observed
{
    std::map<std::string, std::map<std::string, ObservedVerdict>> verdicts; // by format and identifier
    double seconds = 0.0;
};

std::unique_ptr<Observed> observed;

} // namespace

void InstalledVerdicts::SetUpTestSuite()
{
    if (! trap::isAvailable())
        return;

    observed = std::make_unique<Observed>();
    const auto start = std::chrono::steady_clock::now();
    const PluginHome home;
    const auto scanned =
        ChildProgram::run (lopsided ({ "scan", "--json", "--standard-folders", "on" }), home.environment());
    ASSERT_EQ (scanned.exitCode, 0) << scanned.err;
    observe (home, knownPlugins (home));
    observed->seconds = std::chrono::duration<double> (std::chrono::steady_clock::now() - start).count();
}

void InstalledVerdicts::TearDownTestSuite()
{
    observed.reset();
}

void InstalledVerdicts::SetUp()
{
    if (! trap::isAvailable())
        GTEST_SKIP() << trap::unavailableReason();

    if (verdicts().empty())
        GTEST_SKIP() << "no plugins are installed";
}

/** As `verify` takes them. */
ProgramTest::Words InstalledVerdicts::knownPlugins (const PluginHome& home)
{
    const auto listed =
        ChildProgram::run (lopsided ({ "plugins", "--json", "--no-scan" }), home.environment());
    EXPECT_EQ (listed.exitCode, 0) << listed.err;
    const auto list = json (listed.out);
    Words words;

    for (const auto& plugin : *list.getArray())
        if (plugin["format"].toString() != "builtin" && plugin["status"].toString() == "ok")
            words.push_back ((plugin["format"].toString() + ":" + plugin["id"].toString()).toStdString());

    return words;
}

void InstalledVerdicts::observe (const PluginHome& home, const Words& plugins)
{
    if (plugins.empty())
        return;

    std::array<Words, numPrograms> commands;

    for (auto& words : commands)
        words = { "verify", "--json", "--seconds", "0.3" };

    for (std::size_t index = 0; index < plugins.size(); ++index)
        commands[index % numPrograms].push_back (plugins[index]);

    std::vector<std::unique_ptr<ChildProgram>> programs;

    for (const auto& words : commands)
        programs.push_back (std::make_unique<ChildProgram> (lopsided (words), home.environment()));

    std::size_t number = 0;

    for (const auto& program : programs)
    {
        // Its exit code says whether all could be opened: that is what is counted.
        const auto finished = program->wait (patience);
        const auto list = json (finished.out);

        for (const auto& plugin : *list.getArray())
            if (const auto verdict = ObservedVerdict::fromVar (plugin["verdict"]); verdict)
            {
                ++number;
                observed->verdicts[plugin["format"].toString().toStdString()]
                                  [plugin["id"].toString().toStdString()] = *verdict;
            }
    }

    EXPECT_EQ (number, plugins.size());
}

const InstalledVerdicts::ByFormat& InstalledVerdicts::verdicts()
{
    return observed->verdicts;
}

InstalledVerdicts::ById InstalledVerdicts::allOf (const std::string& format, const std::string& text)
{
    ById chosen;

    if (const auto found = verdicts().find (format); found != verdicts().end())
        for (const auto& [id, verdict] : found->second)
            if (id.find (text) != std::string::npos)
                chosen[id] = verdict;

    return chosen;
}

double InstalledVerdicts::seconds()
{
    return observed->seconds;
}

std::vector<std::string> InstalledVerdicts::missingPackages()
{
    constexpr std::array files {
        std::pair { "mda-lv2", "/usr/lib/lv2/mda.lv2" },
        std::pair { "x42-plugins", "/usr/lib/lv2/fil4.lv2" },
        std::pair { "zam-plugins", "/usr/lib/vst3/ZamComp.vst3" },
        std::pair { "dragonfly-reverb-lv2", "/usr/lib/lv2/DragonflyHallReverb.lv2" },
        std::pair { "lv2-examples", "/usr/lib/lv2/eg-amp.lv2" },
        std::pair { "calf-plugins", "/usr/lib/lv2/calf.lv2" },
        std::pair { "lsp-plugins-lv2", "/usr/lib/lv2/lsp-plugins.lv2" },
        std::pair { "swh-plugins", "/usr/lib/ladspa/gverb_1216.so" },
    };

    std::vector<std::string> missing;

    for (const auto& [package, file] : files)
        if (! juce::File (file).exists())
            missing.emplace_back (package);

    return missing;
}

} // namespace lopsided::testing
