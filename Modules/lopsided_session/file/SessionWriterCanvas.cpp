// What a session says beyond what plays: positions, switches, comments, mappings, and the output.
#include "SessionWriter.h"

#include "GraphEndNames.h"
#include "MappingNames.h"

namespace lopsided
{

namespace
{
std::string pairText (float first, float second)
{
    return "[" + JsonWriter::textOf (first) + ", " + JsonWriter::textOf (second) + "]";
}
} // namespace

void SessionWriter::writeFlag (const char* key)
{
    json.key (key);
    json.raw ("true");
}

void SessionWriter::writePair (const char* key, float first, float second)
{
    json.key (key);
    json.raw (pairText (first, second));
}

void SessionWriter::writeSwitches (const SessionNode& node)
{
    for (const auto& [key, value] :
         { std::pair ("bypass", node.options.bypass), std::pair ("mute", node.options.mute),
           std::pair ("solo", node.options.solo) })
        if (value == NodeOptions::Switch::on)
            writeFlag (key);

    if (node.position)
        writePair ("position", node.position->x, node.position->y);
}

void SessionWriter::writeSettings (const Session& session)
{
    if (session.tempo != Session().tempo)
    {
        json.key ("tempo");
        json.number (session.tempo);
    }

    if (session.output == SessionOutput())
        return;

    json.key ("output");
    json.openObject();

    if (session.output.gainDb != 0.0f)
    {
        json.key ("gainDb");
        json.number (session.output.gainDb);
    }

    if (session.output.limiter == SessionOutput::Switch::off)
    {
        json.key ("limiter");
        json.raw ("false");
    }

    if (session.output.mute == SessionOutput::Switch::on)
        writeFlag ("mute");

    json.close();
}

void SessionWriter::writeCanvas (const Session& session)
{
    if (! session.endPositions.empty())
    {
        json.key ("ends");
        json.openObject();

        for (const auto& end : graphEndNames)
            if (const auto found = session.endPositions.find (end.id); found != session.endPositions.end())
                writePair (end.name, found->second.x, found->second.y);

        json.close();
    }

    if (! session.comments.empty())
    {
        json.key ("comments");
        json.openList();

        for (const auto& comment : session.comments)
            writeComment (comment);

        json.close();
    }

    if (! session.mappings.empty())
    {
        json.key ("mappings");
        json.openList();

        for (const auto& mapping : session.mappings)
            writeMapping (mapping);

        json.close();
    }
}

void SessionWriter::writeComment (const SessionComment& comment)
{
    json.openObject();
    writeText ("text", comment.text);
    writePair ("position", comment.position.x, comment.position.y);
    writePair ("size", comment.width, comment.height);
    writeUnknown (comment.unknownKeys);
    json.close();
}

void SessionWriter::writeMapping (const SessionMapping& mapping)
{
    json.openObject();
    writeText ("source", nameIn (mappingSourceNames, mapping.source));

    for (const auto& [key, value] :
         { std::pair ("channel", mapping.channel), std::pair ("number", mapping.number) })
        if (value != 0)
        {
            json.key (key);
            json.integer (value);
        }

    json.key ("node");
    json.integer (mapping.node.uid);
    writeText ("parameter", mapping.parameter);

    if (mapping.minimum != 0.0f)
    {
        json.key ("minimum");
        json.number (mapping.minimum);
    }

    if (mapping.maximum != 1.0f)
    {
        json.key ("maximum");
        json.number (mapping.maximum);
    }

    if (mapping.curve != SessionMapping::Curve::linear)
        writeText ("curve", nameIn (mappingCurveNames, mapping.curve));

    writeUnknown (mapping.unknownKeys);
    json.close();
}

} // namespace lopsided
