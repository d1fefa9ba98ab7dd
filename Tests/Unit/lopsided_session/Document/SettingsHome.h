#pragma once

#include <juce_core/juce_core.h>

#include <cstdlib>

namespace lopsided::testing
{

/** Makes lopsidedHome() a folder of its own for a test, which goes with it. */
class SettingsHome
{
public:
    SettingsHome()
    {
        folder.createDirectory();
        ::setenv ("LOPSIDED_HOME", folder.getFullPathName().toRawUTF8(), 1);
    }

    ~SettingsHome()
    {
        ::unsetenv ("LOPSIDED_HOME");
        folder.deleteRecursively();
    }

    SettingsHome (const SettingsHome&) = delete;
    SettingsHome& operator= (const SettingsHome&) = delete;

    const juce::File folder =
        juce::File::getSpecialLocation (juce::File::tempDirectory)
            .getNonexistentChildFile ("lopsided-document-" + juce::Uuid().toDashedString(), {});
};

} // namespace lopsided::testing
