#include "EngineCore.h"

#include "../instance/InstanceDeleter.h"
#include "../message/MessageRole.h"

#include <algorithm>
#include <utility>

namespace lopsided
{

EngineCore::EngineCore (LatencyReport reportToHost)
    : report (std::move (reportToHost))
{}

EngineCore::Base EngineCore::base() const
{
    const Lock lock { mutex };
    return { current, version };
}

EngineStatistics EngineCore::statistics() const
{
    EngineStatistics result;
    const Lock lock { mutex };
    const auto rendered = sequences.counters();
    const auto reclaimed = sequences.reclaimer().counters();

    if (workers != nullptr)
    {
        result.workerWakes = workers->numWakes();

        for (const auto& priority : workers->priorities())
            result.workers.push_back (priority.sentence);
    }

    if (const auto* account = sequences.account())
        result.lateBlocks = account->numLateBlocks();

    result.blocks = RenderFigures::value (figures->blocks);
    result.concurrentRenders = RenderFigures::value (figures->concurrentRenders);
    result.exceptionsInNodes = rendered.exceptionsInNodes;
    result.droppedMidiEvents = rendered.droppedMidiEvents + figures->lostMidi.total();
    result.missedCallbackLocks = rendered.missedCallbackLocks;
    result.parameterChanges = ControlCounters::value (figures->control.applied);
    result.coalescedParameterChanges = ControlCounters::value (figures->control.coalesced);
    result.droppedParameterChanges = ControlCounters::value (figures->control.dropped);
    result.sentMidiEvents = ControlCounters::value (figures->control.midiSent);
    result.owedMidiEvents = ControlCounters::value (figures->control.midiOwed);
    result.lostMidiEvents = ControlCounters::value (figures->control.midiLost);
    result.commits = version;
    result.refusedCommits = numRefused;
    result.published = reclaimed.published;
    result.retired = reclaimed.retired;
    result.reclaimed = reclaimed.reclaimed;
    result.instancesDestroyed = graveyard->numDestroyed();
    result.instancesWaiting = graveyard->numWaiting();
    result.destroyedOnAudioThread = RenderFigures::value (figures->destroyedOnAudioThread);
    result.oldestRetiredAge = std::chrono::duration_cast<std::chrono::milliseconds> (reclaimed.oldestAge);
    return result;
}

std::vector<NodeFigures> EngineCore::takeNodeFigures()
{
    std::vector<NodeFigures> figuresOfNodes;
    const Lock lock { mutex };
    const auto* account = sequences.account();

    if (account == nullptr)
        return figuresOfNodes;

    for (const auto& node : current->nodes())
        if (auto* monitor = node.instance->newestMonitor())
            figuresOfNodes.push_back (
                monitor->takeFigures (account->cycleClock(), node.id, node.name.toStdString()));

    return figuresOfNodes;
}

std::vector<XrunRecord> EngineCore::takeXruns()
{
    std::vector<XrunRecord> xruns;
    const Lock lock { mutex };

    if (auto* account = sequences.account())
        while (auto xrun = account->takeXrun())
            xruns.push_back (*xrun);

    return xruns;
}

std::vector<GraphError> EngineCore::preparationErrors() const
{
    const Lock lock { mutex };
    return errorsOfPreparation;
}

std::size_t EngineCore::keepHouse (Duration budget)
{
    // One at a time, and not again from within what it calls: the outer one goes on with what is left.
    if (! MessageRole::isHere() || isKeepingHouse.exchange (true))
    {
        const auto numReclaimed = sequences.reclaimer().reclaim (budget);
        wake->request();
        return numReclaimed;
    }

    const juce::ScopeGuard finish { [this] { isKeepingHouse = false; } };
    followChanges();
    followTransition();
    followPace();

    auto numDestroyed = sequences.reclaimer().reclaim (budget);

    {
        const Lock lock { mutex };
        sequences.reportSettled();
    }

    followLiveChanges();
    numDestroyed += graveyard->destroy (
        budget, [this] (juce::AudioProcessor& processor) { news.tellOfDestruction (processor); });
    reportLatency();
    news.tell();
    return numDestroyed;
}

bool EngineCore::hasSomethingWaiting() const
{
    if (! isDrained())
        return true;

    const Lock lock { mutex };
    return sequences.isSettling() || (phase == Phase::playing && ! live.isEmpty());
}

bool EngineCore::isDrained() const
{
    if (! news.isEmpty() || graveyard->numWaiting() != 0 || isPaceNew || *changeAnnounced)
        return false;

    const Lock lock { mutex };
    const auto counters = sequences.reclaimer().counters();
    return counters.retired == counters.reclaimed && sequences.progress() != GraphCompiler::Progress::over;
}

bool EngineCore::isPlaying() const
{
    const Lock lock { mutex };
    return phase == Phase::playing;
}

void EngineCore::setPace (InstancePreparation::Pace newPace) noexcept
{
    if (pace.exchange (newPace) != newPace)
        isPaceNew = true;
}

double EngineCore::tailSeconds() const noexcept
{
    // Relaxed, paired with the store in noteFigures: one number, which orders nothing.
    return tail.load (std::memory_order_relaxed);
}

} // namespace lopsided
