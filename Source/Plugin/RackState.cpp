#include "RackState.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <lopsided_session/file/JsonReader.h>
#include <lopsided_session/file/SessionReader.h>

namespace lopsided
{
namespace
{

using Code = SessionError::Code;
namespace json = boost::json;

constexpr auto versionKey = "rack";
constexpr auto sessionKey = "session";
constexpr auto macrosKey = "macros";
constexpr auto bypassKey = "bypass";

float positionOf (const json::value& value)
{
    boost::system::error_code failed;
    const auto number = value.to_number<double> (failed);
    return failed || ! std::isfinite (number) ? 0.0f : static_cast<float> (std::clamp (number, 0.0, 1.0));
}

SessionResult<void> readRack (const json::object& object, RackState& state)
{
    if (const auto* version = object.at (versionKey).if_int64();
        version == nullptr || *version < 1 || *version > RackState::currentVersion)
        return SessionError {
            Code::version, "this rack was saved by a newer version of Lopsided. Update Lopsided to open it.",
            versionKey
        };

    if (const auto* bypass = object.if_contains (bypassKey))
        state.isBypassed = bypass->is_bool() && bypass->get_bool();

    const auto* macros = object.if_contains (macrosKey);

    if (macros == nullptr)
        return {};

    if (! macros->is_array() || macros->get_array().size() > std::size_t { MacroParameter::count })
        return SessionError { Code::invalid,
                              "this has to be a list of at most " + std::to_string (MacroParameter::count)
                                  + " numbers.",
                              macrosKey };

    for (const auto& value : macros->get_array())
        state.macros.push_back (positionOf (value));

    return {};
}

} // namespace

std::string RackState::write() const
{
    json::object object;
    object[versionKey] = currentVersion;
    object[bypassKey] = isBypassed;
    json::array positions;

    for (const auto macro : macros)
        positions.emplace_back (static_cast<double> (macro));

    object[macrosKey] = std::move (positions);

    // The session's own text as it is: the rest is put in front of it.
    auto text = json::serialize (object);
    text.back() = ',';
    return text + "\"" + sessionKey + "\":" + SessionFile::toJson (session) + "}";
}

SessionResult<RackState> RackState::read (std::string_view text)
{
    const auto document = readJson (text);

    if (! document)
        return document.error();

    const auto* object = document->if_object();
    const auto isRack = object != nullptr && object->contains (versionKey);
    RackState state;

    if (isRack)
        if (const auto read = readRack (*object, state); ! read)
            return read.error();

    const auto* session = isRack ? object->if_contains (sessionKey) : &*document;

    if (session == nullptr)
        return state;

    auto read = SessionReader::read (*session);

    if (! read)
        return read.error();

    state.session = std::move (*read);
    return state;
}

} // namespace lopsided
