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

    /** The same of a preset file: the node's plugin, state, parameters and unknown keys. */
    [[nodiscard]] static std::string writePreset (const SessionNode& node);

private:
    void writeContent (const Session& session);
    void writeMacros (const Session& session);
    void writeScenes (const Session& session);
    void writeNode (const SessionNode& node);
    void writePlugin (const SessionNode& node);
    void writeSettings (const SessionNode& node);
    void writeLayout (const PluginPorts& ports);
    void writeBuses (const char* key, const juce::Array<juce::AudioChannelSet>& buses);
    void writeSwitches (const SessionNode& node);
    void writeSettings (const Session& session);
    void writeCanvas (const Session& session);
    void writeComment (const SessionComment& comment);
    void writeMapping (const SessionMapping& mapping);
    void writeFlag (const char* key);
    void writePair (const char* key, float first, float second);
    void writeConnection (const SessionConnection& connection);
    void writePort (const char* key, Port port);
    void writeText (const char* key, const juce::String& value);
    void writeUnknown (const std::vector<UnknownKey>& keys);

    JsonWriter json;
};

} // namespace lopsided
