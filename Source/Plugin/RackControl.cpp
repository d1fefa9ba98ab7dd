#include "RackControl.h"

#include <Host/Live/NodePanic.h>
#include <Host/SteadyNanos.h>
#include <algorithm>
#include <utility>

namespace lopsided
{

RackControl::RackControl (SessionDocument& documentToKeep, RackParameters& parametersToKeep,
                          MacroTables& tablesToKeep, RackRenderer& rendererToKeep)
    : document (documentToKeep),
      parameters (parametersToKeep),
      tables (tablesToKeep),
      renderer (rendererToKeep),
      mappings (document.graph()),
      heartbeat ([this] { poll(); })
{
    document.addListener (this);
    document.graph().GraphProcessor::addListener (this);
    settingsChanged();
}

RackControl::~RackControl()
{
    heartbeat.stop();
    document.graph().GraphProcessor::removeListener (this);
    document.removeListener (this);
}

void RackControl::poll()
{
    if (! document.graph().isNonRealtime())
        follow();

    learnFromMacros();
    takeHeard();
}

void RackControl::follow()
{
    followScene();
    renderer.midi().takeMovements ([this] (const auto& movement) { mappings.moved (movement); });
    mappings.apply();
}

void RackControl::followScene()
{
    const auto wanted = wantedScene();

    if (wanted == shownScene.load())
        return;

    shownScene = wanted;

    if (wanted == 0 || wanted == document.scene())
        return;

    if (const auto recalled = document.recallScene (wanted); ! recalled)
        document.warn (recalled.error().message);
}

void RackControl::showScene()
{
    const auto now = document.scene();

    if (isSceneWanted() || now == shownScene.load())
        return; // what the DAW asks for comes first

    shownScene = now;
    auto& parameter = parameters.scene();
    parameter.setValueNotifyingHost (parameter.convertTo0to1 (static_cast<float> (now)));
}

void RackControl::settle()
{
    shownScene = document.scene();
    parameters.scene().setValueNotifyingHost (
        parameters.scene().convertTo0to1 (static_cast<float> (document.scene())));
    renderer.macros().settle();
    tables.follow();
}

void RackControl::settingsChanged()
{
    renderer.output().set (document.output());

    if (known != document.mappings())
    {
        known = document.mappings();
        mappings.set (known);
        isMovedByMidi = std::ranges::any_of (
            known, [] (const auto& one) { return one.source != SessionMapping::Source::macro; });
    }

    tables.follow();
    nameAll();
}

void RackControl::scenesChanged()
{
    nameAll();
    showScene();
}

void RackControl::documentChanged()
{
    showScene();

    if (onChange)
        onChange (false);
}

void RackControl::nameAll()
{
    auto haveChanged = parameters.nameScenes (document.sceneNames());
    const auto names = document.macroNames();

    for (int index = 0; index < MacroParameter::count; ++index)
    {
        const auto named = names.find (index);
        haveChanged |=
            parameters.macro (index).rename (named != names.end() ? named->second : juce::String());
    }

    if (haveChanged && onChange)
        onChange (true);
}

void RackControl::panic()
{
    renderer.midi().panic();
    panicNodes (document.graph());
}

void RackControl::learn (NodeID node, const juce::String& parameter)
{
    learned.reset();

    for (int index = 0; index < MacroParameter::count; ++index)
        macrosWhenLearning[static_cast<std::size_t> (index)] = parameters.macro (index).value();

    mappings.learn (node, parameter, [this] (const auto& mapping) { learned = mapping; });
}

void RackControl::learnFromMacros()
{
    for (int index = 0; mappings.isLearning() && index < MacroParameter::count; ++index)
        if (const auto value = parameters.macro (index).value();
            value != macrosWhenLearning[static_cast<std::size_t> (index)])
            mappings.moved (
                { .source = SessionMapping::Source::macro, .channel = 0, .number = index, .value = value });
}

std::optional<SessionMapping> RackControl::takeLearned()
{
    return std::exchange (learned, {});
}

void RackControl::takeHeard()
{
    const auto toJuceSeconds =
        1.0e-3 * juce::Time::getMillisecondCounterHiRes() - 1.0e-9 * static_cast<double> (steadyNanos());

    while (const auto event = renderer.midi().takeHeard())
    {
        heard.push_back (event->message());
        heard.back().addToTimeStamp (toJuceSeconds);

        if (heard.size() > mostKeptMessages) // nobody looks
            heard.pop_front();
    }
}

std::vector<juce::MidiMessage> RackControl::takeMidiInput()
{
    const auto taken = std::exchange (heard, {});
    return { taken.begin(), taken.end() };
}

} // namespace lopsided
