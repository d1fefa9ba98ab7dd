#include <gtest/gtest.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided::testing
{
namespace
{

juce::TextButton* button (QuestionBar& bar, const juce::String& name)
{
    for (auto* child : bar.getChildren())
        if (auto* found = dynamic_cast<juce::TextButton*> (child);
            found != nullptr && found->getButtonText() == name)
            return found;

    return nullptr;
}

juce::TextEditor* field (QuestionBar& bar)
{
    for (auto* child : bar.getChildren())
        if (auto* found = dynamic_cast<juce::TextEditor*> (child))
            return found;

    return nullptr;
}

TEST (QuestionBar, IsThereWhileItAsks)
{
    QuestionBar bar;
    auto numChanges = 0;
    bar.onChange = [&] { ++numChanges; };
    EXPECT_FALSE (bar.isAsking());
    EXPECT_EQ (bar.wantedHeight(), 0);

    bar.ask ("Save it?", { { "Save" }, { "Cancel" } });
    EXPECT_TRUE (bar.isAsking());
    EXPECT_GT (bar.wantedHeight(), 0);
    EXPECT_EQ (bar.getDescription(), "Save it?");
    EXPECT_EQ (numChanges, 1);

    bar.dismiss();
    EXPECT_FALSE (bar.isAsking());
    EXPECT_EQ (numChanges, 2);
}

TEST (QuestionBar, DoesWhatIsAnsweredOnce)
{
    QuestionBar bar;
    auto numSaved = 0, numDiscarded = 0;
    bar.ask ("Save it?",
             { { "Save", [&] { ++numSaved; } }, { "Discard", [&] { ++numDiscarded; } }, { "Cancel" } });
    button (bar, "Discard")->onClick();
    EXPECT_EQ (numSaved, 0);
    EXPECT_EQ (numDiscarded, 1);
    EXPECT_FALSE (bar.isAsking());
}

TEST (QuestionBar, TakesReturnForTheFirstAnswerAndEscapeForNone)
{
    QuestionBar bar;
    auto numSaved = 0;
    bar.ask ("Save it?", { { "Save", [&] { ++numSaved; } }, { "Cancel" } });
    EXPECT_TRUE (bar.keyPressed (juce::KeyPress (juce::KeyPress::escapeKey)));
    EXPECT_EQ (numSaved, 0);
    EXPECT_FALSE (bar.isAsking());

    bar.ask ("Save it?", { { "Save", [&] { ++numSaved; } }, { "Cancel" } });
    EXPECT_TRUE (bar.keyPressed (juce::KeyPress (juce::KeyPress::returnKey)));
    EXPECT_EQ (numSaved, 1);
}

TEST (QuestionBar, AsksForALineOfText)
{
    QuestionBar bar;
    juce::String named;
    const auto take = [&] (const juce::String& name) { named = name; };
    bar.askForText ("A name?", "Verse", "Rename", take);
    bar.setSize (640, bar.wantedHeight());
    auto* line = field (bar);
    ASSERT_NE (line, nullptr);
    EXPECT_TRUE (line->isVisible());
    EXPECT_FALSE (line->getBounds().isEmpty());
    EXPECT_EQ (line->getText(), "Verse");
    EXPECT_FALSE (line->getBounds().intersects (button (bar, "Rename")->getBounds()));

    line->setText ("  Chorus ");
    line->onReturnKey();
    EXPECT_EQ (named, "Chorus");
    EXPECT_FALSE (bar.isAsking());

    // Nothing is done with nothing, nor where it is given up.
    bar.askForText ("A name?", "Chorus", "Rename", take);
    line->setText (" ");
    button (bar, "Rename")->onClick();
    bar.askForText ("A name?", "Bridge", "Rename", take);
    line->onEscapeKey();
    EXPECT_EQ (named, "Chorus");
    EXPECT_FALSE (bar.isAsking());

    bar.ask ("Save it?", { { "Save" } });
    EXPECT_FALSE (line->isVisible());
}

TEST (QuestionBar, AnswersWithTheNextQuestion)
{
    QuestionBar bar;
    bar.ask ("First?", { { "Yes", [&] { bar.ask ("Second?", { { "No" } }); } } });
    button (bar, "Yes")->onClick();
    EXPECT_TRUE (bar.isAsking());
    EXPECT_EQ (bar.getDescription(), "Second?");
    EXPECT_EQ (button (bar, "Yes"), nullptr);
}

TEST (QuestionBar, HasRoomForItsAnswersInANarrowWindow)
{
    QuestionBar bar;
    bar.ask ("A session has changes that are not saved.", { { "Save" }, { "Discard" }, { "Cancel" } });
    bar.setSize (640, bar.wantedHeight());

    for (const auto* name : { "Save", "Discard", "Cancel" })
    {
        const auto bounds = button (bar, name)->getBounds();
        EXPECT_TRUE (bar.getLocalBounds().contains (bounds)) << name;
        EXPECT_GE (bounds.getWidth(), 60) << name;
    }
}

} // namespace
} // namespace lopsided::testing
