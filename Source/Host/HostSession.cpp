#include "HostSession.h"

#include <algorithm>
#include <set>

namespace lopsided
{

HostSession::HostSession (Session content, juce::File origin)
    : session (std::move (content)),
      file (std::move (origin)),
      rig (juce::String::fromUTF8 (title().c_str()))
{
    for (const auto& path : session.unknownKeyPaths())
        warningLines.push_back ("unknown key " + path + " is kept, but means nothing to this version.");
}

HostResult<std::unique_ptr<HostSession>> HostSession::load (const juce::File& file)
{
    auto session = SessionFile::load (file);

    if (session.has_error())
    {
        const auto text = session.error().describe();
        const auto path = file.getFullPathName().toStdString();
        return HostError { text.find (file.getFileName().toStdString()) == std::string::npos
                               ? path + ": " + text
                               : text };
    }

    return std::unique_ptr<HostSession> (new HostSession (std::move (*session), file));
}

HostResult<void> HostSession::build (double sampleRate, int blockSize, Rendering rendering,
                                     const BuildChoices& choices)
{
    auto& processor = rig.graph();
    processor.setNonRealtime (rendering == Rendering::offline);
    processor.setRateAndBufferSizeDetails (sampleRate, blockSize);
    rig.observe (choices.observer);
    processor.prepareToPlay (sampleRate, blockSize);

    BuildOptions options { .commit = CommitOptions::atOnce(), .placeholders = choices.placeholders };

    if (choices.start == SafeStart::Mode::safe)
        options.leaveOut = rig.leaveOut();
    else if (choices.warn)
        for (const auto& finding : findings())
            choices.warn (finding + " With --safe a placeholder takes its place.");

    const auto built = SessionBuilder::build (session, rig.library(), processor, options);

    if (built.has_error())
        return HostError { file.getFullPathName().toStdString() + ": " + built.error().describe() };

    warningLines.insert (warningLines.end(), built->warnings.begin(), built->warnings.end());
    placeholders = built->placeholders.size();

    const std::set<NodeID> missing (built->placeholders.begin(), built->placeholders.end());
    const auto all = references();

    for (std::size_t index = 0; index < all.size(); ++index)
        if (! missing.contains (session.nodes[index].id))
            opened.push_back (all[index]);

    if (const auto errors = processor.preparationErrors(); ! errors.empty())
        return HostError { file.getFullPathName().toStdString() + ": " + errors.front().message };

    return {};
}

void HostSession::clearSuspicions() const
{
    rig.safeStart().clear (opened);
}

std::string HostSession::title() const
{
    return (session.name.isNotEmpty() ? session.name : file.getFileNameWithoutExtension()).toStdString();
}

bool HostSession::usesAudioInput() const
{
    return std::any_of (session.connections.begin(), session.connections.end(), [] (const auto& entry) {
        return entry.connection.source.nodeID == GraphNodes::audioInput;
    });
}

} // namespace lopsided
