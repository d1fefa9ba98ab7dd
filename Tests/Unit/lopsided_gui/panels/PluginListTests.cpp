#include "FilledCatalogue.h"
#include "TemporaryFolder.h"

#include <algorithm>
#include <chrono>
#include <gtest/gtest.h>
#include <iostream>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{
namespace
{

class PluginListTest : public ::testing::Test
{
protected:
    PluginListTest() { testing::fill (catalogue); }

    juce::StringArray names (const PluginList& list, const juce::String& query)
    {
        juce::StringArray found;

        for (const auto index : list.search (query))
            found.add (list.entries()[index].name);

        return found;
    }

    PluginReference reference (const PluginList& list, const juce::String& name)
    {
        for (const auto& entry : list.entries())
            if (entry.name == name)
                return entry.reference;

        ADD_FAILURE() << "no plugin " << name;
        return {};
    }

    testing::TemporaryFolder folder;
    PluginCatalogue catalogue { folder.file ("catalogue.json") };
};

TEST_F (PluginListTest, HoldsWhatWasFoundAndWhatIsBuiltIn)
{
    const PluginList list (catalogue, folder.file ("memory.json"));
    EXPECT_EQ (list.entries().size(), 5 + PluginLibrary::builtins().size());
    ASSERT_EQ (list.failures().size(), 1u);
    EXPECT_EQ (list.failures()[0].reason, "It crashed (SIGSEGV).");
    EXPECT_FALSE (names (list, {}).contains ("Broken"));
}

TEST_F (PluginListTest, SearchesNamesMakersCategoriesAndFormats)
{
    const PluginList list (catalogue, folder.file ("memory.json"));
    EXPECT_EQ (names (list, "plate")[0], "Plate Reverb");
    EXPECT_EQ (names (list, "calf delay")[0], "Vintage Delay");
    EXPECT_EQ (names (list, "dragonfly reverb").size(), 2);
    EXPECT_EQ (names (list, "lv2").size(), 5);
    EXPECT_TRUE (names (list, "no such plugin").isEmpty());
}

TEST_F (PluginListTest, SynthStandsForInstruments)
{
    const PluginList list (catalogue, folder.file ("memory.json"));
    const auto found = names (list, "synth");
    EXPECT_TRUE (found.contains ("Monosynth"));
    EXPECT_TRUE (found.contains ("Organ"));
    EXPECT_FALSE (found.contains ("Hall Reverb"));
}

TEST_F (PluginListTest, KeepsFavouritesAndWhatWasUsedLast)
{
    {
        PluginList list (catalogue, folder.file ("memory.json"));
        EXPECT_TRUE (list.toggleFavourite (reference (list, "Organ")).wasOk());
        EXPECT_TRUE (list.use (reference (list, "Plate Reverb")).wasOk());
        EXPECT_TRUE (list.use (reference (list, "Vintage Delay")).wasOk());
    }

    PluginList list (catalogue, folder.file ("memory.json"));
    EXPECT_EQ (names (list, "fav"), juce::StringArray ("Organ"));
    EXPECT_EQ (names (list, "recent").size(), 2);

    const auto all = names (list, {});
    EXPECT_EQ (all[0], "Vintage Delay");
    EXPECT_EQ (all[1], "Plate Reverb");
    EXPECT_EQ (all[2], "Organ");

    EXPECT_TRUE (list.toggleFavourite (reference (list, "Organ")).wasOk());
    EXPECT_TRUE (names (list, "fav").isEmpty());
}

TEST_F (PluginListTest, TakesADamagedMemoryForNone)
{
    folder.file ("memory.json").replaceWithText ("{ \"favourites\": [ 3, [ 1 ] ], \"recent\": ");
    const PluginList list (catalogue, folder.file ("memory.json"));
    EXPECT_TRUE (names (list, "fav").isEmpty());
}

TEST_F (PluginListTest, SaysWhereItCannotKeep)
{
    folder.file ("file").replaceWithText ("a file, no folder");
    PluginList list (catalogue, folder.file ("file").getChildFile ("memory.json"));
    EXPECT_TRUE (list.use (reference (list, "Organ")).failed());
}

TEST_F (PluginListTest, SearchesFiveThousandPluginsWhileSomebodyTypes)
{
    for (int i = 0; i < 5000; ++i)
        testing::put (catalogue, testing::madeUpPlugin ("Analogue Compressor Limiter " + juce::String (i),
                                                        "Some Maker of Plugins", "Dynamics"));

    const PluginList list (catalogue, folder.file ("memory.json"));
    auto best = std::chrono::duration<double, std::milli>::max();

    for (int i = 0; i < 20; ++i)
    {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_GE (list.search ("comp lim").size(), 5000u);
        best = std::min (
            best, std::chrono::duration<double, std::milli> (std::chrono::steady_clock::now() - begin));
    }

    std::cout << "[ figure   ] a search among 5000 plugins takes " << best.count() << " ms\n";
    EXPECT_LT (best.count(), 200.0); // of what cannot be noise: the figure is to be read
}

} // namespace
} // namespace lopsided
