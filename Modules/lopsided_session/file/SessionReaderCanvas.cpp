// What a session says beyond what plays: positions, switches, comments, mappings, and the output.
#include "SessionReader.h"

#include "../model/SessionLimits.h"
#include "GraphEndNames.h"
#include "MappingNames.h"
#include "Printable.h"

#include <limits>

namespace lopsided
{

namespace
{
using Code = SessionError::Code;
using Presence = ObjectReader::Presence;

constexpr auto farthest = static_cast<double> (SessionLimits::maximumCoordinate);

/** The value that has this name; the first, and an error, where none has. */
template <typename Names>
auto valueIn (const Names& names, const juce::String& wanted, FirstError& errors, const std::string& where)
{
    std::string all;

    for (const auto& [value, name] : names)
    {
        if (wanted == name)
            return value;

        all.append (all.empty() ? "" : ", ").append (name);
    }

    errors.set (Code::invalid,
                "there is no '" + printable (wanted.toStdString()) + "' here. Use one of these: " + all + ".",
                where);
    return names.front().first;
}
} // namespace

std::optional<SessionPosition> SessionReader::readPosition (ObjectReader& object, const char* key)
{
    if (const auto pair = object.pair (key, -farthest, farthest))
        return SessionPosition { pair->first, pair->second };

    return std::nullopt;
}

void SessionReader::readSwitches (ObjectReader& object, SessionNode& node)
{
    for (const auto& [key, value] :
         { std::pair ("bypass", &node.options.bypass), std::pair ("mute", &node.options.mute),
           std::pair ("solo", &node.options.solo) })
        if (object.flag (key))
            *value = NodeOptions::Switch::on;
}

void SessionReader::readOutput (ObjectReader& object)
{
    const auto* value = object.value ("output", Presence::optional);

    if (value == nullptr)
        return;

    ObjectReader output (*value, "output", errors);
    session.output.gainDb =
        static_cast<float> (output.number ("gainDb", static_cast<double> (SessionLimits::minimumGainDb),
                                           static_cast<double> (SessionLimits::maximumGainDb), 0.0));
    const auto isLimited = output.value ("limiter", Presence::optional) == nullptr || output.flag ("limiter");
    session.output.limiter = isLimited ? SessionOutput::Switch::on : SessionOutput::Switch::off;
    session.output.mute = output.flag ("mute") ? SessionOutput::Switch::on : SessionOutput::Switch::off;
    output.refuseUnknownKeys();
}

void SessionReader::readEnds (ObjectReader& object)
{
    const auto* value = object.value ("ends", Presence::optional);

    if (value == nullptr)
        return;

    ObjectReader ends (*value, "ends", errors);

    for (const auto& end : graphEndNames)
        if (const auto position = readPosition (ends, end.name))
            session.endPositions.emplace (end.id, *position);

    ends.refuseUnknownKeys();
}

void SessionReader::readComment (const boost::json::value& value, const std::string& path)
{
    ObjectReader object (value, path, errors);
    SessionComment comment;
    const auto text = object.longText ("text");

    if (text.size() > SessionLimits::maximumCommentBytes)
        errors.set (Code::limit,
                    "this text is longer than " + std::to_string (SessionLimits::maximumCommentBytes)
                        + " bytes.",
                    object.pathOf ("text"));
    else if (text.find ('\0') != std::string_view::npos)
        errors.set (Code::invalid, "this text contains a zero character. Remove it.", object.pathOf ("text"));
    else
        comment.text = juce::String::fromUTF8 (text.data(), static_cast<int> (text.size()));

    comment.position = readPosition (object, "position").value_or (SessionPosition());

    if (const auto size = object.pair ("size", 0.0, farthest))
    {
        comment.width = size->first;
        comment.height = size->second;
    }

    comment.unknownKeys = object.unknownKeys();
    session.comments.push_back (std::move (comment));
}

void SessionReader::readSource (ObjectReader& object, SessionMapping& mapping)
{
    static constexpr int lastChannel = 16;
    static constexpr int lastNumber = 127;
    mapping.source = valueIn (mappingSourceNames, object.text ("source", Presence::required), errors,
                              object.pathOf ("source"));

    for (const auto& [key, value, last] : { std::tuple ("channel", &mapping.channel, lastChannel),
                                            std::tuple ("number", &mapping.number, lastNumber) })
        if (object.value (key, Presence::optional) != nullptr)
            *value = static_cast<int> (object.integer (key, 0, last));

    if (mapping.source == SessionMapping::Source::macro && mapping.channel != 0)
        errors.set (Code::invalid, "a macro has no channel. Remove this key.", object.pathOf ("channel"));
}

void SessionReader::readMapping (const boost::json::value& value, const std::string& path)
{
    ObjectReader object (value, path, errors);
    SessionMapping mapping;
    readSource (object, mapping);
    mapping.node.uid = static_cast<std::uint32_t> (
        object.integer ("node", GraphNodes::firstUser.uid, std::numeric_limits<std::uint32_t>::max()));
    mapping.parameter = object.text ("parameter", Presence::required);
    mapping.minimum = static_cast<float> (object.number ("minimum", 0.0, 1.0, 0.0));
    mapping.maximum = static_cast<float> (object.number ("maximum", 0.0, 1.0, 1.0));

    if (const auto curve = object.text ("curve", Presence::optional); curve.isNotEmpty())
        mapping.curve = valueIn (mappingCurveNames, curve, errors, object.pathOf ("curve"));

    if (! nodeIndices.contains (mapping.node.uid))
        errors.set (Code::invalid,
                    "there is no node with the id " + std::to_string (mapping.node.uid)
                        + ". Add it to \"nodes\", or remove the mapping.",
                    object.pathOf ("node"));

    mapping.unknownKeys = object.unknownKeys();
    session.mappings.push_back (std::move (mapping));
}

} // namespace lopsided
