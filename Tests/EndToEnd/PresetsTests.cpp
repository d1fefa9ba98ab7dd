#include "Support/ProgramTest.h"

namespace lopsided::testing
{
namespace
{

/** Runs the program for a user who has no presets yet. */
class Presets : public ProgramTest
{
protected:
    ChildProgram::Finished presets (Words words) const
    {
        words.insert (words.begin(), "presets");
        return ChildProgram::run (lopsided (words),
                                  { "HOME=" + path ("user"), "LOPSIDED_HOME=" + path ("user/settings") });
    }

    /** The entry of this name and kind in a plugin's list; void where there is none. */
    juce::var listed (const std::string& plugin, const juce::String& kind, const juce::String& name) const
    {
        const auto run = presets ({ plugin, "--json" });
        EXPECT_EQ (run.exitCode, 0) << run.err;
        const auto all = json (run.out);

        for (int index = 0; index < all.size(); ++index)
            if (all[index]["kind"].toString() == kind && all[index]["name"].toString() == name)
                return all[index];

        return {};
    }

    void expectRefused (const Words& words, const std::string& reason) const
    {
        const auto run = presets (words);
        EXPECT_EQ (run.exitCode, 1) << run.out;
        EXPECT_EQ (run.err.rfind ("lopsided presets: ", 0), 0u)
            << run.err; // a plugin may write more, at its end
        EXPECT_NE (run.err.find (reason), std::string::npos) << run.err;
    }

    double gainIn (const std::string& file) const { return reportAt (file)["parameters"]["gain"]; }
};

TEST_F (Presets, SavedUnderANameAreListedAndLoadedByIt)
{
    const auto half = writeFile ("half.lopsidedpreset", R"({ "version": 1,
        "plugin": { "format": "builtin", "identifier": "gain" }, "parameters": { "gain": 0.5 } })");
    const auto saved = presets ({ "gain", "--load", half, "--save", "Half way" });
    ASSERT_EQ (saved.exitCode, 0) << saved.err;

    const auto entry = listed ("gain", "lopsidedpreset", "Half way");
    const juce::File file (entry["file"].toString());
    EXPECT_TRUE (file.existsAsFile());
    EXPECT_TRUE (file.isAChildOf (juce::File (juce::String (path ("user/settings/presets")))))
        << file.getFullPathName();
    EXPECT_NE (saved.out.find (file.getFullPathName().toStdString()), std::string::npos) << saved.out;

    const auto copied = presets ({ "gain", "--load", "Half way", "--save", path ("copy.lopsidedpreset") });
    ASSERT_EQ (copied.exitCode, 0) << copied.err;
    EXPECT_NEAR (gainIn (path ("copy.lopsidedpreset")), 0.5, 1e-4);

    // What is saved again replaces it.
    ASSERT_EQ (presets ({ "gain", "--save", "Half way" }).exitCode, 0);
    EXPECT_GT (gainIn (file.getFullPathName().toStdString()), 0.75);
}

TEST_F (Presets, AreNotSavedUnderWhatIsNeitherANameNorAPresetFile)
{
    expectRefused ({ "gain", "--save", "a:b" }, "'a:b'");
    expectRefused ({ "gain", "--save", path ("hall.fxp") }, ".lopsidedpreset");
    expectRefused ({ "gain", "--save", "hall.fxp" }, ".lopsidedpreset");
    expectRefused ({ "gain", "--save", path ("gain.vstpreset") }, "no VST3 plugin");
    EXPECT_EQ (presets ({ "gain", "--save", "" }).exitCode, 2);
}

TEST_F (Presets, InSteinbergsFolderAreListedAndLoadedByTheirName)
{
    if (! juce::File ("/usr/lib/vst3/ZamComp.vst3").exists())
        GTEST_SKIP() << "ZamComp.vst3 is not installed (zam-plugins)";

    const std::string plugin = "VST3:ZamComp";
    const auto file = path ("user/.vst3/presets/Damien Zammit/ZamComp/Mine.vstpreset");
    const auto saved = presets ({ plugin, "--save", file });
    ASSERT_EQ (saved.exitCode, 0) << saved.err;
    EXPECT_EQ (listed (plugin, "vstpreset", "Mine")["file"].toString().toStdString(), file);

    const auto copied = presets ({ plugin, "--load", "Mine", "--save", path ("copy.vstpreset") });
    ASSERT_EQ (copied.exitCode, 0) << copied.err;
    EXPECT_EQ (readFile (path ("copy.vstpreset")), readFile (file));

    // One of our own with that name could not be loaded by it.
    expectRefused ({ plugin, "--save", "Mine" }, "already");
    ASSERT_EQ (presets ({ plugin, "--save", "My own" }).exitCode, 0);
    EXPECT_FALSE (listed (plugin, "lopsidedpreset", "My own").isVoid());
    EXPECT_EQ (presets ({ plugin, "--load", "My own" }).exitCode, 0);
}

TEST_F (Presets, OfLv2AreReadOnly)
{
    const std::string fat1 = "http://gareus.org/oss/lv2/fat1";

    if (! juce::File ("/usr/lib/lv2/fat1.lv2").isDirectory())
        GTEST_SKIP() << "fat1.lv2 is not installed (fat1.lv2 of x42-plugins)";

    const auto run = presets ({ fat1, "--json" });
    ASSERT_EQ (run.exitCode, 0) << run.err;
    const auto first = json (run.out)[0];
    ASSERT_EQ (first["kind"].toString(), "program") << run.out;
    const auto name = first["name"].toString().toStdString();
    EXPECT_EQ (presets ({ fat1, "--load", name }).exitCode, 0);
    expectRefused ({ fat1, "--save", name },
                   name.find_first_of ("./") == std::string::npos ? "already" : ".");

    // What is set becomes a preset of our own.
    ASSERT_EQ (presets ({ fat1, "--load", name, "--save", "Mine" }).exitCode, 0);
    EXPECT_FALSE (listed (fat1, "lopsidedpreset", "Mine").isVoid());
    EXPECT_EQ (presets ({ fat1, "--load", "Mine" }).exitCode, 0);
}

} // namespace
} // namespace lopsided::testing
