#pragma once

#include "EngineTrapFixture.h"
#include "MeasuredPlugin.h"

#include <lopsided_plugins/library/Lv2World.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <malloc.h>
#include <map>

namespace lopsided::testing
{

inline constexpr int swapFadeSamples = 480; // CommitOptions' default at 48 kHz
inline constexpr std::size_t mostAtOnce = 256;

/** What is known to crash in JUCE's host by itself, and why. */
inline bool isLeftOut (const juce::String& uri)
{
    // xfade: two pairs of inputs share their designations; it reads four inputs where JUCE connects two.
    return uri.endsWith ("/xfade");
}

inline std::int64_t bytesInUse()
{
    return static_cast<std::int64_t> (::mallinfo2().uordblks)
           + static_cast<std::int64_t> (::mallinfo2().hblkhd);
}

/** Swaps real plugins between a tone and the graph's output. */
class RealPluginSwaps : public EngineTrapFixture
{
protected:
    RealPluginSwaps()
    {
        called.reserve (mostAtOnce);

        // Without a folder to search, JUCE lists what the world knows.
        for (const auto& uri : Lv2World::shared()->format().searchPathsForPlugins ({}, false))
            if ((uri.startsWith ("http://drobilla.net/plugins/mda/")
                 || uri.startsWith ("http://gareus.org/oss/lv2/"))
                && ! isLeftOut (uri))
                references.push_back ({ toString (PluginFormat::lv2), uri, {} });
    }

    std::unique_ptr<juce::AudioPluginInstance> open (std::size_t index)
    {
        auto created = library.create (references[index % references.size()], sampleRate, blockSize);

        if (! created)
        {
            ADD_FAILURE() << created.error().message;
            return nullptr;
        }

        return std::unique_ptr<juce::AudioPluginInstance> (
            dynamic_cast<juce::AudioPluginInstance*> (created->release()));
    }

    /** What a plugin and JUCE's host lose for good each time that they are made, prepared twice and destroyed. */
    std::int64_t bytesLostBy (std::size_t index)
    {
        const auto before = bytesInUse();

        if (const auto plugin = open (index))
        {
            const auto numChannels =
                std::max (plugin->getTotalNumInputChannels(), plugin->getTotalNumOutputChannels());
            juce::AudioBuffer<float> silence (numChannels, blockSize);
            juce::MidiBuffer noMidi;

            for (int time = 0; time < 2; ++time)
            {
                plugin->prepareToPlay (sampleRate, blockSize);
                silence.clear();
                plugin->processBlock (silence, noMidi);
                plugin->releaseResources();
            }
        }

        return std::max (std::int64_t { 0 }, bytesInUse() - before);
    }

    /** The tone goes to the output's first channel by itself, and through the plugin to the second. */
    void connectTone()
    {
        auto tone = std::make_unique<SineProcessor>();
        tone->getParameters()[1]->setValue (0.8f); // -20 dBFS
        auto edit = graph.edit();
        source = edit.addNode (std::move (tone));
        edit.connect ({ source, 0 }, { graph.audioOutput(), 0 });
        ASSERT_TRUE (edit.commit (CommitOptions::atOnce()).ok());
    }

    /** Takes the plugin out that is there, and puts another in, in one commit. */
    void swapTo (std::size_t index)
    {
        auto plugin = open (index);

        if (plugin == nullptr)
            return;

        auto measured = std::make_unique<MeasuredPlugin> (std::move (plugin), called);
        const auto inputs = measured->getTotalNumInputChannels();
        const auto outputs = measured->getTotalNumOutputChannels();
        const auto takesMidi = measured->acceptsMidi();
        const auto makesMidi = measured->producesMidi();
        auto edit = graph.edit();

        if (current.isValid())
            edit.removeNode (current);

        current = edit.addNode (std::move (measured));

        for (int channel = 0; channel < std::min (2, inputs); ++channel)
            edit.connect ({ source, channel }, { current, channel });

        if (outputs > 0)
            edit.connect ({ current, 0 }, { graph.audioOutput(), 1 });

        if (takesMidi)
            edit.connect (Port::midi (graph.midiInput()), Port::midi (current));

        if (makesMidi)
            edit.connect (Port::midi (current), Port::midi (graph.midiOutput()));

        // Now and then the old one rings out, for a short while: each adds to what may be heard at once.
        CommitOptions options;
        options.tails = index % 10 == 9 ? Tails::ring : Tails::cut;
        options.ringCap = std::chrono::milliseconds (200);
        const auto done = edit.commit (options);
        ASSERT_TRUE (done.ok()) << references[index % references.size()].identifier << ": "
                                << done.error().message;
    }

    // [audio thread]

    void renderOne (juce::MidiBuffer& events, int block)
    {
        called.clear();
        events.clear();

        // A pair of notes that overlap, over and over.
        if (block % 64 == 0)
            events.addEvent (juce::MidiMessage::noteOn (1, 60 + block / 64 % 12, 0.6f), 5);
        else if (block % 64 == 40)
            events.addEvent (juce::MidiMessage::noteOff (1, 60 + block / 64 % 12), 9);

        expectNoOffences ([&] { graph.processBlock (audio, events); });
        countNotes (events);
        expectNoClick();
    }

    void countNotes (const juce::MidiBuffer& events)
    {
        for (const auto event : events)
        {
            const auto message = event.getMessage();
            const std::pair key { message.getChannel(), message.getNoteNumber() };

            if (message.isNoteOn())
                ++sounding[key];
            else if (message.isNoteOff() && sounding[key] > 0)
                --sounding[key];
        }
    }

    /** A ramp of gain takes a signal no further from one sample to the next than the signal goes by itself, and its level
        by the ramp's length: so far may each that is heard. */
    void expectNoClick()
    {
        static constexpr auto rounding = 1.0e-4f;
        auto bound = rounding;
        auto canBeBounded = called.size() < called.capacity();

        for (const auto* plugin : called)
        {
            bound += 1.001f * (plugin->step() + plugin->level() / static_cast<float> (swapFadeSamples));
            canBeBounded = canBeBounded && plugin->isFinite();
        }

        // What had rung out or faded before this block has its last word in it.
        const auto allowed = bound + boundBefore;
        boundBefore = bound;

        for (int index = 0; index < blockSize; ++index)
        {
            const auto sample = audio.getSample (1, index);

            if (canBeBounded && std::isfinite (sample))
            {
                largestJump = std::max (largestJump, std::abs (sample - lastSample));
                numClicks += std::abs (sample - lastSample) > allowed ? 1 : 0;
            }

            lastSample = sample;

            // Compensation may move the tone that has a path of its own, from one tap to another.
            const auto tone = audio.getSample (0, index);
            numToneClicks += std::abs (tone - lastTone) > toneBound ? 1 : 0;
            lastTone = tone;
        }
    }

    PluginLibrary library;
    std::vector<PluginReference> references;
    NodeID source, current;

    // [audio thread]
    MeasuredPlugin::Called called;
    std::map<std::pair<int, int>, int> sounding;
    float lastSample = 0.0f;
    float lastTone = 0.0f;
    float boundBefore = 0.0f;
    float largestJump = 0.0f;
    int numClicks = 0;
    int numToneClicks = 0;

    // 440 Hz at -20 dBFS, and two taps of it that fade into each other.
    static constexpr float toneLevel = 0.1001f;
    static constexpr float toneBound =
        toneLevel * (2.0f * juce::MathConstants<float>::pi * 440.0f / 48000.0f + 2.0f / swapFadeSamples)
        + 1.0e-4f;
};

} // namespace lopsided::testing
