#include "HostRig.h"

#include <chrono>

namespace lopsided
{
namespace
{

// A plugin's destructor may take its time; a reader that never ends would be a bug of ours.
constexpr std::chrono::seconds drainTimeout { 10 };

} // namespace

HostRig::HostRig (const juce::String& title, const juce::AudioProcessor::BusesLayout& buses)
    : noteFolder (CrashNoteFolder::find()),
      suspicions (noteFolder),
      notes (noteFolder, title),
      processor (buses)
{
    plugins.setWatch (&notes);
    processor.setNodeCallObserver (&notes);
    processor.addListener (this);
}

juce::AudioProcessor::BusesLayout HostRig::stereo()
{
    return { .inputBuses = { juce::AudioChannelSet::stereo() },
             .outputBuses = { juce::AudioChannelSet::stereo() } };
}

HostRig::~HostRig()
{
    processor.removeListener (this);
}

std::function<std::optional<std::string> (const PluginReference&)> HostRig::leaveOut() const
{
    return [this] (const PluginReference& plugin) { return suspicions.suspicionOf (plugin); };
}

void HostRig::instanceAboutToBeDestroyed (juce::AudioProcessor& instance)
{
    notes.forget (instance);
}

bool HostRig::close()
{
    const auto emptied =
        removeEveryNode(); // in a function of its own: a model that is held keeps its instances alive
    processor.releaseResources();
    return processor.drain (drainTimeout) && emptied;
}

bool HostRig::removeEveryNode()
{
    auto edit = processor.edit();
    const auto model = processor.model();

    for (const auto& node : model->nodes())
        edit.removeNode (node.id);

    return edit.commit (CommitOptions::atOnce()).ok();
}

} // namespace lopsided
