// The scenes of a session, each a session in it, and the names of its macros.
#include "SessionWriter.h"

namespace lopsided
{

void SessionWriter::writeMacros (const Session& session)
{
    if (session.macroNames.empty())
        return;

    json.key ("macros");
    json.openList();

    for (const auto& [number, name] : session.macroNames)
    {
        json.openObject();
        json.key ("number");
        json.integer (number);
        writeText ("name", name);
        json.close();
    }

    json.close();
}

void SessionWriter::writeScenes (const Session& session)
{
    if (! session.scenes.empty())
    {
        json.key ("scenes");
        json.openList();

        for (const auto& scene : session.scenes)
        {
            json.openObject();
            writeContent (scene);
            writeUnknown (scene.unknownKeys);
            json.close();
        }

        json.close();
    }

    if (session.scene != 0)
    {
        json.key ("scene");
        json.integer (session.scene);
    }
}

} // namespace lopsided
