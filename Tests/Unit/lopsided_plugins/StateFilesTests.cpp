#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{
namespace
{

juce::MemoryBlock blockOf (const juce::String& text)
{
    return { text.toRawUTF8(), text.getNumBytesAsUTF8() };
}

class StateFilesTest : public ::testing::Test
{
protected:
    StateFilesTest()
    {
        session.createDirectory();
        bundles.getChildFile ("kit.lv2").createDirectory();
    }

    ~StateFilesTest() override { root.deleteRecursively(); }

    StateFiles files() const { return { session, juce::FileSearchPath (bundles.getFullPathName()) }; }

    juce::File root = juce::File::createTempFile ("states");
    juce::File session = root.getChildFile ("a session");
    juce::File bundles = root.getChildFile ("lv2");
};

TEST_F (StateFilesTest, NamesFilesBeneathTheSessionRelativeToItAndBack)
{
    const auto sample = session.getChildFile (juce::String::fromUTF8 ("kicks/50% l\xc3\xa4ut+#1.wav"));
    sample.create();
    const auto escaped =
        "file://" + session.getFullPathName().replace (" ", "%20") + "/kicks/50%25%20l%C3%A4ut%2B%231.wav";
    const auto state = blockOf ("<urn:x> state:state [ <urn:k> <" + escaped + "> ] . ");
    const auto portable = files().toPortable (state);
    EXPECT_EQ (portable.toString(),
               "<urn:x> state:state [ <urn:k> <lopsided-session:kicks/50%25%20l%C3%A4ut%2B%231.wav> ] . ");

    const auto back = files().toAbsolute (portable);
    EXPECT_EQ (back.state.toString(), state.toString());
    EXPECT_TRUE (back.missing.isEmpty());

    // The session has moved, with its files.
    const auto moved = root.getChildFile ("elsewhere");
    ASSERT_TRUE (session.moveFileTo (moved));
    const auto there = StateFiles (moved, {}).toAbsolute (portable);
    EXPECT_TRUE (there.missing.isEmpty()) << there.missing.joinIntoString (" ");
    EXPECT_TRUE (there.state.toString().contains ("/elsewhere/kicks/"));
}

TEST_F (StateFilesTest, FindsFilesOfABundleWhereverItIsInstalled)
{
    bundles.getChildFile ("kit.lv2/click.wav").create();
    const auto portable = files().toPortable (
        blockOf ("<urn:k> <file://localhost" + bundles.getFullPathName() + "/kit.lv2/click.wav>"));
    EXPECT_EQ (portable.toString(), "<urn:k> <lopsided-lv2:kit.lv2/click.wav>");

    const auto other = root.getChildFile ("usr/lv2");
    other.getChildFile ("kit.lv2/click.wav").create();
    juce::FileSearchPath folders (root.getChildFile ("none").getFullPathName());
    folders.add (other);
    const auto located = StateFiles (session, folders).toAbsolute (portable);
    EXPECT_EQ (located.state.toString(),
               "<urn:k> <file://" + other.getFullPathName() + "/kit.lv2/click.wav>");
    EXPECT_TRUE (located.missing.isEmpty());
}

TEST_F (StateFilesTest, NamesWhatIsNotThere)
{
    const auto located =
        files().toAbsolute (blockOf ("<lopsided-session:gone.wav> <lopsided-lv2:x.lv2/gone.wav>"));
    EXPECT_EQ (located.missing,
               (juce::StringArray { session.getChildFile ("gone.wav").getFullPathName(),
                                    bundles.getChildFile ("x.lv2/gone.wav").getFullPathName() }));
}

TEST_F (StateFilesTest, NamesFilesElsewhereThatAreNotThereAndLeavesThemAsTheyAre)
{
    const auto elsewhere = root.getChildFile ("else where");
    elsewhere.getChildFile ("kept.wav").create();
    const auto folder = "file://" + elsewhere.getFullPathName().replace (" ", "%20");
    const auto state = "<" + folder + "/kept.wav> <" + folder + "/gone.wav> <" + folder
                       + "/kept.wav#part> \"<" + folder + "/literal.wav>\" <http://a/b> <file://host>";
    const auto located = files().toAbsolute (blockOf (state));
    EXPECT_EQ (located.state.toString(), state);
    EXPECT_EQ (located.missing, juce::StringArray { elsewhere.getChildFile ("gone.wav").getFullPathName() });
}

TEST_F (StateFilesTest, LeavesEverythingElseAsItIs)
{
    const auto inside = "<file://" + session.getFullPathName().replace (" ", "%20") + "/x.wav>";

    for (const auto& text :
         { juce::String ("<file:///somewhere/else.wav> <http://a/b> <file://host>"), "\"" + inside + "\"",
           "\"\"\" \" " + inside + " \"\"\"", "'it\\'s " + inside + "'", "# " + inside + "\n",
           juce::String ("<file:///no end"), juce::String ("\"no end \\"), juce::String(),
           juce::String::fromUTF8 ("\xc3\xa4 , ; [ ] .") })
        EXPECT_EQ (files().toPortable (blockOf (text)).toString(), text);

    EXPECT_EQ (files().toPortable (blockOf ("# x\n" + inside)).toString(), "# x\n<lopsided-session:x.wav>");
}

TEST (TurtleText, FindsTheIriBehindAWordOutsideOfLiterals)
{
    const TurtleText text ("\"lv2:appliesTo <urn:wrong>\" # lv2:appliesTo <urn:wrong>\n<u> a pset:Preset ;\n"
                           "\tlv2:appliesTo <urn:right> ; rdfs:label <urn:other> .");
    EXPECT_EQ (text.iriAfter ("lv2:appliesTo"), "urn:right");
    EXPECT_EQ (text.iriAfter ("appliesTo"), std::nullopt);
    EXPECT_TRUE (text.hasWord ("pset:Preset"));
    EXPECT_FALSE (text.hasWord ("pset"));
}

} // namespace
} // namespace lopsided
