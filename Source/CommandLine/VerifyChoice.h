#pragma once

#include "Arguments.h"
#include "VerifiedPlugin.h"

#include <vector>

namespace lopsided
{

/** Which plugins the words and options of `lopsided verify` mean.

    Thread: message thread. Errors: UsageError where nothing, or several plugins, can be meant.
*/
class VerifyChoice
{
public:
    explicit VerifyChoice (const Arguments& given);

    /** Without verdicts yet. Cost: reads the list of installed plugins where an option or a name needs it. */
    [[nodiscard]] std::vector<VerifiedPlugin> plugins();

private:
    [[nodiscard]] std::vector<VerifiedPlugin> installed();
    [[nodiscard]] bool isWanted (const VerifiedPlugin& plugin) const;
    [[nodiscard]] VerifiedPlugin named (const juce::String& word);

    const Arguments& arguments;
    std::vector<VerifiedPlugin> all; // once they were asked for
};

} // namespace lopsided
