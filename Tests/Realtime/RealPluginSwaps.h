#pragma once

#include "EngineTrapFixture.h"
#include "MeasuredPlugin.h"

#include <lopsided_plugins/library/Lv2World.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <malloc.h>
#include <map>
#include <utility>

namespace lopsided::testing
{

inline constexpr int swapFadeSamples = 480; // CommitOptions' default at 48 kHz
inline constexpr std::size_t mostAtOnce = 256;

inline constexpr std::array packages { std::pair { "mda-lv2", "http://drobilla.net/plugins/mda/" },
                                       std::pair { "x42-plugins", "http://gareus.org/oss/lv2/" } };

/** What is known to crash in JUCE's host by itself, and why. */
inline bool isLeftOut (const juce::String& uri)
{
    // xfade: two pairs of inputs share their designations; it reads four inputs where JUCE connects two.
    return uri.endsWith ("/xfade");
}

/** What the process has allocated, whichever thread did. */
inline std::int64_t bytesInUse()
{
    char* text = nullptr;
    std::size_t length = 0;
    auto* const stream = ::open_memstream (&text, &length);
    ::malloc_info (0, stream);
    std::fclose (stream);
    const auto totals = juce::String::fromUTF8 (text, static_cast<int> (length))
                            .fromLastOccurrenceOf ("</heap>", false, false);
    std::free (text);

    const auto sizeOf = [&totals] (const char* element) {
        return totals.fromFirstOccurrenceOf (element, false, false)
            .fromFirstOccurrenceOf ("size=\"", false, false)
            .getLargeIntValue();
    };

    return sizeOf ("<system type=\"current\"") + sizeOf ("<total type=\"mmap\"")
           - sizeOf ("<total type=\"fast\"") - sizeOf ("<total type=\"rest\"");
}

/** Swaps real plugins between a tone and the graph's output. */
class RealPluginSwaps : public EngineTrapFixture
{
protected:
    RealPluginSwaps()
    {
        witness->called.reserve (mostAtOnce);

        // Without a folder to search, JUCE lists what the world knows.
        for (const auto& uri : Lv2World::shared()->format().searchPathsForPlugins ({}, false))
            for (const auto& [package, prefix] : packages)
                if (uri.startsWith (prefix) && ! isLeftOut (uri))
                    references.push_back ({ toString (PluginFormat::lv2), uri, {} });
    }

    [[nodiscard]] std::ptrdiff_t numOf (const char* prefix) const
    {
        return std::ranges::count_if (references, [prefix] (const auto& reference) {
            return reference.identifier.startsWith (prefix);
        });
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

    /** What the plugins and JUCE's host lose for good when all are made, used and destroyed in turn. Each lives until the next one
        is there, as when they are swapped: a library that holds both stays loaded, and loses nothing of its own. */
    std::int64_t bytesLostInTurn()
    {
        const auto before = bytesInUse();
        std::unique_ptr<juce::AudioPluginInstance> playing;

        for (std::size_t index = 0; index < references.size(); ++index)
        {
            auto plugin = open (index);

            if (plugin != nullptr)
                use (*plugin);

            playing = std::move (plugin);
        }

        playing.reset();
        return bytesInUse() - before;
    }

    /** As the engine does: the first time to see its latency. */
    static void use (juce::AudioPluginInstance& plugin)
    {
        juce::AudioBuffer<float> silence (
            std::max (plugin.getTotalNumInputChannels(), plugin.getTotalNumOutputChannels()), blockSize);
        juce::MidiBuffer noMidi;
        silence.clear();

        plugin.prepareToPlay (sampleRate, blockSize);
        plugin.processBlock (silence, noMidi);
        plugin.releaseResources();
        plugin.prepareToPlay (sampleRate, blockSize);
        plugin.processBlock (silence, noMidi);
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

    MeasuredPlugin* playing() const
    {
        const auto model = graph.model();
        const auto* node = model->findNode (current);
        return node != nullptr ? dynamic_cast<MeasuredPlugin*> (&node->instance->processor()) : nullptr;
    }

    /** Takes the plugin out that is there, and puts another in, in one commit. */
    void swapTo (std::size_t index)
    {
        auto plugin = open (index);

        if (plugin == nullptr)
            return;

        auto measured = std::make_unique<MeasuredPlugin> (std::move (plugin), witness);
        const auto inputs = measured->getTotalNumInputChannels();
        const auto outputs = measured->getTotalNumOutputChannels();
        const auto takesMidi = measured->acceptsMidi();
        const auto makesMidi = measured->producesMidi();
        auto edit = graph.edit();

        auto* const leaving = playing();
        const auto rings = index % 10 == 9 || (leaving != nullptr && leaving->isInstrument());

        if (rings && leaving != nullptr)
            leaving->expectToRing();

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

        // Instruments ring out, and others now and then, for a short while: each adds to what may be heard at once.
        CommitOptions options;
        options.tails = rings ? Tails::ring : Tails::cut;
        options.ringCap = std::chrono::milliseconds (200);
        const auto done = edit.commit (options);
        ASSERT_TRUE (done.ok()) << references[index % references.size()].identifier << ": "
                                << done.error().message;
    }

    // [audio thread]

    void renderOne (juce::MidiBuffer& events, int block)
    {
        witness->called.clear();
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
            {
                ++sounding[key];
                ++numNotesOut;
            }
            else if (message.isNoteOff() && sounding[key] > 0)
                --sounding[key];
        }
    }

    /** How far the output may go from one sample to the next: each plugin that is heard by its own step, and by its level over the
        length of the one ramp on its path. So a plugin that gives way to another is bounded by their steps and 2 p / n. What is
        called no more had reached a gain of 0 before, and what is only now called comes in from 0. */
    float bound() const noexcept
    {
        // A resting node is not called any more below -100 dBFS; sums of floats are rounded.
        auto sum = 2.0e-5f;

        for (const auto& output : witness->called)
            if (output.isFinite)
                sum += 1.001f * (output.step + output.level / static_cast<float> (swapFadeSamples));
            else // its guard goes from its last good sample to silence, and comes back, by ramps of its own
                sum += 1.001f * output.stepSoFar
                       + output.levelSoFar
                             * (1.0f / static_cast<float> (swapFadeSamples)
                                + 1.0f / static_cast<float> (OutputGuard::fadeSamples));

        return sum;
    }

    /** Looks at every sample of every block. */
    void expectNoClick()
    {
        const auto allowed = bound();
        numCrowdedBlocks += witness->called.size() < witness->called.capacity() ? 0 : 1;
        numGuardedBlocks += std::ranges::all_of (witness->called, &MeasuredPlugin::Output::isFinite) ? 0 : 1;
        numHeardBlocks += audio.getMagnitude (1, 0, blockSize) > 1.0e-3f ? 1 : 0;
        ++numBlocks;

        for (int index = 0; index < blockSize; ++index)
        {
            const auto sample = audio.getSample (1, index);
            const auto jump = std::abs (sample - lastSample);
            largestJump = std::max (largestJump, jump);
            closest = std::max (closest, jump / allowed);
            numClicks += jump <= allowed ? 0 : 1; // what is no number is one as well
            lastSample = sample;

            // Compensation may move the tone that has a path of its own, from one tap to another.
            const auto tone = audio.getSample (0, index);
            numToneClicks += std::abs (tone - lastTone) <= toneBound ? 0 : 1;
            lastTone = tone;
        }
    }

    PluginLibrary library;
    std::vector<PluginReference> references;
    NodeID source, current;

    // [audio thread]
    const std::shared_ptr<MeasuredPlugin::Witness> witness = std::make_shared<MeasuredPlugin::Witness>();
    std::map<std::pair<int, int>, int> sounding;
    float lastSample = 0.0f;
    float lastTone = 0.0f;
    float largestJump = 0.0f;
    float closest = 0.0f; // the largest jump over what was allowed in its block
    int numBlocks = 0;
    int numHeardBlocks = 0;
    int numGuardedBlocks = 0; // with a plugin that has given NaN or infinity
    int numCrowdedBlocks = 0; // with more plugins than can be listed
    int numNotesOut = 0;
    int numClicks = 0;
    int numToneClicks = 0;

    // 440 Hz at -20 dBFS, and two taps of it that fade into each other.
    static constexpr float toneLevel = 0.1001f;
    static constexpr float toneBound =
        toneLevel * (2.0f * juce::MathConstants<float>::pi * 440.0f / 48000.0f + 2.0f / swapFadeSamples)
        + 1.0e-4f;
};

} // namespace lopsided::testing
