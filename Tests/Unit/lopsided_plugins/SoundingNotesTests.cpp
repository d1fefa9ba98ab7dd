#include <gtest/gtest.h>
#include <lopsided_plugins/builtin/SoundingNotes.h>

#include <vector>

namespace lopsided
{
namespace
{

using Message = SoundingNotes::Message;

void follow (SoundingNotes& notes, const Message& message)
{
    notes.follow (message.data(), static_cast<int> (message.size()));
}

std::vector<Message> takeAllOff (SoundingNotes& notes)
{
    std::vector<Message> messages;

    for (Message message {}; notes.findNextOff (message);)
    {
        messages.push_back (message);
        follow (notes, message);
    }

    return messages;
}

TEST (SoundingNotes, HasNothingToSwitchOffAtFirst)
{
    SoundingNotes notes;
    EXPECT_TRUE (takeAllOff (notes).empty());
}

TEST (SoundingNotes, SwitchesOffEachNoteAsOftenAsItWasStruck)
{
    SoundingNotes notes;
    follow (notes, { 0x92, 60, 100 });
    follow (notes, { 0x92, 60, 100 });
    follow (notes, { 0x92, 61, 100 });
    follow (notes, { 0x82, 61, 0 });
    EXPECT_EQ (takeAllOff (notes), (std::vector<Message> { { 0x82, 60, 0 }, { 0x82, 60, 0 } }));
    EXPECT_TRUE (takeAllOff (notes).empty());
}

TEST (SoundingNotes, TakesANoteOnWithoutVelocityForANoteOff)
{
    SoundingNotes notes;
    follow (notes, { 0x90, 60, 100 });
    follow (notes, { 0x90, 60, 0 });
    EXPECT_TRUE (takeAllOff (notes).empty());
}

TEST (SoundingNotes, LiftsThePedalBeforeTheNotes)
{
    SoundingNotes notes;
    follow (notes, { 0x9f, 127, 1 });
    follow (notes, { 0xbf, 64, 127 });
    EXPECT_EQ (takeAllOff (notes), (std::vector<Message> { { 0xbf, 64, 0 }, { 0x8f, 127, 0 } }));
}

TEST (SoundingNotes, IgnoresOffsOfWhatIsNotOnAndForgetsAfterClear)
{
    SoundingNotes notes;
    follow (notes, { 0x80, 60, 0 });
    follow (notes, { 0xb0, 7, 127 });
    EXPECT_TRUE (takeAllOff (notes).empty());
    follow (notes, { 0x90, 60, 1 });
    notes.clear();
    EXPECT_TRUE (takeAllOff (notes).empty());
}

} // namespace
} // namespace lopsided
