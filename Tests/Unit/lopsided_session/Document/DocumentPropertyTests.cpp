// Whatever is done, undoing it leads back to the very same session, and redoing it forth again.
#include "DocumentFixture.h"

#include <RandomSeeds.h>

#include <algorithm>
#include <random>

namespace lopsided
{
namespace
{

using testing::DocumentTest;
using testing::gainPlugin;
using testing::sinePlugin;
using Slot = SessionDocument::Slot;

/** Does what a user might, at random. */
class DocumentProperties : public DocumentTest
{
protected:
    std::size_t below (std::size_t limit)
    {
        return std::uniform_int_distribution<std::size_t> (0, limit - 1) (random);
    }

    NodeID anyNode()
    {
        const auto& nodes = graph.model()->nodes();

        if (nodes.empty())
            return NodeID { 4711 };

        auto wanted = below (nodes.size());

        for (const auto& node : nodes)
            if (wanted-- == 0)
                return node.id;

        return {};
    }

    SessionPosition anyPosition()
    {
        return { static_cast<float> (below (2000)) - 1000.0f, static_cast<float> (below (2000)) - 1000.0f };
    }

    Connection anyConnection()
    {
        const auto source = below (5) == 0 ? GraphNodes::audioInput : anyNode();
        const auto destination = below (3) == 0 ? GraphNodes::audioOutput : anyNode();
        return { { source, static_cast<int> (below (3)) },
                 { destination, static_cast<int> (below (2)) },
                 below (4) == 0 ? Connection::Kind::feedback : Connection::Kind::plain };
    }

    Connection existingConnection()
    {
        const auto model = graph.model();
        const auto all = model->connections();
        return all.empty() ? anyConnection() : all[below (all.size())];
    }

    /** An edit, which may be refused. Says whether it was a step. */
    void editSomething()
    {
        changed = {};

        switch (below (16))
        {
            case 0:
            case 1:
                static_cast<void> (
                    document.addPlugin (below (2) == 0 ? gainPlugin : sinePlugin, anyPosition()));
                break;
            case 2: static_cast<void> (document.removeNodes ({ anyNode() })); break;
            case 3:
            case 4:
            case 5: static_cast<void> (document.connect ({ anyConnection() })); break;
            case 6: static_cast<void> (document.disconnect ({ existingConnection() })); break;
            case 7:
                static_cast<void> (
                    document.insertPlugin (gainPlugin, { existingConnection() }, anyPosition()));
                break;
            case 8:
                static_cast<void> (
                    document.replacePlugin (anyNode(), below (2) == 0 ? gainPlugin : sinePlugin));
                break;
            case 9:
                static_cast<void> (document.setSwitch ({ anyNode() },
                                                       static_cast<SessionDocument::NodeSwitch> (below (3)),
                                                       static_cast<NodeOptions::Switch> (below (2))));
                break;
            case 10:
                document.move ({ { anyNode(), anyPosition() }, { GraphNodes::audioInput, anyPosition() } });
                break;
            case 11:
                changed = anyNode();
                static_cast<void> (
                    document.setParameter (changed, 0, static_cast<float> (below (64)) / 64.0f));
                break;
            case 12:
                static_cast<void> (document.rename (anyNode(), "Name " + juce::String (below (100))));
                break;
            case 13:
            case 14: static_cast<void> (document.recallScene (1 + static_cast<int> (below (4)))); break;
            default: static_cast<void> (document.duplicate ({ anyNode(), anyNode() })); break;
        }

        if (below (3) == 0)
            render (1);
    }

    /** Scenes of some random graphs, and a history that begins behind them. */
    void storeScenes()
    {
        for (int scene = 1; scene <= 3; ++scene)
        {
            for (int edit = 0; edit < 15; ++edit)
                editSomething();

            ASSERT_TRUE (document.storeScene (scene, {}));
        }

        const auto file = juce::File::createTempFile (".json");
        ASSERT_TRUE (document.save (file));
        ASSERT_TRUE (document.open (file));
        file.deleteFile();
    }

    /** As it is heard: once the blocks have taken up what was set. */
    Session now()
    {
        render (2);
        auto session = captured();
        session.scenes.clear(); // they are no steps, and say less of a plugin that plays
        return session;
    }

    std::mt19937 random;
    NodeID changed; // whose parameter the last edit has set
};

/** Parameters may differ by rounding: a plugin keeps them in units of its own. */
bool isSame (Session a, Session b)
{
    if (a.nodes.size() != b.nodes.size())
        return false;

    for (std::size_t node = 0; node < a.nodes.size(); ++node)
    {
        auto& one = a.nodes[node].parameters;
        auto& other = b.nodes[node].parameters;

        if (! std::equal (one.begin(), one.end(), other.begin(), other.end(),
                          [] (const auto& x, const auto& y) {
                              return x.parameter == y.parameter && std::abs (x.value - y.value) < 1.0e-5f;
                          }))
            return false;

        one.clear();
        other.clear();
    }

    return a == b;
}

::testing::AssertionResult sameSession (const Session& a, const Session& b)
{
    if (isSame (a, b))
        return ::testing::AssertionSuccess();

    return ::testing::AssertionFailure() << SessionFile::toJson (a) << "\nis not\n"
                                         << SessionFile::toJson (b);
}

TEST_F (DocumentProperties, UndoingAndRedoingEverythingPassesTheSameSessions)
{
    for (const auto seed : testing::randomSeeds (8))
    {
        random.seed (seed);
        ASSERT_TRUE (document.clear());
        storeScenes();
        std::vector<Session> passed { now() };
        NodeID lastChanged;

        for (int edit = 0; edit < 60; ++edit)
        {
            const auto before = document.undoName();
            const auto content = now();
            editSomething();
            auto after = now();

            // A parameter's changes may be one step with those before: then the step leads to the last of them, or nowhere.
            if (document.undoName() == before && before.startsWith ("Change") && changed == lastChanged
                && changed != NodeID())
            {
                passed.back() = std::move (after);
                if (passed.size() > 1 && isSame (passed.back(), passed[passed.size() - 2]))
                    passed.pop_back();
            }
            else if (! isSame (after, content))
                passed.push_back (std::move (after));

            if (changed != NodeID() || document.undoName() != before)
                lastChanged = changed;
        }

        auto at = passed.size();
        ASSERT_GT (at, 10u) << "seed " << seed;

        while (--at, document.canUndo())
        {
            ASSERT_TRUE (sameSession (now(), passed[at]))
                << "seed " << seed << ", step " << at << ", undoing";
            const auto name = document.undoName();
            const auto undone = document.undo();
            ASSERT_TRUE (undone) << name << ": " << undone.error().describe();

            // A step that led to where it came from: a name or a switch that was so already.
            if (isSame (now(), passed[at]))
                ++at;
        }

        ASSERT_EQ (at, 0u) << "seed " << seed;

        while (document.canRedo())
        {
            const auto redone = document.redo();
            ASSERT_TRUE (redone) << redone.error().describe();

            if (! isSame (now(), passed[at]))
                ++at;

            ASSERT_TRUE (sameSession (now(), passed[at]))
                << "seed " << seed << ", step " << at << ", redoing";
        }

        EXPECT_EQ (at + 1, passed.size());
    }
}

TEST_F (DocumentProperties, GoingToAndFroBetweenTheSlotsPassesTheSameSessions)
{
    for (const auto seed : testing::randomSeeds (4))
    {
        random.seed (seed);
        ASSERT_TRUE (document.clear());

        for (int edit = 0; edit < 20; ++edit)
            editSomething();

        for (int turn = 0; turn < 10; ++turn)
        {
            const auto here = now();
            ASSERT_TRUE (document.show (document.slot() == Slot::a ? Slot::b : Slot::a));

            for (int edit = 0; edit < 4; ++edit)
                editSomething();

            const auto there = now();
            ASSERT_TRUE (document.show (document.slot() == Slot::a ? Slot::b : Slot::a));
            ASSERT_TRUE (sameSession (now(), here)) << "seed " << seed << ", turn " << turn;
            ASSERT_TRUE (document.show (document.slot() == Slot::a ? Slot::b : Slot::a));
            ASSERT_TRUE (sameSession (now(), there)) << "seed " << seed << ", turn " << turn;
        }
    }
}

TEST_F (DocumentProperties, WhatIsSavedAfterAnyEditsOpensAsTheSame)
{
    const auto file = juce::File::createTempFile (".json");

    for (const auto seed : testing::randomSeeds (4))
    {
        random.seed (seed);
        ASSERT_TRUE (document.clear());

        for (int edit = 0; edit < 40; ++edit)
            editSomething();

        const auto before = now();
        const auto saved = document.save (file);
        ASSERT_TRUE (saved) << saved.error().describe();
        ASSERT_TRUE (document.clear());
        const auto opened = document.open (file);
        ASSERT_TRUE (opened) << opened.error().describe();
        EXPECT_TRUE (sameSession (now(), before)) << "seed " << seed;
        EXPECT_FALSE (document.isModified());
        EXPECT_FALSE (document.canUndo());
    }

    file.deleteFile();
}

} // namespace
} // namespace lopsided
