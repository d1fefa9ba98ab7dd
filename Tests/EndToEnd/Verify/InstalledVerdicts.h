#pragma once

#include "../Support/ProgramTest.h"
#include "PluginHome.h"

#include <lopsided_plugins/lopsided_plugins.h>

#include <map>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** Plugins that nobody here wrote, all that are installed, scanned and observed once for all tests by the real programs. */
class InstalledVerdicts : public ProgramTest
{
protected:
    using ById = std::map<std::string, ObservedVerdict>;
    using ByFormat = std::map<std::string, ById>;

    static void SetUpTestSuite();
    static void TearDownTestSuite();
    void SetUp() override;

    [[nodiscard]] static const ByFormat& verdicts();

    /** Those of a format with this in their identifier. */
    [[nodiscard]] static ById allOf (const std::string& format, const std::string& text);

    /** How long all of it took. */
    [[nodiscard]] static double seconds();

    /** The packages of Resources/Scripts/common.sh whose plugins are not there. */
    [[nodiscard]] static std::vector<std::string> missingPackages();

private:
    [[nodiscard]] static Words knownPlugins (const PluginHome& home);
    static void observe (const PluginHome& home, const Words& plugins);
};

} // namespace lopsided::testing
