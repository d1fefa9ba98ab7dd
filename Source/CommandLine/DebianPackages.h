#pragma once

#include <juce_core/juce_core.h>

#include <map>

namespace lopsided
{

/** Which of Debian's packages files belong to, asked of dpkg once for all of them.

    Thread: one at a time. Cost: two processes of dpkg-query.
    Errors: where there is no dpkg, or it does not know the file, the answer is "not from a package".
*/
class DebianPackages
{
public:
    explicit DebianPackages (const juce::StringArray& files);

    /** "mda-lv2 1.2.10-1", say. */
    [[nodiscard]] juce::String of (const juce::String& file) const;

private:
    std::map<juce::String, juce::String> packages; // by file
};

} // namespace lopsided
