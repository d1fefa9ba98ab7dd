#pragma once

#include "FakeAudioHost.h"
#include "FakeBoard.h"

#include <lopsided_gui/lopsided_gui.h>

namespace lopsided::testing
{

/** What a panel shows: a host, a document, and a board for its notices. */
struct PanelParts
{
    FakeAudioHost host;
    FakeBoard board;
    AudioPoll poll { host };
    GraphProcessor graph;
    PluginLibrary library;
    SessionDocument document { graph, library };
};

} // namespace lopsided::testing
