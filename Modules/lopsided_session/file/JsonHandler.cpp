#include "JsonHandler.h"

#include "Printable.h"

#include <boost/json/error.hpp>

#include <charconv>
#include <cmath>

namespace lopsided
{

std::string JsonHandler::path() const
{
    std::string result;

    for (const auto& level : levels)
    {
        if (level.isList)
            result.append ("[").append (std::to_string (level.index)).append ("]");
        else if (! level.key.empty())
            result.append (result.empty() ? "" : ".").append (printable (level.key));
    }

    return result;
}

bool JsonHandler::refuse (std::string why, ErrorCode& error)
{
    reason = std::move (why);
    error = boost::json::error::exception; // any: the reason is told by refusal()
    return false;
}

/** A value begins or stands here. Levels count it when it has ended. */
bool JsonHandler::countValue (ErrorCode& error)
{
    if (++numValues > SessionLimits::maximumValues)
        return refuse ("there are more than " + std::to_string (SessionLimits::maximumValues)
                           + " values. A session is never that large: make a smaller one.",
                       error);

    if (! levels.empty() && levels.back().isList)
        ++levels.back().index;

    return true;
}

bool JsonHandler::leave (ErrorCode& error)
{
    levels.pop_back();
    return countValue (error);
}

bool JsonHandler::on_object_begin (ErrorCode&)
{
    levels.push_back ({});
    return true;
}

bool JsonHandler::on_array_begin (ErrorCode&)
{
    levels.push_back ({ true, 0, {}, {} });
    return true;
}

bool JsonHandler::on_object_end (std::size_t count, ErrorCode& error)
{
    stack.push_object (count);
    return leave (error);
}

bool JsonHandler::on_array_end (std::size_t count, ErrorCode& error)
{
    stack.push_array (count);
    return leave (error);
}

bool JsonHandler::on_key_part (Text part, std::size_t, ErrorCode&)
{
    stack.push_chars (part);
    keyParts.append (part.data(), part.size());
    return true;
}

bool JsonHandler::on_key (Text part, std::size_t, ErrorCode& error)
{
    stack.push_key (part);
    keyParts.append (part.data(), part.size());

    auto& level = levels.back();
    level.key = std::move (keyParts);
    keyParts.clear();

    if (! level.keys.insert (level.key).second)
        return refuse ("this key stands twice in one object. Remove one of the two.", error);

    return true;
}

bool JsonHandler::on_string_part (Text part, std::size_t, ErrorCode&)
{
    stack.push_chars (part);
    return true;
}

bool JsonHandler::on_string (Text part, std::size_t, ErrorCode& error)
{
    stack.push_string (part);
    return countValue (error);
}

bool JsonHandler::on_number_part (Text part, ErrorCode&)
{
    numberParts.append (part.data(), part.size());
    return true;
}

bool JsonHandler::on_int64 (std::int64_t number, Text, ErrorCode& error)
{
    numberParts.clear();
    stack.push_int64 (number);
    return countValue (error);
}

bool JsonHandler::on_uint64 (std::uint64_t number, Text, ErrorCode& error)
{
    numberParts.clear();
    stack.push_uint64 (number);
    return countValue (error);
}

bool JsonHandler::on_double (double number, Text part, ErrorCode& error)
{
    // Boost.JSON 1.81 rounds some numbers to a neighbour, so that they would drift with each save. Where from_chars
    // finds the number out of range it leaves Boost's: zero or infinite.
    numberParts.append (part.data(), part.size());
    std::from_chars (numberParts.data(), numberParts.data() + numberParts.size(), number);
    numberParts.clear();

    if (! std::isfinite (number))
        return refuse ("this number is too large. Use a finite one.", error);

    stack.push_double (number);
    return countValue (error);
}

bool JsonHandler::on_bool (bool value, ErrorCode& error)
{
    stack.push_bool (value);
    return countValue (error);
}

bool JsonHandler::on_null (ErrorCode& error)
{
    stack.push_null();
    return countValue (error);
}

} // namespace lopsided
