#pragma once

#include "../model/UnknownKey.h"
#include "FirstError.h"

#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lopsided
{

/** Reads the keys of one JSON object, each with its type and range, and notes which of them nobody asked for.

    What is wrong goes to the FirstError, with its path; the reading goes on with a default.
*/
class ObjectReader
{
public:
    enum class Presence
    {
        optional,
        required
    };

    /** `path` is the object's, empty for the document; anything but an object is an error. */
    ObjectReader (const boost::json::value& value, std::string path, FirstError& errors);

    [[nodiscard]] const std::string& path() const noexcept { return ownPath; }
    [[nodiscard]] std::string pathOf (std::string_view key) const;

    /** The value of a key, or nullptr where there is none (an error if it is required). */
    const boost::json::value* value (const char* key, Presence presence);

    /** A short text. Required ones must not be empty. */
    juce::String text (const char* key, Presence presence);

    /** A text of any length; optional. */
    std::string_view longText (const char* key);

    /** A whole number from `least` to `most`; required. */
    std::int64_t integer (const char* key, std::int64_t least, std::int64_t most);

    /** A number from `least` to `most`; optional, with the value that it has then. */
    double number (const char* key, double least, double most, double otherwise);

    /** A list of two numbers, each from `least` to `most`, as in `[120, -40]`; optional. */
    std::optional<std::pair<float, float>> pair (const char* key, double least, double most);

    /** True or false; optional, false by default. */
    bool flag (const char* key);

    /** A list of at most `most` values; optional, empty by default. */
    const boost::json::array& list (const char* key, std::size_t most);

    /** The keys that none of these functions asked for. */
    [[nodiscard]] std::vector<UnknownKey> unknownKeys() const;

    /** Makes each of them an error. */
    void refuseUnknownKeys();

    /** A value's type in words: "a list". */
    [[nodiscard]] static std::string typeOf (const boost::json::value& value);

private:
    void wrongType (const char* key, const boost::json::value& found, const char* wanted);

    const boost::json::object* object = nullptr;
    std::string ownPath;
    FirstError& errors;
    std::set<std::string_view> asked;
};

} // namespace lopsided
