#pragma once

#include "../model/Session.h"
#include "JsonWriter.h"

#include <string>

namespace lopsided
{

/** Makes the JSON text of a Session. Cost: O(bytes). */
class SessionWriter
{
public:
    [[nodiscard]] static std::string write (const Session& session);

private:
    void writeNode (const SessionNode& node);
    void writePlugin (const SessionNode& node);
    void writeConnection (const SessionConnection& connection);
    void writePort (const char* key, Port port);
    void writeText (const char* key, const juce::String& value);
    void writeUnknown (const std::vector<UnknownKey>& keys);

    JsonWriter json;
};

} // namespace lopsided
