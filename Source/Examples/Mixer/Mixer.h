#pragma once

#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

/** Many tracks (a tone, inserts, a fader) into one master, as one graph. All of it on the message thread. */
class Mixer
{
public:
    explicit Mixer (lopsided::GraphProcessor& graphToEdit)
        : graph (graphToEdit)
    {}

    /** All tracks in one transaction: heard from one block to the next. */
    lopsided::CommitResult build (int numTracks)
    {
        auto edit = graph.edit();
        master = edit.addNode (makeGain (0.0f), "master");
        connectStereo (edit, master, graph.audioOutput());

        for (int number = 0; number < numTracks; ++number)
        {
            const auto tone = edit.addNode (makeTone (number), "tone");
            const auto fader = edit.addNode (makeGain (-40.0f), "fader");
            connectStereo (edit, tone, fader);
            connectStereo (edit, fader, master);
            tracks.push_back ({ tone, fader, {} });
        }

        return edit.commit();
    }

    /** Puts an insert between a track's tone and its fader, or takes it out again; the track crossfades. */
    lopsided::CommitResult toggleInsert (std::size_t number)
    {
        auto& track = tracks[number];
        auto edit = graph.edit();

        if (track.insert.isValid())
        {
            edit.removeNode (std::exchange (track.insert, {}));
            connectStereo (edit, track.tone, track.fader);
        }
        else
        {
            track.insert = edit.addNode (makeGain (-6.0f), "insert");

            for (int channel = 0; channel < 2; ++channel)
                edit.disconnect ({ track.tone, channel }, { track.fader, channel });

            connectStereo (edit, track.tone, track.insert);
            connectStereo (edit, track.insert, track.fader);
        }

        return edit.commit();
    }

    std::size_t numTracks() const noexcept { return tracks.size(); }
    lopsided::NodeID masterNode() const noexcept { return master; }

private:
    struct Track
    {
        lopsided::NodeID tone, fader, insert;
    };

    static void connectStereo (lopsided::Transaction& edit, lopsided::NodeID source,
                               lopsided::NodeID destination)
    {
        for (int channel = 0; channel < 2; ++channel)
            edit.connect ({ source, channel }, { destination, channel });
    }

    static std::unique_ptr<juce::AudioProcessor> make (const char* what, const char* parameter, float value)
    {
        auto processor = lopsided::PluginLibrary().create ({ "builtin", what, {} }, 48000.0, 256).value();
        auto* found = dynamic_cast<juce::RangedAudioParameter*> (
            lopsided::findParameters (*processor, parameter).front());
        found->setValueNotifyingHost (found->convertTo0to1 (value));
        return processor;
    }

    static std::unique_ptr<juce::AudioProcessor> makeTone (int number)
    {
        return make ("sine", "frequency", 100.0f + 10.0f * static_cast<float> (number));
    }

    static std::unique_ptr<juce::AudioProcessor> makeGain (float decibels)
    {
        return make ("gain", "gain", decibels);
    }

    lopsided::GraphProcessor& graph;
    lopsided::NodeID master;
    std::vector<Track> tracks;
};
