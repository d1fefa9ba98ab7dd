#include "DocumentFixture.h"

namespace lopsided::testing
{
namespace
{

using DocumentCopies = DocumentTest;

TEST_F (DocumentCopies, PutsNoCopiesOntoEachOtherThatNobodyHasPlaced)
{
    const auto pasted = document.paste (R"({ "version": 1, "nodes": [
        { "id": 16, "plugin": { "format": "builtin", "identifier": "gain" } },
        { "id": 17, "plugin": { "format": "builtin", "identifier": "gain" } } ], "connections": [] })",
                                        { 10.0f, 20.0f });
    ASSERT_TRUE (pasted) << pasted.error().describe();
    EXPECT_EQ (document.position (pasted->at (0)), (SessionPosition { 10.0f, 20.0f }));
    EXPECT_FALSE (document.position (pasted->at (1)).has_value());

    const auto copies = document.duplicate (*pasted);
    ASSERT_TRUE (copies) << copies.error().describe();
    EXPECT_EQ (document.position (copies->at (0)), (SessionPosition { 50.0f, 60.0f }));
    EXPECT_FALSE (document.position (copies->at (1)).has_value());
}

TEST_F (DocumentCopies, DuplicatesNodesBesideThemFedByWhatFeedsThem)
{
    buildChain();
    const auto copies = document.duplicate ({ gain });
    ASSERT_TRUE (copies) << copies.error().describe();
    ASSERT_EQ (copies->size(), 1u);
    EXPECT_TRUE (graph.isConnected (Connection { { sine, 1 }, { copies->front(), 1 } }));
    EXPECT_FALSE (graph.isConnected (copies->front(), GraphNodes::audioOutput));
    EXPECT_NE (document.position (copies->front()), document.position (gain));
    EXPECT_EQ (document.undoName(), "Duplicate a node");
}

} // namespace
} // namespace lopsided::testing
