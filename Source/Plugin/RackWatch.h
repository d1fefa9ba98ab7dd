#pragma once

#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided
{

/** Hears what a rack opens and lets go of, for another watch, and sees to a rack that holds a rack: where both are one VST3
    binary, JUCE's host tells the factory that both share who the inner one's host is, whenever it asks for a description, and
    that object goes with the inner one. The factory forgets it before; the DAW tells each instance its own when it is made.

    Thread: message. Realtime: may block.
*/
class RackWatch final : public PluginWatch, public GraphListener
{
public:
    /** The other one outlives it. */
    explicit RackWatch (PluginWatch& watchToTell)
        : next (watchToTell)
    {}

    void openingBegins (const PluginReference& plugin) override { next.openingBegins (plugin); }
    void created (const PluginReference& plugin, const juce::AudioProcessor& processor) override
    {
        next.created (plugin, processor);
    }
    void openingEnds() override;

    void instanceAboutToBeDestroyed (juce::AudioProcessor&) override;

private:
    PluginWatch& next;
};

} // namespace lopsided
