#pragma once

#include <juce_core/juce_core.h>

namespace lopsided::testing
{

/** A folder of a test's own, gone with it. */
class TemporaryFolder
{
public:
    TemporaryFolder()
        : folder (juce::File::createTempFile ("lopsided-panels"))
    {
        folder.createDirectory();
    }

    ~TemporaryFolder() { folder.deleteRecursively(); }

    TemporaryFolder (const TemporaryFolder&) = delete;
    TemporaryFolder& operator= (const TemporaryFolder&) = delete;

    [[nodiscard]] juce::File file (const juce::String& name) const { return folder.getChildFile (name); }

private:
    juce::File folder;
};

} // namespace lopsided::testing
