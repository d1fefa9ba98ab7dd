#pragma once

#include "../panels/FakeAudioHost.h"
#include "../panels/FakeBoard.h"
#include "../panels/TemporaryFolder.h"

#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided::testing
{

/** A document that plays, a home of its own, and nothing on the screen. */
class HostFixture : public ::testing::Test
{
protected:
    HostFixture()
    {
        ::setenv ("LOPSIDED_HOME", folder.file ("home").getFullPathName().toRawUTF8(), 1);
        graph.setRateAndBufferSizeDetails (48000.0, 256);
        graph.prepareToPlay (48000.0, 256);
    }

    ~HostFixture() override { ::unsetenv ("LOPSIDED_HOME"); }

    static PluginReference sine() { return { "builtin", "sine", "Sine" }; }

    /** A session file with one sine. */
    juce::File sessionFile (const juce::String& name = "Rig.json") const
    {
        const auto file = folder.file (name);
        file.replaceWithText (R"({ "version": 1, "name": "Rig", "nodes": [
            { "id": 16, "name": "Tone", "plugin": { "format": "builtin", "identifier": "sine" } } ],
            "connections": [
            { "source": { "node": 16, "channel": 0 }, "destination": { "node": "audioOutput", "channel": 0 } } ] })");
        return file;
    }

    static juce::TextButton* button (juce::Component& parent, const juce::String& name)
    {
        for (auto* child : parent.getChildren())
            if (auto* found = dynamic_cast<juce::TextButton*> (child);
                found != nullptr && found->getButtonText() == name)
                return found;

        return nullptr;
    }

    const TemporaryFolder folder;
    PluginLibrary library;
    GraphProcessor graph;
    SessionDocument document { graph, library };
    Autosave autosave { document };
};

} // namespace lopsided::testing
