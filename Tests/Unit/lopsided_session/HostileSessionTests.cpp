#include "SessionFixture.h"

#include <gtest/gtest.h>

#include <chrono>

namespace lopsided
{
namespace
{

using testing::chainOfGains;
using testing::exampleSession;

/** How long anything hostile may take: far above what it does take, far below what a user would call a hang. */
constexpr std::chrono::seconds patience { 20 };

/** The error that a text gives, in time. */
SessionError errorOf (const std::string& text)
{
    const auto start = std::chrono::steady_clock::now();
    const auto result = SessionFile::parse (text);
    EXPECT_LT (std::chrono::steady_clock::now() - start, patience);
    EXPECT_FALSE (result);
    return result ? SessionError() : result.error();
}

std::string repeated (const std::string& text, std::size_t count)
{
    std::string result;
    result.reserve (text.size() * count);

    for (std::size_t index = 0; index < count; ++index)
        result += text;

    return result;
}

TEST (HostileSession, OfAMillionNodesIsRefusedByItsList)
{
    const auto error = errorOf (chainOfGains (1'000'000));
    EXPECT_EQ (error.code, SessionError::Code::limit);
    EXPECT_NE (error.where.find ("nodes"), std::string::npos) << error.describe();
    EXPECT_NE (error.message.find ("16384 nodes"), std::string::npos) << error.describe();
}

TEST (HostileSession, OfOneNodeTooManyNamesTheList)
{
    const auto error = errorOf (chainOfGains (SessionLimits::maximumNodes + 1));
    EXPECT_EQ (error.code, SessionError::Code::limit);
    EXPECT_EQ (error.where, "nodes");
}

TEST (HostileSession, NestedAMillionDeepIsRefused)
{
    for (const auto* opening : { "[", "{\"a\":", "[{\"a\":" })
    {
        const auto error = errorOf ("{\"version\":1,\"x\":" + repeated (opening, 1'000'000));
        EXPECT_EQ (error.code, SessionError::Code::limit) << error.describe();
        EXPECT_NE (error.message.find ("32 levels"), std::string::npos) << error.describe();
    }
}

TEST (HostileSession, OfManyValuesIsRefused)
{
    const auto list = std::string (1, '[').append (repeated ("0,", 60'000)).append ("0]");
    const auto error = errorOf ("{\"version\":1,\"x\":[" + repeated (list + ",", 80) + "0]}");
    EXPECT_NE (error.message.find ("4000000 values"), std::string::npos) << error.describe();
}

TEST (HostileSession, OfManyKeysIsRefused)
{
    std::string keys;

    for (int index = 0; index < 200'000; ++index)
        keys += "\"k" + std::to_string (index) + "\":0,";

    const auto error = errorOf ("{" + keys + "\"version\":1}");
    EXPECT_EQ (error.code, SessionError::Code::limit) << error.describe();
}

TEST (HostileSession, OfLongKeysTextsAndNumbersIsRefused)
{
    EXPECT_EQ (errorOf ("{\"" + std::string (1'000'000, 'k') + "\":1}").code, SessionError::Code::limit);
    EXPECT_EQ (errorOf ("{\"version\":1,\"name\":\"" + std::string (10'000'000, 'n') + "\"}").code,
               SessionError::Code::limit);
    EXPECT_FALSE (errorOf ("{\"version\":" + std::string (1'000'000, '9') + "}").message.empty());
    EXPECT_FALSE (errorOf ("{\"version\":1." + std::string (1'000'000, '9') + "}").message.empty());
}

TEST (HostileSession, OfZerosIsRefused)
{
    EXPECT_EQ (errorOf (std::string (10'000'000, '\0')).code, SessionError::Code::syntax);
}

TEST (HostileSession, WithACycleThroughEveryNodeIsRefusedInShortWords)
{
    auto text = chainOfGains (SessionLimits::maximumNodes);
    const auto last = std::to_string (SessionLimits::maximumNodes + 15);
    text.resize (text.size() - 2);
    text +=
        ",{\"source\":{\"node\":" + last + ",\"channel\":0},\"destination\":{\"node\":16,\"channel\":0}}]}";
    const auto error = errorOf (text);
    EXPECT_NE (error.message.find ("cycle"), std::string::npos);
    EXPECT_LT (error.message.size(), 400u);
}

TEST (HostileSession, CutOffAtAnyByteIsRefusedAtItsEnd)
{
    auto text = SessionFile::toJson (exampleSession());
    text.pop_back(); // the last line feed may be missing
    ASSERT_TRUE (SessionFile::parse (text));

    for (std::size_t length = 0; length < text.size(); ++length)
    {
        const auto result = SessionFile::parse (std::string_view (text).substr (0, length));
        ASSERT_FALSE (result) << length;
        ASSERT_EQ (result.error().code, SessionError::Code::syntax) << length;
        ASSERT_NE (result.error().message.find ("cut off"), std::string::npos)
            << length << ": " << result.error().describe();
        ASSERT_NE (result.error().where.find ("line"), std::string::npos) << length;
    }
}

TEST (HostileSession, CannotSteerATerminal)
{
    const auto error =
        errorOf ("{\"version\":1,\"nodes\":[{\"\\u001b[2J\\u0007\":1,\"\\u001b[2J\\u0007\":2}]}");

    for (const auto character : error.describe())
        EXPECT_TRUE (character >= ' ' && character <= '~');
}

} // namespace
} // namespace lopsided
