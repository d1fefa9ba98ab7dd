#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <array>

namespace lopsided
{
namespace
{

using ::testing::HasSubstr;
using Failures = PluginCatalogue::Failures;
using Status = PluginRecord::Status;

/** A catalogue in a folder of its own, and a file that plugins can be in. */
class PluginCatalogueTest : public ::testing::Test
{
protected:
    PluginCatalogueTest()
        : folder (juce::File::createTempFile ("catalogue"))
    {
        folder.createDirectory();
        library.file.replaceWithText ("one");
        stamp = FileStamp::of (library.file);
    }

    ~PluginCatalogueTest() override { folder.deleteRecursively(); }

    [[nodiscard]] juce::File cache() const { return folder.getChildFile ("plugins.json"); }

    [[nodiscard]] PluginRecord record (const juce::String& label, Status status) const
    {
        PluginRecord made;
        made.source = library;
        made.stamp = stamp;
        made.identifier = library.file.getFullPathName() + "|" + label;
        made.description.pluginFormatName = "LADSPA";
        made.description.name = "The " + label;
        made.description.descriptiveName = label;
        made.description.manufacturerName = juce::String::fromUTF8 ("M\xc3\xbcller \"& Co\"");
        made.description.fileOrIdentifier = library.file.getFullPathName();
        made.description.uniqueId = 7;
        made.description.numInputChannels = 2;
        made.description.numOutputChannels = 1;
        made.takesMidi = true;
        made.status = status;
        made.reason = status == Status::ok ? "" : "crashed (SIGSEGV)";
        made.date = juce::Time (1700000000000);
        made.hostVersion = "1.0";
        return made;
    }

    void fill (PluginCatalogue& catalogue, Status secondStatus) const
    {
        catalogue.begin (library, stamp, Failures::keep, "1.0");
        catalogue.add (record ("first", Status::ok));
        catalogue.add (record ("second", secondStatus));
        catalogue.finish (library);
    }

    [[nodiscard]] bool knows (const PluginCatalogue& catalogue, Failures failures, const char* version) const
    {
        return catalogue.isKnown (library, FileStamp::of (library.file), failures, version);
    }

    const juce::File folder;
    const PluginFile library { PluginFormat::ladspa, folder.getChildFile ("library.so") };
    FileStamp stamp;
};

TEST_F (PluginCatalogueTest, ComesBackFromItsFile)
{
    PluginCatalogue catalogue (cache());
    ASSERT_TRUE (catalogue.load().wasOk()); // there is none yet
    fill (catalogue, Status::failed);
    ASSERT_TRUE (catalogue.save().wasOk());

    PluginCatalogue again (cache());
    ASSERT_TRUE (again.load().wasOk());
    const auto records = again.records();
    ASSERT_EQ (records.size(), 2u);

    for (std::size_t i = 0; i < records.size(); ++i)
    {
        EXPECT_EQ (juce::JSON::toString (records[i].toJson()),
                   juce::JSON::toString (catalogue.records()[i].toJson()));
        EXPECT_EQ (records[i].source, library);
        EXPECT_EQ (records[i].stamp, stamp);
    }

    EXPECT_EQ (records[0].latencySamples, std::nullopt);
    EXPECT_EQ (records[1].status, Status::failed);
    EXPECT_EQ (records[1].date, juce::Time (1700000000000));
    EXPECT_TRUE (knows (again, Failures::keep, "1.0"));
}

TEST_F (PluginCatalogueTest, ForgetsAFailureWithItsFileAndKeepsItOtherwise)
{
    PluginCatalogue catalogue (cache());
    fill (catalogue, Status::failed);
    EXPECT_TRUE (knows (catalogue, Failures::keep, "1.0"));
    EXPECT_FALSE (knows (catalogue, Failures::retry, "1.0"));
    EXPECT_FALSE (knows (catalogue, Failures::keep, "1.1")); // another version of the host may do better

    library.file.replaceWithText ("another");
    EXPECT_FALSE (knows (catalogue, Failures::keep, "1.0"));
    EXPECT_TRUE (catalogue.begin (library, FileStamp::of (library.file), Failures::keep, "1.0").isEmpty());
    EXPECT_TRUE (catalogue.records().empty());
}

TEST_F (PluginCatalogueTest, RetriesWhatFailedAlone)
{
    PluginCatalogue catalogue (cache());
    fill (catalogue, Status::failed);
    const auto kept = catalogue.begin (library, stamp, Failures::retry, "1.0");
    ASSERT_EQ (kept.size(), 1);
    EXPECT_TRUE (kept[0].endsWith ("|first"));

    catalogue.add (record ("second", Status::ok));
    catalogue.finish (library);
    EXPECT_TRUE (knows (catalogue, Failures::retry, "1.0"));
    EXPECT_EQ (catalogue.records().size(), 2u);
}

TEST_F (PluginCatalogueTest, GoesOnWhereAScanWasStopped)
{
    PluginCatalogue catalogue (cache());
    catalogue.begin (library, stamp, Failures::keep, "1.0");
    catalogue.add (record ("first", Status::ok));
    ASSERT_TRUE (catalogue.save().wasOk());

    PluginCatalogue again (cache());
    ASSERT_TRUE (again.load().wasOk());
    EXPECT_FALSE (knows (again, Failures::keep, "1.0"));
    EXPECT_EQ (again.begin (library, stamp, Failures::keep, "1.0").size(), 1);
}

TEST_F (PluginCatalogueTest, KeepsAVerdictUntilTheFileChanges)
{
    PluginCatalogue catalogue (cache());
    fill (catalogue, Status::ok);
    const auto reference = record ("first", Status::ok).reference();
    EXPECT_TRUE (catalogue.setVerdict (reference, "seen"));
    EXPECT_FALSE (catalogue.setVerdict ({ "LADSPA", "nowhere.so|first", {} }, "seen"));
    ASSERT_TRUE (catalogue.save().wasOk());

    PluginCatalogue again (cache());
    ASSERT_TRUE (again.load().wasOk());
    ASSERT_TRUE (again.find (reference).has_value());
    EXPECT_EQ (again.find (reference)->verdict.toString(), "seen");

    library.file.replaceWithText ("another");
    again.begin (library, FileStamp::of (library.file), Failures::keep, "1.0");
    again.add (record ("first", Status::ok));
    EXPECT_TRUE (again.find (reference)->verdict.isVoid());
}

TEST_F (PluginCatalogueTest, ForgetsFilesThatAreNoMore)
{
    PluginCatalogue catalogue (cache());
    fill (catalogue, Status::ok);
    catalogue.removeMissing();
    EXPECT_EQ (catalogue.records().size(), 2u);
    library.file.deleteFile();
    catalogue.removeMissing();
    EXPECT_TRUE (catalogue.records().empty());
}

TEST_F (PluginCatalogueTest, ForgetsWhatASearchOfItsFormatDidNotFind)
{
    PluginCatalogue catalogue (cache());
    fill (catalogue, Status::ok);
    catalogue.removeAllBut ({}, std::array { PluginFormat::lv2, PluginFormat::vst3 });
    EXPECT_EQ (catalogue.records().size(), 2u) << "LADSPA was not looked for";
    catalogue.removeAllBut (std::array { library }, std::array { PluginFormat::ladspa });
    EXPECT_EQ (catalogue.records().size(), 2u);
    ASSERT_TRUE (catalogue.save().wasOk());

    catalogue.removeAllBut ({}, std::array { PluginFormat::ladspa });
    EXPECT_TRUE (catalogue.records().empty());
    EXPECT_TRUE (library.file.existsAsFile());
    ASSERT_TRUE (catalogue.saveIfOlderThan (std::chrono::milliseconds (0)).wasOk());
    ASSERT_TRUE (catalogue.load().wasOk());
    EXPECT_TRUE (catalogue.records().empty());
}

TEST_F (PluginCatalogueTest, KeepsAVerdictWhenThePluginIsAskedAgain)
{
    PluginCatalogue catalogue (cache());
    fill (catalogue, Status::ok);
    const auto again = record ("first", Status::ok);
    ASSERT_TRUE (catalogue.setVerdict (again.reference(), "seen"));
    catalogue.add (again);
    EXPECT_EQ (catalogue.records().size(), 2u);
    EXPECT_EQ (catalogue.find (again.reference())->verdict.toString(), "seen");
    catalogue.add (record ("first", Status::failed));
    EXPECT_TRUE (catalogue.find (again.reference())->verdict.isVoid()) << "that was when it could be opened";
}

TEST_F (PluginCatalogueTest, SaysWhenItsFileIsDamagedAndStartsAnew)
{
    PluginCatalogue catalogue (cache());
    fill (catalogue, Status::ok);
    ASSERT_TRUE (catalogue.save().wasOk());
    const auto whole = cache().loadFileAsString();

    for (const auto& text :
         { whole.dropLastCharacters (whole.length() / 2), juce::String ("[]"),
           juce::String ("{ \"version\": 99 }"), juce::String::repeatedString ("[", 200000) })
    {
        cache().replaceWithText (text);
        const auto loaded = catalogue.load();
        ASSERT_TRUE (loaded.failed()) << text.substring (0, 40);
        EXPECT_THAT (loaded.getErrorMessage().toStdString(), HasSubstr ("plugins.json"));
        EXPECT_TRUE (catalogue.records().empty());
    }

    fill (catalogue, Status::ok);
    EXPECT_TRUE (catalogue.save().wasOk());
    EXPECT_TRUE (catalogue.load().wasOk());
}

TEST_F (PluginCatalogueTest, SaysWhereItCannotBeWritten)
{
    folder.getChildFile ("file").replaceWithText ("no folder");
    PluginCatalogue catalogue (folder.getChildFile ("file").getChildFile ("plugins.json"));
    fill (catalogue, Status::ok);
    const auto saved = catalogue.save();
    ASSERT_TRUE (saved.failed());
    EXPECT_THAT (saved.getErrorMessage().toStdString(), HasSubstr ("LOPSIDED_HOME"));
}

} // namespace
} // namespace lopsided
