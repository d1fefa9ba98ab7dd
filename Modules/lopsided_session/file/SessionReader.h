#pragma once

#include "../model/Session.h"
#include "FirstError.h"
#include "ObjectReader.h"

#include <boost/json/value.hpp>

#include <optional>
#include <unordered_map>

namespace lopsided
{

/** Makes a Session of a JSON document, and checks what can be checked without opening a plugin.

    Cost: O(values), and O(connections × log connections) for the order. Errors: limit, invalid, version; each with its path.
*/
class SessionReader
{
public:
    [[nodiscard]] static SessionResult<Session> read (const boost::json::value& document);

    /** The same of a preset file: a plugin, a state, parameters. */
    [[nodiscard]] static SessionResult<SessionNode> readPreset (const boost::json::value& document);

private:
    enum class End
    {
        source,
        destination
    };

    void readVersion (ObjectReader& object);
    void readDocument (ObjectReader& object);
    void readScenes (ObjectReader& object);
    void readScene (const boost::json::value& value, const std::string& path);
    void readMacros (ObjectReader& object);
    void readNode (const boost::json::value& value, const std::string& path);
    void readPlugin (ObjectReader& object, SessionNode& node);
    void readState (ObjectReader& object, SessionNode& node);
    void readParameters (ObjectReader& object, SessionNode& node);
    void readLayout (ObjectReader& object, SessionNode& node);
    juce::Array<juce::AudioChannelSet> readBuses (ObjectReader& layout, const char* key);
    void readSwitches (ObjectReader& object, SessionNode& node);
    void readOutput (ObjectReader& object);
    void readEnds (ObjectReader& object);
    void readComment (const boost::json::value& value, const std::string& path);
    void readMapping (const boost::json::value& value, const std::string& path);
    void readSource (ObjectReader& object, SessionMapping& mapping);
    std::optional<SessionPosition> readPosition (ObjectReader& object, const char* key);
    void readConnection (const boost::json::value& value, const std::string& path);
    void checkConnection (const Connection& connection, const std::string& path);
    Port readPort (ObjectReader& object, const char* key, End end);
    NodeID readNodeID (ObjectReader& object);
    int readChannel (ObjectReader& object);
    void checkPort (Port port, const std::string& path, End end);
    void checkConnections();

    Session session;
    FirstError errors;
    std::unordered_map<std::uint32_t, std::size_t> nodeIndices;
};

} // namespace lopsided
