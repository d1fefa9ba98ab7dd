#include <lopsided_graph/state/FeedbackLine.h>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace lopsided
{
namespace
{

constexpr int maximum = 10;
constexpr auto notANumber = std::numeric_limits<float>::quiet_NaN();
using Content = FeedbackLine::Content;

enum class Order
{
    readerFirst,
    writerFirst
};

/** One line, and the clock that its blocks go by. */
struct Played
{
    /** Renders a block. @returns what was read. */
    std::vector<float> play (const std::vector<float>& block, Order order = Order::readerFirst)
    {
        const auto count = static_cast<int> (block.size());
        std::vector<float> heard (block.size(), 100.0f);

        if (order == Order::writerFirst)
            line.write (block.data(), count, position);

        content = line.read (heard.data(), count, position);

        if (order == Order::readerFirst)
            line.write (block.data(), count, position);

        position += count;
        return heard;
    }

    std::vector<float> playNumbers (int count, Order order = Order::readerFirst)
    {
        std::vector<float> numbers (static_cast<std::size_t> (count));
        std::iota (numbers.begin(), numbers.end(), static_cast<float> (position + 1));
        return play (numbers, order);
    }

    FeedbackLine line { maximum };
    std::int64_t position = 1000;
    Content content = Content::unknown;
};

TEST (FeedbackLine, IsLateByTheMaximumBlockInBlocksOfAnySizeWhoeverComesFirst)
{
    Played played;
    std::vector<float> heard;

    for (int i = 0; i < 200; ++i)
        for (const auto sample :
             played.playNumbers (1 + (i * 7) % maximum, i % 3 == 0 ? Order::writerFirst : Order::readerFirst))
            heard.push_back (sample);

    for (int i = 0; i < static_cast<int> (heard.size()); ++i)
        ASSERT_EQ (heard[static_cast<std::size_t> (i)],
                   i < maximum ? 0.0f : static_cast<float> (1000 + i - maximum + 1))
            << i;
}

TEST (FeedbackLine, ForgetsWhatWasBeforeABlockThatWasLeftOut)
{
    for (const auto order : { Order::readerFirst, Order::writerFirst })
    {
        Played played;
        played.playNumbers (10);
        played.playNumbers (5);
        played.position += 3;
        EXPECT_EQ (played.playNumbers (5, order), std::vector<float> (5, 0.0f));
        EXPECT_EQ (played.content, Content::silent);
        EXPECT_EQ (played.playNumbers (5, order), std::vector<float> (5, 0.0f));
        EXPECT_EQ (played.playNumbers (2, order), (std::vector<float> { 1019.0f, 1020.0f }));
    }
}

TEST (FeedbackLine, KnowsWhenItIsSilent)
{
    for (const auto order : { Order::readerFirst, Order::writerFirst })
    {
        Played played;
        const std::vector<float> silence (5, 0.0f);
        played.play (silence, order);
        EXPECT_EQ (played.content, Content::silent);
        played.play ({ 0.0f, 1.0f, 0.0f, 0.0f, 0.0f }, order);
        EXPECT_EQ (played.content, Content::silent);
        played.play (silence, order);
        EXPECT_EQ (played.content, Content::unknown) << "what comes is not silent yet, but may be soon";
        EXPECT_EQ (played.play (silence, order)[1], 1.0f);
        EXPECT_EQ (played.content, Content::unknown);
        played.play (silence, order);
        EXPECT_EQ (played.content, Content::silent);
    }
}

TEST (FeedbackLine, IsSilentAfterAReset)
{
    Played played;
    played.playNumbers (10);
    played.line.reset();
    EXPECT_EQ (played.playNumbers (10), std::vector<float> (10, 0.0f));
    EXPECT_EQ (played.playNumbers (1)[0], 1011.0f);
}

TEST (FeedbackLine, LetsNoNaNAndNoInfinityRound)
{
    for (const auto bad : { notANumber, std::numeric_limits<float>::infinity() })
    {
        Played played;

        for (int i = 0; i < 40; ++i)
        {
            std::vector<float> block (7, 0.5f);
            block[3] = i == 5 ? bad : 0.5f;

            for (const auto sample : played.play (block))
                ASSERT_TRUE (std::isfinite (sample)) << i;
        }

        EXPECT_EQ (played.play ({ 0.25f })[0], 0.5f) << "and it is open again";
    }
}

} // namespace
} // namespace lopsided
