#pragma once

#include "Arguments.h"
#include "VerifiedPlugin.h"

#include <vector>

namespace lopsided
{

/** Which plugins the words and options of `lopsided verify` mean, among those that a scan has found.

    Thread: any. Errors: UsageError where nothing, or several plugins, can be meant.
*/
class VerifyChoice
{
public:
    VerifyChoice (const Arguments& given, const PluginCatalogue& catalogue);

    /** Without verdicts yet. Those that failed in the scan are only meant where they are named by their identifier. */
    [[nodiscard]] std::vector<VerifiedPlugin> plugins() const;

private:
    [[nodiscard]] bool isWanted (const VerifiedPlugin& plugin) const;
    [[nodiscard]] VerifiedPlugin named (const std::string& word) const;

    const Arguments& arguments;
    const std::vector<PluginFormat> formats;
    std::vector<VerifiedPlugin> all; // that opened in the scan
};

} // namespace lopsided
