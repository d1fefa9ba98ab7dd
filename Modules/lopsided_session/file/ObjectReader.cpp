#include "ObjectReader.h"

#include "../model/SessionLimits.h"
#include "Printable.h"

#include <boost/json/serialize.hpp>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;

const boost::json::array emptyList;

juce::String toText (boost::json::string_view text)
{
    return juce::String::fromUTF8 (text.data(), static_cast<int> (text.size()));
}

/** A whole number, also one that is written as 16.0. */
std::optional<std::int64_t> wholeNumber (const boost::json::value& value)
{
    boost::system::error_code error;
    const auto number = value.to_number<std::int64_t> (error);
    return error ? std::nullopt : std::optional (number);
}

std::optional<double> numberWithin (const boost::json::value& value, double least, double most)
{
    boost::system::error_code error;
    const auto number = value.to_number<double> (error);
    return ! error && number >= least && number <= most ? std::optional (number) : std::nullopt;
}

std::string rangeText (double least, double most)
{
    return ("from " + juce::String (juce::roundToInt (least)) + " to "
            + juce::String (juce::roundToInt (most)))
        .toStdString();
}
} // namespace

ObjectReader::ObjectReader (const boost::json::value& value, std::string path, FirstError& errorsToUse)
    : object (value.if_object()),
      ownPath (std::move (path)),
      errors (errorsToUse)
{
    if (object == nullptr)
        errors.set (Code::invalid, "an object is expected here, not " + typeOf (value) + ".",
                    ownPath.empty() ? "the document" : ownPath);
}

std::string ObjectReader::pathOf (std::string_view key) const
{
    return (ownPath.empty() ? "" : ownPath + ".") + printable (key);
}

std::string ObjectReader::typeOf (const boost::json::value& value)
{
    switch (value.kind())
    {
        case boost::json::kind::null: return "null";
        case boost::json::kind::bool_: return "true or false";
        case boost::json::kind::int64:
        case boost::json::kind::uint64:
        case boost::json::kind::double_: return "a number";
        case boost::json::kind::string: return "a text";
        case boost::json::kind::array: return "a list";
        case boost::json::kind::object: return "an object";
    }

    return "something else";
}

const boost::json::value* ObjectReader::value (const char* key, Presence presence)
{
    asked.insert (key);
    const auto* found = object != nullptr ? object->if_contains (key) : nullptr;

    if (found == nullptr && presence == Presence::required && object != nullptr)
        errors.set (Code::invalid, "this key is missing. Add it.", pathOf (key));

    return found;
}

void ObjectReader::wrongType (const char* key, const boost::json::value& found, const char* wanted)
{
    errors.set (Code::invalid, std::string (wanted) + " is expected here, not " + typeOf (found) + ".",
                pathOf (key));
}

juce::String ObjectReader::text (const char* key, Presence presence)
{
    const auto* found = value (key, presence);

    if (found == nullptr)
        return {};

    const auto* string = found->if_string();

    if (string == nullptr)
    {
        wrongType (key, *found, "a text");
        return {};
    }

    if (string->size() > SessionLimits::maximumNameBytes)
        errors.set (Code::limit,
                    "this text is longer than " + std::to_string (SessionLimits::maximumNameBytes)
                        + " bytes.",
                    pathOf (key));
    else if (string->find ('\0') != boost::json::string::npos)
        errors.set (Code::invalid, "this text contains a zero character. Remove it.", pathOf (key));
    else if (string->empty() && presence == Presence::required)
        errors.set (Code::invalid, "this text must not be empty.", pathOf (key));

    return toText (*string);
}

std::string_view ObjectReader::longText (const char* key)
{
    const auto* found = value (key, Presence::optional);

    if (found == nullptr)
        return {};

    if (const auto* string = found->if_string())
        return { string->data(), string->size() };

    wrongType (key, *found, "a text");
    return {};
}

std::int64_t ObjectReader::integer (const char* key, std::int64_t least, std::int64_t most)
{
    const auto* found = value (key, Presence::required);

    if (found == nullptr)
        return least;

    const auto number = wholeNumber (*found);

    if (! number || *number < least || *number > most)
    {
        errors.set (Code::invalid,
                    "a whole number from " + std::to_string (least) + " to " + std::to_string (most)
                        + " is expected here, not "
                        + (found->is_number() ? boost::json::serialize (*found) : typeOf (*found)) + ".",
                    pathOf (key));
        return least;
    }

    return *number;
}

double ObjectReader::number (const char* key, double least, double most, double otherwise)
{
    const auto* found = value (key, Presence::optional);

    if (found == nullptr)
        return otherwise;

    if (const auto number = numberWithin (*found, least, most))
        return *number;

    errors.set (Code::invalid,
                "a number " + rangeText (least, most) + " is expected here, not "
                    + (found->is_number() ? boost::json::serialize (*found) : typeOf (*found)) + ".",
                pathOf (key));
    return otherwise;
}

std::optional<std::pair<float, float>> ObjectReader::pair (const char* key, double least, double most)
{
    const auto* found = value (key, Presence::optional);

    if (found == nullptr)
        return std::nullopt;

    if (const auto* list = found->if_array(); list != nullptr && list->size() == 2)
    {
        const auto first = numberWithin ((*list)[0], least, most);
        const auto second = numberWithin ((*list)[1], least, most);

        if (first && second)
            return std::pair (static_cast<float> (*first), static_cast<float> (*second));
    }

    errors.set (Code::invalid,
                "a list of two numbers " + rangeText (least, most) + " is expected here, such as [120, 40].",
                pathOf (key));
    return std::nullopt;
}

bool ObjectReader::flag (const char* key)
{
    const auto* found = value (key, Presence::optional);

    if (found == nullptr)
        return false;

    if (const auto* isSet = found->if_bool())
        return *isSet;

    wrongType (key, *found, "true or false");
    return false;
}

const boost::json::array& ObjectReader::list (const char* key, std::size_t most)
{
    const auto* found = value (key, Presence::optional);

    if (found == nullptr)
        return emptyList;

    const auto* array = found->if_array();

    if (array == nullptr)
    {
        wrongType (key, *found, "a list");
        return emptyList;
    }

    if (array->size() > most)
    {
        errors.set (Code::limit,
                    "this list holds " + std::to_string (array->size()) + " values; a session may have "
                        + std::to_string (most) + ".",
                    pathOf (key));
        return emptyList;
    }

    return *array;
}

std::vector<UnknownKey> ObjectReader::unknownKeys() const
{
    std::vector<UnknownKey> unknown;

    if (object != nullptr)
        for (const auto& [key, value] : *object)
            if (! asked.contains (std::string_view { key.data(), key.size() }))
                unknown.push_back ({ toText (key), toText (boost::json::serialize (value)) });

    return unknown;
}

void ObjectReader::refuseUnknownKeys()
{
    for (const auto& unknown : unknownKeys())
        errors.set (Code::invalid, "there is no such key here. Remove it, or correct it.",
                    pathOf (unknown.key.toStdString()));
}

} // namespace lopsided
