#include "ControlledCall.h"

#include "../model/NodeInstance.h"
#include "../state/NodePlayHead.h"
#include "../state/NodeState.h"
#include "ProcessorCall.h"

#include <algorithm>
#include <limits>

namespace lopsided
{

ControlledCall::ControlledCall (const NodeTask& taskToRun, NodeControl& controlToUse,
                                const Block& blockToRender) noexcept
    : task (taskToRun),
      block (blockToRender),
      scratch (controlToUse.scratch()),
      changesBlock { .position = blockToRender.state.position,
                     .numSamples = blockToRender.numSamples,
                     .automation = taskToRun.automation,
                     .transport = blockToRender.state.transport },
      changes (controlToUse, changesBlock, splitting())
{}

CallOutcome ControlledCall::run() noexcept
{
    const auto numSamples = block.numSamples;
    auto point = changes.firstPoint();
    auto isSplit = false;

    for (int start = 0; start < numSamples;)
    {
        const auto changesParameters = start == point;
        const auto stop = changesParameters ? changes.nextPoint (start) : point;

        if (start == 0 && stop < numSamples)
        {
            isSplit = true;
            scratch.beginMidi (block.midi);
        }

        if (isSplit)
            loadPart (start, stop);

        runPart (start, stop, changesParameters);

        if (isSplit)
            storePart (start, stop);

        start = point = stop;
    }

    if (isSplit)
    {
        task.instance->playHead().setOffset (0);

        if (task.speaksMidi)
            scratch.endMidi (block.midi);
    }

    return outcome;
}

BlockChanges::Splitting ControlledCall::splitting() const noexcept
{
    const auto& room = scratch.size();
    const auto hasRoom = task.numChannels <= room.numChannels && block.numSamples <= room.maximumBlockSize
                         && (! task.speaksMidi || room.speaksMidi);

    return hasRoom ? BlockChanges::Splitting::possible : BlockChanges::Splitting::impossible;
}

void ControlledCall::runPart (int start, int stop, bool changesParameters) noexcept
{
    // The call of a node that failed is over, but a change that is due must not be lost.
    if (! changesParameters && outcome != CallOutcome::played)
        return;

    const auto isWhole = stop - start == block.numSamples;

    if (block.observer != nullptr)
        block.observer->beforeProcess (*task.instance);

    if (changesParameters && ! changes.apply (start))
        note (CallOutcome::threw);

    if (outcome == CallOutcome::played)
        note (ProcessorCall::perform (
            task, { .channels = start == 0 ? task.channels : scratch.channels(),
                    .midi = isWhole || ! task.speaksMidi ? &block.midi : &scratch.partMidi(),
                    .numSamples = stop - start }));

    if (block.observer != nullptr)
        block.observer->afterProcess (*task.instance);
}

void ControlledCall::loadPart (int start, int stop) noexcept
{
    task.instance->playHead().setOffset (start);

    // The first part is aligned as it is.
    if (start > 0)
        for (int channel = 0; channel < task.numChannels; ++channel)
            std::copy_n (task.channels[channel] + start, stop - start, scratch.channels()[channel]);

    if (task.speaksMidi)
        scratch.lendMidi (start, stop == block.numSamples ? std::numeric_limits<int>::max() : stop);
}

void ControlledCall::storePart (int start, int stop) noexcept
{
    if (start > 0)
        for (int channel = 0; channel < task.numOutputs; ++channel)
            std::copy_n (scratch.channels()[channel], stop - start, task.channels[channel] + start);

    if (task.speaksMidi)
        scratch.collectMidi (start, stop - start, { task.state->midiDrops(), block.state.midiDrops });
    else if (MidiRoom::usedBytes (block.midi) != 0)
        block.midi.clear();
}

void ControlledCall::note (CallOutcome partOutcome) noexcept
{
    if (outcome == CallOutcome::played)
        outcome = partOutcome;
}

} // namespace lopsided
