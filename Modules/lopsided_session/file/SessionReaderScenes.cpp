// The scenes of a session, each a session in it, and the names of its macros.
#include "SessionReader.h"

#include "../model/SessionLimits.h"
#include "EntryPath.h"

namespace lopsided
{

namespace
{
using Code = SessionError::Code;
using Presence = ObjectReader::Presence;
} // namespace

void SessionReader::readScenes (ObjectReader& object)
{
    const auto& scenes = object.list ("scenes", SessionLimits::maximumScenes);

    for (std::size_t index = 0; index < scenes.size() && ! errors.isSet(); ++index)
        readScene (scenes[index], entryPath ("scenes", index));

    if (object.value ("scene", Presence::optional) == nullptr)
        return;

    session.scene = static_cast<int> (object.integer ("scene", 0, SessionLimits::maximumScenes));

    if (session.scene > static_cast<int> (scenes.size()))
        errors.set (Code::invalid,
                    "there is no scene " + std::to_string (session.scene)
                        + ". Add it to \"scenes\", or use 0.",
                    object.pathOf ("scene"));
}

void SessionReader::readScene (const boost::json::value& value, const std::string& path)
{
    if (! value.is_object())
    {
        const ObjectReader refused (value, path, errors);
        return;
    }

    SessionReader reader;
    ObjectReader object (value, {}, reader.errors);

    for (const auto* key : { "version", "scenes", "scene", "macros" })
        if (object.value (key, Presence::optional) != nullptr)
            reader.errors.set (Code::invalid,
                               "a scene has none of its own: it is the session's. Remove this key.", key);

    reader.readDocument (object);

    if (reader.errors.isSet())
    {
        const auto& error = reader.errors.get();
        errors.set (error.code, error.message, path + "." + error.where);
    }

    session.scenes.push_back (std::move (reader.session));
}

void SessionReader::readMacros (ObjectReader& object)
{
    const auto& macros = object.list ("macros", static_cast<std::size_t> (SessionLimits::maximumMacros));

    for (std::size_t index = 0; index < macros.size() && ! errors.isSet(); ++index)
    {
        ObjectReader macro (macros[index], entryPath ("macros", index), errors);
        const auto number = static_cast<int> (macro.integer ("number", 0, SessionLimits::maximumMacros - 1));
        const auto isNew =
            session.macroNames.emplace (number, macro.text ("name", Presence::required)).second;
        macro.refuseUnknownKeys();

        if (! isNew)
            errors.set (Code::invalid,
                        "the macro " + std::to_string (number) + " has a name already. Give it one only.",
                        macro.pathOf ("number"));
    }
}

} // namespace lopsided
