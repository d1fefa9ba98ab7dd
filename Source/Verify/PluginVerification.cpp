#include "PluginVerification.h"

#include "AudioThread.h"
#include "Budget.h"
#include "DenormalProbe.h"
#include "LatencyProbe.h"
#include "StateProbe.h"
#include "TailProbe.h"

#include <RealtimeTrap/RealtimeTrap.h>

#include <algorithm>

namespace lopsided
{
namespace
{
using Watch = PluginCaller::Watch;

constexpr float noisePeak = 0.25f;
constexpr int blocksForOneChange = 8;

// How the time is divided: the rest goes to what cannot be cut short.
constexpr double tailShare = 0.1;
constexpr double plansShare = 0.7;
constexpr double warmShare = 0.1; // of a block size's part
constexpr double timedShare = 0.45;
constexpr double watchedShare = 0.45;

// How much of a fast plugin is enough.
constexpr int warmBlocks = 40;
constexpr int timedBlocks = 400;
constexpr int watchedBlocks = 300;
constexpr double tailSeconds = 10.0;

constexpr BlockPlan statePlan { 512, BlockPlan::Lengths::same, 512 };
constexpr int settlingBlocks = 16;
} // namespace

PluginVerification::PluginVerification (OpenPlugin open, const VerifyOptions& options)
    : openPlugin (std::move (open)),
      settings (options)
{
    seen.date = juce::Time::getCurrentTime();
    seen.sampleRate = settings.sampleRate;

    phases.push_back ({ "open", [this] { this->open(); } });
    phases.push_back ({ "latency", [this] { probeLatency(); } });
    phases.push_back ({ "tail", [this] { probeTail(); } });
    phases.push_back ({ "denormals", [this] { probeDenormals(); } });

    for (const auto& plan : allBlockPlans)
    {
        phases.push_back ({ "prepare at " + plan.name(), [this, plan] { prepareFor (plan); } });
        phases.push_back ({ "process at " + plan.name(), [this, plan] { process (plan); } });
    }

    phases.push_back ({ "state", [this] { probeState(); } });
    phases.push_back ({ "close", [this] { close(); } });

    if (trap::isAvailable())
        return;

    seen.sentence =
        juce::String ("What the plugin does cannot be observed here: ") + trap::unavailableReason() + '.';
    end();
}

PluginVerification::~PluginVerification() = default;

juce::String PluginVerification::nextPhase() const
{
    return isOver() ? juce::String() : phases[next].name;
}

void PluginVerification::runPhase()
{
    const auto& phase = phases[next++];
    phase.run();
}

ObservedVerdict PluginVerification::verdict() const
{
    auto judged = seen;
    judged.judge();
    return judged;
}

void PluginVerification::open()
{
    auto opened = openPlugin();

    if (opened.has_error())
    {
        seen.summary = VerdictSummary::notOpened;
        seen.sentence = juce::String::fromUTF8 (opened.error().message.c_str());
        end();
        return;
    }

    plugin = std::move (*opened);
    stimulus = std::make_unique<Stimulus> (*plugin, settings.seed);

    if (const auto* instance = dynamic_cast<const juce::AudioPluginInstance*> (plugin.get()))
        seen.pluginVersion = instance->getPluginDescription().version;
}

void PluginVerification::prepare (int frames)
{
    release();
    plugin->setRateAndBufferSizeDetails (settings.sampleRate, frames);
    plugin->prepareToPlay (settings.sampleRate, frames);
    caller = std::make_unique<PluginCaller> (*plugin, settings.sampleRate, frames);
}

void PluginVerification::release()
{
    // Where nothing was prepared there is nothing to release, and some plugins mind.
    if (caller != nullptr)
        plugin->releaseResources();

    caller.reset();
}

void PluginVerification::probeLatency()
{
    prepare (LatencyProbe::blockFrames);
    AudioThread::run ([&] { seen.latency = LatencyProbe::measure (*caller); });
}

void PluginVerification::probeTail()
{
    prepare (TailProbe::blockFrames);
    AudioThread::run ([&] {
        seen.tail = TailProbe::measure (*caller, *stimulus, tailSeconds * std::max (1.0, settings.seconds),
                                        tailShare * settings.seconds);
    });
}

void PluginVerification::probeDenormals()
{
    DenormalProbe probe;

    prepare (DenormalProbe::blockFrames);
    AudioThread::run ([&] { probe.takeSignal (*caller, *stimulus); }, AudioThread::Denormals::on);
    prepare (DenormalProbe::blockFrames);
    AudioThread::run ([&] { probe.takeDecay (*caller, *stimulus); }, AudioThread::Denormals::on);
    seen.denormalCost = probe.cost();
}

void PluginVerification::prepareFor (const BlockPlan& plan)
{
    prepare (plan.preparedFrames);
}

void PluginVerification::process (const BlockPlan& plan)
{
    const auto budget = plansShare * settings.seconds / static_cast<double> (allBlockPlans.size());
    const auto scale = std::max (1, static_cast<int> (settings.seconds));

    AudioThread::run ([&] {
        runBlocks (plan, Watch::nothing, warmBlocks, warmShare * budget);
        runBlocks (plan, Watch::time, scale * timedBlocks, timedShare * budget);
        runBlocks (plan, Watch::offences, scale * watchedBlocks, watchedShare * budget);
    });

    ObservedBlocks blocks;
    blocks.frames = plan.frames;
    blocks.varying = plan.lengths == BlockPlan::Lengths::varying;
    blocks.untouched = plan.parameters == BlockPlan::Parameters::untouched;
    caller->addTo (seen, blocks);
    seen.blocks.push_back (blocks);
}

void PluginVerification::runBlocks (const BlockPlan& plan, Watch watch, int mostBlocks, double budget)
{
    const Budget limit (budget);

    for (int index = 0; index < mostBlocks && ! limit.isSpent(); ++index)
    {
        const auto frames =
            plan.lengths == BlockPlan::Lengths::varying ? stimulus->length (plan.frames) : plan.frames;

        if (plan.parameters == BlockPlan::Parameters::changing && watch != Watch::nothing
            && stimulus->happens (blocksForOneChange))
            stimulus->changeParameter();

        stimulus->addNoise (caller->begin (frames), noisePeak);
        stimulus->addMidi (caller->midi(), frames);
        caller->process (watch);
    }
}

void PluginVerification::probeState()
{
    StateProbe probe (*plugin, openPlugin, settings.sampleRate, statePlan.frames);
    const auto play = [&] {
        AudioThread::run (
            [&] { runBlocks (statePlan, Watch::nothing, settlingBlocks, plansShare * settings.seconds); });
    };

    prepare (statePlan.frames);
    StateProbe::settle (
        *plugin); // JUCE takes values over from a VST3 plugin's controller after it was prepared
    stimulus->changeAllParameters();
    play();
    probe.rememberParameters();
    play();
    seen.state = probe.measure();
}

void PluginVerification::close()
{
    release();
    stimulus.reset();
    plugin.reset();
}

} // namespace lopsided
