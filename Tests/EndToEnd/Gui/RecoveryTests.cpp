#include "Support/GuiTest.h"

#include <csignal>

namespace lopsided::testing
{
namespace
{

class Recovery : public GuiTest
{
protected:
    bool hasAutosave() const
    {
        // One that is being written is none yet: its name begins with a dot.
        for (const auto& file :
             home().getChildFile ("autosave").findChildFiles (juce::File::findFiles, false, "*.json"))
            if (! file.getFileName().startsWithChar ('.'))
                return true;

        return false;
    }

    juce::var firstNode (const juce::File& session) const
    {
        return json (readFile (session.getFullPathName().toStdString()))["nodes"][0];
    }
};

TEST_F (Recovery, WhatWasNotSavedIsThereAgainAfterAKill)
{
    // Silent as it is saved; what is unsaved is heard.
    const juce::File session (juce::String (sineThroughGain (Cables::all, "\"mute\": true,")));
    launchWith (session, { "LOPSIDED_AUTOSAVE_SECONDS=1" });
    ASSERT_TRUE (silenceIsHeard());

    // Duplicated, which is saved with Ctrl+S.
    desktop.click (mirror->headOf (gainNode));
    desktop.key ("ctrl+d");
    ASSERT_TRUE (titleBecomes (modified)) << title();
    desktop.key ("ctrl+s");
    ASSERT_TRUE (titleBecomes ("Tone - Lopsided")) << title();
    EXPECT_EQ (json (readFile (session.getFullPathName().toStdString()))["nodes"].size(), 3);

    desktop.click (mirror->headOf (sineNode));
    desktop.key ("ctrl+m");
    ASSERT_TRUE (soundIsHeard());
    ASSERT_TRUE (becomesTrue ([this] { return hasAutosave(); }));
    program->signal (SIGKILL);
    program->wait();
    tap.reset();
    EXPECT_TRUE (static_cast<bool> (firstNode (session)["mute"]));

    launch ({ "--device", "JACK:system" }, { "LOPSIDED_AUTOSAVE_SECONDS=1" });
    EXPECT_EQ (title(), "Untitled - Lopsided");
    ASSERT_TRUE (tapIsConnected());
    ASSERT_TRUE (silenceIsHeard());
    desktop.key ("Return"); // what the question offers first
    ASSERT_TRUE (titleBecomes (modified)) << title();
    EXPECT_TRUE (soundIsHeard());
    EXPECT_EQ (title(), std::string ("Tone").append (modified));

    desktop.key ("ctrl+s");
    ASSERT_TRUE (titleBecomes ("Tone - Lopsided")) << title();
    EXPECT_FALSE (static_cast<bool> (firstNode (session)["mute"]));
    EXPECT_EQ (json (readFile (session.getFullPathName().toStdString()))["nodes"].size(), 3);
}

} // namespace
} // namespace lopsided::testing
