#include <lopsided_graph/lopsided_graph.h>

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace lopsided
{
namespace
{

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::uint32_t> idsOf (const NodeList& list)
{
    std::vector<std::uint32_t> ids;

    for (const auto& node : list)
        ids.push_back (node.id.uid);

    return ids;
}

NodeList listOf (const std::vector<std::uint32_t>& ids)
{
    NodeList list;

    for (const auto id : ids)
        list.insert ({ { id }, nullptr, "as made" });

    return list;
}

/** What compare tells: id, "-" for gone, "+" for new, "=" for known, and the position of what is there. */
std::vector<std::string> differencesOf (const NodeList& before, const NodeList& now)
{
    std::vector<std::string> told;

    NodeList::compare (before, now, [&] (const Node* was, const Node* is, std::size_t position) {
        if (is == nullptr)
            told.push_back (std::string { "-" }.append (std::to_string (was->id.uid)));
        else
            told.push_back (std::string { was == nullptr ? "+" : "=" }
                                .append (std::to_string (is->id.uid))
                                .append (" at ")
                                .append (std::to_string (position)));
    });

    return told;
}

TEST (NodeList, KeepsNodesSortedAcrossPieces)
{
    const auto list = listOf ({ 200, 16, 4000000000u, 63, 64, 127, 128 });

    EXPECT_THAT (idsOf (list), ElementsAre (16, 63, 64, 127, 128, 200, 4000000000u));
    EXPECT_EQ (list.size(), 7u);
    EXPECT_EQ (list[3].id.uid, 127u);
    EXPECT_EQ (list.front().id.uid, 16u);
    EXPECT_EQ (list.back().id.uid, 4000000000u);
    EXPECT_EQ (list.find ({ 128 })->id.uid, 128u);
    EXPECT_EQ (list.find ({ 129 }), nullptr);
    EXPECT_EQ (list.find ({ 1000 }), nullptr);
}

TEST (NodeList, AnEditLeavesEveryCopyAsItWas)
{
    auto list = listOf ({ 16, 17, 100 });
    const auto copy = list;

    list.edit ({ 17 }).name = "edited";
    list.insert ({ { 18 }, nullptr, "new" });
    list.erase ({ 100 });

    EXPECT_THAT (idsOf (copy), ElementsAre (16, 17, 100));
    EXPECT_EQ (copy.find ({ 17 })->name, "as made");
    EXPECT_THAT (idsOf (list), ElementsAre (16, 17, 18));
    EXPECT_EQ (list.find ({ 17 })->name, "edited");
}

TEST (NodeList, CopiesShareWhatNeitherEdits)
{
    auto list = listOf ({ 16, 17, 100 });
    const auto copy = list;
    list.edit ({ 17 }).name = "edited";

    EXPECT_EQ (list.find ({ 100 }), copy.find ({ 100 }));
    EXPECT_NE (list.find ({ 16 }), copy.find ({ 16 }));
    EXPECT_THAT (differencesOf (copy, list), ElementsAre ("=16 at 0", "=17 at 1"))
        << "a shared piece was looked at";
    EXPECT_THAT (differencesOf (copy, copy), IsEmpty());
}

TEST (NodeList, EditsInPlaceWhatOnlyItHas)
{
    auto list = listOf ({ 16, 17 });
    const auto* node = list.find ({ 16 });
    {
        const auto copy = list;
    }

    EXPECT_EQ (&list.edit ({ 16 }), node);
}

TEST (NodeList, TellsWhatCameAndWent)
{
    EXPECT_THAT (differencesOf (listOf ({ 16, 18, 100, 300 }), listOf ({ 17, 18, 200, 300 })),
                 ElementsAre ("-16", "+17 at 0", "=18 at 1", "-100", "+200 at 2", "=300 at 3"));
    EXPECT_THAT (differencesOf ({}, listOf ({ 16, 500 })), ElementsAre ("+16 at 0", "+500 at 1"));
    EXPECT_THAT (differencesOf (listOf ({ 16, 500 }), {}), ElementsAre ("-16", "-500"));
}

TEST (NodeList, HoldsWhatAMapHoldsAfterRandomEdits)
{
    std::mt19937 random { 7 };
    NodeList list;
    std::map<std::uint32_t, std::string> expected;
    std::vector<std::pair<NodeList, std::size_t>> copies;

    for (int i = 0; i < 5000; ++i)
    {
        const auto id = static_cast<std::uint32_t> (16 + random() % 500);

        if (expected.count (id) == 0)
        {
            list.insert ({ { id }, nullptr, juce::String (i) });
            expected[id] = std::to_string (i);
        }
        else if (random() % 2 == 0)
        {
            list.edit ({ id }).name = juce::String (i);
            expected[id] = std::to_string (i);
        }
        else
        {
            list.erase ({ id });
            expected.erase (id);
        }

        if (i % 500 == 0)
            copies.emplace_back (list, expected.size());
    }

    ASSERT_EQ (list.size(), expected.size());
    auto wanted = expected.begin();

    for (const auto& node : list)
    {
        EXPECT_EQ (node.id.uid, wanted->first);
        EXPECT_EQ (node.name.toStdString(), (wanted++)->second);
    }

    for (const auto& [copy, size] : copies)
        EXPECT_EQ (copy.size(), size);
}

} // namespace
} // namespace lopsided
