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
