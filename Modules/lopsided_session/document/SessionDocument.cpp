// Listeners, layout and settings. Structure: DocumentEdits.cpp. History: DocumentSteps.cpp. Files: DocumentFile.cpp.
#include "SessionDocument.h"

#include "../model/SessionLimits.h"
#include "DocumentState.h"
#include "DocumentValues.h"

#include <algorithm>

namespace lopsided
{

namespace
{
juce::String nameOfCommentStep (const std::vector<SessionComment>& before,
                                const std::vector<SessionComment>& after)
{
    if (after.size() != before.size())
        return after.size() > before.size() ? "Add a comment" : "Remove a comment";

    const auto hasSameText = [] (const auto& a, const auto& b) { return a.text == b.text; };
    return std::equal (before.begin(), before.end(), after.begin(), hasSameText) ? "Move a comment"
                                                                                 : "Edit a comment";
}
} // namespace

SessionDocument::SessionDocument (GraphProcessor& graph, PluginLibrary& library)
    : implementation (std::make_unique<Implementation> (graph, library))
{
    implementation->followGraph (Implementation::Author::thisDocument);
    implementation->setSaved();
}

SessionDocument::~SessionDocument() = default;

GraphProcessor& SessionDocument::graph() noexcept
{
    return implementation->graph;
}

PluginLibrary& SessionDocument::library() noexcept
{
    return implementation->library;
}

void SessionDocument::addListener (DocumentListener* listener)
{
    implementation->listeners.push_back (listener);
}

void SessionDocument::removeListener (DocumentListener* listener)
{
    std::erase (implementation->listeners, listener);
}

void SessionDocument::warn (const std::string& sentence)
{
    implementation->warn (sentence);
}

//======================================================================================================================
std::optional<SessionPosition> SessionDocument::position (NodeID id) const
{
    const auto& present = *implementation->present();

    if (const auto end = present.endPositions.find (id); end != present.endPositions.end())
        return end->second;

    const auto* node = present.find (id);
    return node != nullptr ? node->position : std::nullopt;
}

void SessionDocument::move (const std::vector<std::pair<NodeID, SessionPosition>>& positions)
{
    implementation->catchUp();
    auto moved = positions;
    std::erase_if (moved, [this] (const auto& entry) {
        return (! GraphNodes::isEnd (entry.first) && implementation->present()->find (entry.first) == nullptr)
               || position (entry.first) == within (entry.second);
    });

    if (moved.empty())
        return;

    const auto whom = moved.size() > 1 ? juce::String (moved.size()) + " nodes"
                      : GraphNodes::isEnd (moved.front().first)
                          ? juce::String ("the ") + GraphNodes::nameOf (moved.front().first)
                          : implementation->nameOf (moved.front().first);

    implementation->addStep ("Move " + whom, [&moved] (DocumentSnapshot& snapshot) {
        for (const auto& [id, where] : moved)
            if (GraphNodes::isEnd (id))
                snapshot.endPositions[id] = within (where);
            else
                snapshot.change (id, [place = within (where)] (auto& node) { node.position = place; });
    });
    implementation->tell (&DocumentListener::layoutChanged);
    implementation->tell (&DocumentListener::documentChanged);
}

const std::vector<SessionComment>& SessionDocument::comments() const
{
    return *implementation->present()->comments;
}

void SessionDocument::setComments (std::vector<SessionComment> comments)
{
    implementation->catchUp();
    comments.resize (std::min (comments.size(), SessionLimits::maximumComments));

    for (auto& comment : comments)
        comment = within (std::move (comment));

    const auto& before = *implementation->present()->comments;

    if (comments == before)
        return;

    implementation->addStep (nameOfCommentStep (before, comments), [&comments] (DocumentSnapshot& snapshot) {
        snapshot.comments = std::make_shared<std::vector<SessionComment>> (std::move (comments));
    });
    implementation->tell (&DocumentListener::layoutChanged);
    implementation->tell (&DocumentListener::documentChanged);
}

//======================================================================================================================
const std::vector<SessionMapping>& SessionDocument::mappings() const
{
    return *implementation->present()->mappings;
}

void SessionDocument::setMappings (std::vector<SessionMapping> mappings)
{
    implementation->catchUp();
    std::erase_if (mappings, [this] (const auto& mapping) {
        return mapping.parameter.isEmpty() || implementation->present()->find (mapping.node) == nullptr;
    });
    mappings.resize (std::min (mappings.size(), SessionLimits::maximumMappings));

    for (auto& mapping : mappings)
        mapping = within (std::move (mapping));

    if (mappings == *implementation->present()->mappings)
        return;

    implementation->addStep ("Change the MIDI mappings", [&mappings] (DocumentSnapshot& snapshot) {
        snapshot.mappings = std::make_shared<std::vector<SessionMapping>> (std::move (mappings));
    });
    implementation->tell (&DocumentListener::settingsChanged);
    implementation->tell (&DocumentListener::documentChanged);
}

SessionOutput SessionDocument::output() const
{
    return implementation->output;
}

void SessionDocument::setOutput (const SessionOutput& output)
{
    const auto wanted = within (output);

    if (wanted == implementation->output)
        return;

    implementation->output = wanted;
    implementation->isTouched = true;
    implementation->tell (&DocumentListener::settingsChanged);
    implementation->tell (&DocumentListener::documentChanged);
}

double SessionDocument::tempo() const
{
    return implementation->tempo;
}

void SessionDocument::setTempo (double beatsPerMinute)
{
    const auto wanted = withinTempo (beatsPerMinute);

    if (juce::approximatelyEqual (wanted, implementation->tempo))
        return;

    implementation->tempo = wanted;
    implementation->isTouched = true;
    implementation->tell (&DocumentListener::settingsChanged);
    implementation->tell (&DocumentListener::documentChanged);
}

} // namespace lopsided
