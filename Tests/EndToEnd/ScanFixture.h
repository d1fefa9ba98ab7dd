#pragma once

#include "Support/ProgramTest.h"

namespace lopsided::testing
{

/** Runs the program with a home and a folder of plugins of its own. */
class Scan : public ProgramTest
{
protected:
    Scan()
    {
        juce::File (path ("plugins")).createDirectory();
        writeFile ("plugin-folders.json",
                   R"({ "standard": false, "folders": [ ")" + path ("plugins") + R"(" ] })");
    }

    [[nodiscard]] Words home() const
    {
        return { "LOPSIDED_HOME=" + juce::File (path (".")).getFullPathName().toStdString() };
    }

    ChildProgram::Finished run (Words words) const { return ChildProgram::run (lopsided (words), home()); }

    [[nodiscard]] juce::var list (Words words = { "plugins", "--json" }) const
    {
        const auto finished = run (words);
        EXPECT_EQ (finished.exitCode, 0) << finished.err;
        return json (finished.out);
    }

    void plant (const juce::String& behaviour) const
    {
        const juce::File lv2 (juce::String (LOPSIDED_HOSTILE_LV2) + "/hostile-" + behaviour + ".lv2");
        const juce::File vst3 (juce::String (LOPSIDED_HOSTILE_VST3) + "/hostile-" + behaviour + ".vst3");

        for (const auto& bundle : { lv2, vst3 })
            ASSERT_TRUE (
                bundle.copyDirectoryTo (juce::File (path ("plugins")).getChildFile (bundle.getFileName())));
    }

    /** A library of three, the one in the middle of which crashes. */
    void plantSiblings() const
    {
        const juce::File library (LOPSIDED_HOSTILE_LADSPA "/hostile-siblings.so");
        ASSERT_TRUE (library.copyFileTo (juce::File (path ("plugins")).getChildFile (library.getFileName())));
    }

    static int count (const juce::var& plugins, const juce::String& status)
    {
        int number = 0;

        for (const auto& plugin : *plugins.getArray())
            number += plugin["format"].toString() != "builtin" && plugin["status"].toString() == status;

        return number;
    }
};

} // namespace lopsided::testing
