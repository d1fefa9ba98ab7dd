#pragma once

#include "../host/AudioHost.h"

#include <juce_events/juce_events.h>

#include <vector>

namespace lopsided
{

/** Looks at an AudioHost 30 times a second for all components together: what has come "since the last look" can be taken
    once only. Thread: message thread. Realtime: may block. Cost: the host's, and that of the listeners. */
class AudioPoll final : private juce::Timer
{
public:
    /** Thread: message thread. Realtime: may block. Cost: the listener's own, at each look. It may remove itself. */
    class Listener
    {
    public:
        virtual ~Listener() = default;

        /** `loads` as AudioHost::takeLoads gives them. */
        virtual void audioPolled (const AudioStatus& status, const std::vector<float>& loads)
        {
            juce::ignoreUnused (status, loads);
        }

        /** As AudioHost::takeMidiInput gives it; not called where nothing came. */
        virtual void midiArrived (const std::vector<juce::MidiMessage>& messages)
        {
            juce::ignoreUnused (messages);
        }

        /** As AudioHost::takeLearned gives it: for the document. */
        virtual void mappingLearned (const SessionMapping& mapping) { juce::ignoreUnused (mapping); }
    };

    /** The host outlives it. */
    explicit AudioPoll (AudioHost& hostToAsk)
        : host (hostToAsk)
    {
        startTimerHz (30);
    }

    ~AudioPoll() override { stopTimer(); }

    AudioPoll (const AudioPoll&) = delete;
    AudioPoll& operator= (const AudioPoll&) = delete;

    /** The listener is not owned. */
    void addListener (Listener* listener) { listeners.add (listener); }
    /** It is told nothing any more. */
    void removeListener (Listener* listener) { listeners.remove (listener); }

    /** Looks now. */
    void poll()
    {
        last = host.status();
        const auto loads = host.takeLoads();
        const auto messages = host.takeMidiInput();
        listeners.call ([&] (Listener& listener) { listener.audioPolled (last, loads); });

        if (! messages.empty())
            listeners.call ([&] (Listener& listener) { listener.midiArrived (messages); });

        if (const auto learned = host.takeLearned())
            listeners.call ([&] (Listener& listener) { listener.mappingLearned (*learned); });
    }

    /** As of the last look. */
    [[nodiscard]] const AudioStatus& status() const noexcept { return last; }

private:
    void timerCallback() override { poll(); }

    AudioHost& host;
    AudioStatus last;
    juce::ListenerList<Listener> listeners;
};

} // namespace lopsided
