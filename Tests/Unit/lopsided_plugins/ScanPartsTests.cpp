#include <lopsided_plugins/scan/ScanQueue.h>
#include <lopsided_plugins/worker/BoundedJson.h>
#include <lopsided_plugins/worker/OutputTail.h>
#include <lopsided_plugins/worker/linux/SignalNames.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <csignal>
#include <future>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;

class PluginFoldersTest : public ::testing::Test
{
protected:
    PluginFoldersTest()
        : folder (juce::File::createTempFile ("folders"))
    {
        folder.createDirectory();
    }

    ~PluginFoldersTest() override { folder.deleteRecursively(); }

    void make (const juce::String& path) const
    {
        const auto file = folder.getChildFile (path);
        file.getParentDirectory().createDirectory();
        file.replaceWithText ("content");
    }

    [[nodiscard]] std::vector<std::string> find (PluginFormat format) const
    {
        PluginFolders folders;
        folders.useStandard = false;
        folders.further.add (folder.getFullPathName());
        folders.further.add (folder.getChildFile ("inner").getFullPathName()); // in the other one
        std::vector<std::string> names;

        for (const auto& file : folders.findFiles (std::array { format }))
            names.push_back (file.file.getRelativePathFrom (folder).toStdString());

        return names;
    }

    const juce::File folder;
};

TEST_F (PluginFoldersTest, FindsEachFormatOnceAndNoLibrariesInBundles)
{
    make ("one.lv2/manifest.ttl");
    make ("one.lv2/one.so");
    make ("inner/two.lv2/manifest.ttl");
    make ("empty.lv2/readme");
    make ("three.vst3/Contents/x86_64-linux/three.so");
    make ("inner/four.vst3");
    make ("inner/five.so");
    make ("six.so");
    EXPECT_THAT (find (PluginFormat::lv2), ElementsAre ("inner/two.lv2", "one.lv2"));
    EXPECT_THAT (find (PluginFormat::vst3), ElementsAre ("inner/four.vst3", "three.vst3"));
    EXPECT_THAT (find (PluginFormat::ladspa), ElementsAre ("inner/five.so", "six.so"));
}

TEST_F (PluginFoldersTest, ComeBackFromTheirFileAndSurviveADamagedOne)
{
    const auto file = folder.getChildFile ("kept/plugin-folders.json");
    PluginFolders folders;
    folders.useStandard = false;
    folders.further = { "/some/folder", "/another" };
    ASSERT_TRUE (folders.save (file).wasOk());
    EXPECT_FALSE (PluginFolders::load (file).useStandard);
    EXPECT_EQ (PluginFolders::load (file).further, folders.further);

    file.replaceWithText ("{ \"folders\": [ 3, \"relative\", \"/fine\" ");
    EXPECT_TRUE (PluginFolders::load (file).useStandard);
    file.replaceWithText ("{ \"folders\": [ 3, \"relative\", \"/fine\" ] }");
    EXPECT_EQ (PluginFolders::load (file).further, juce::StringArray ("/fine"));
}

TEST_F (PluginFoldersTest, StampTellsWhenAnythingInABundleChanges)
{
    make ("one.lv2/manifest.ttl");
    make ("one.lv2/deep/one.so");
    const auto bundle = folder.getChildFile ("one.lv2");
    const auto before = FileStamp::of (bundle);
    EXPECT_EQ (FileStamp::of (bundle), before);

    const auto library = bundle.getChildFile ("deep/one.so");
    const auto time = library.getLastModificationTime();
    library.replaceWithText ("longer content");
    library.setLastModificationTime (time);
    EXPECT_NE (FileStamp::of (bundle).numBytes, before.numBytes);

    make ("one.lv2/deep/one.so");
    library.setLastModificationTime (time + juce::RelativeTime::hours (1));
    EXPECT_EQ (FileStamp::of (bundle).numBytes, before.numBytes);
    EXPECT_NE (FileStamp::of (bundle), before);
    EXPECT_EQ (FileStamp::of (folder.getChildFile ("nowhere")), FileStamp());
}

TEST (ScanQueue, EndsWhenNoJobThatIsUnderWayCanLeadToMore)
{
    ScanQueue queue;
    queue.add ({ {}, {}, "first" });
    ASSERT_TRUE (queue.take().has_value());
    auto other = std::async (std::launch::async, [&] { return queue.take(); });
    queue.add ({ {}, {}, "second" });
    queue.finish();
    const auto second = other.get();
    ASSERT_TRUE (second.has_value());
    EXPECT_EQ (second->uri, "second");

    other = std::async (std::launch::async, [&] { return queue.take(); });
    queue.finish();
    EXPECT_FALSE (other.get().has_value());
}

TEST (ScanQueue, GivesWhatIsOfTheSameFileFirst)
{
    const PluginFile first { PluginFormat::lv2, juce::File ("/first.lv2") };
    const PluginFile second { PluginFormat::lv2, juce::File ("/second.lv2") };
    ScanQueue queue;

    for (const auto& job : { ScanJob { first, {}, "a" }, ScanJob { second, {}, "b" },
                             ScanJob { second, {}, "c" }, ScanJob { first, {}, "d" } })
        queue.add (job);

    EXPECT_EQ (queue.take (second)->uri, "b");
    EXPECT_EQ (queue.take (second)->uri, "c");
    EXPECT_EQ (queue.take (second)->uri, "a") << "of those that are left the oldest";
    EXPECT_EQ (queue.take()->uri, "d");
}

TEST (ScanQueue, GivesNoMoreJobsWhenItIsCancelled)
{
    ScanQueue queue;
    queue.add ({});
    ASSERT_TRUE (queue.take().has_value());
    auto other = std::async (std::launch::async, [&] { return queue.take(); });
    queue.cancel();
    EXPECT_FALSE (other.get().has_value());
    queue.add ({});
    EXPECT_FALSE (queue.take().has_value());
}

TEST (OutputTail, KeepsTheEndAndQuotesItHarmlessly)
{
    OutputTail tail;
    EXPECT_TRUE (tail.lastLine().isEmpty());
    const std::string much (100000, 'x');
    tail.add (much.data(), much.size());
    EXPECT_EQ (tail.size(), OutputTail::capacity);
    EXPECT_EQ (tail.lastLine().length(), 200);

    const std::string ending = "first\nthe \x1b[31mlast\n\n  \n";
    tail.add (ending.data(), ending.size());
    EXPECT_EQ (tail.lastLine(), "the ?[31mlast");
    EXPECT_EQ (tail.size(), OutputTail::capacity);
}

TEST (BoundedJson, ReadsWhatIsShallowAndNothingElse)
{
    const auto read = readBoundedJson (R"({ "a": [ 1, "[[[[\"{{" ] })");
    ASSERT_TRUE (read.has_value());
    EXPECT_EQ ((*read)["a"][1].toString(), "[[[[\"{{");
    EXPECT_FALSE (readBoundedJson (std::string (100, '[') + std::string (100, ']')).has_value());
    EXPECT_FALSE (readBoundedJson (std::string (1000000, '[')).has_value());
    EXPECT_FALSE (readBoundedJson ("").has_value());
    EXPECT_FALSE (readBoundedJson ("{ \"cut").has_value());
}

TEST (SignalNames, AreTheSystemsOwn)
{
    EXPECT_EQ (signalName (SIGSEGV), "SIGSEGV");
    EXPECT_EQ (signalName (12345), "signal 12345");
}

} // namespace
} // namespace lopsided
