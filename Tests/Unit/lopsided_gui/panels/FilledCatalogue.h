#pragma once

#include <lopsided_plugins/lopsided_plugins.h>

namespace lopsided::testing
{

/** A record of a plugin that nobody has. */
inline PluginRecord madeUpPlugin (const juce::String& name, const juce::String& maker,
                                  const juce::String& category, bool isInstrument = false)
{
    PluginRecord record;
    record.description.name = name;
    record.description.manufacturerName = maker;
    record.description.category = category;
    record.description.isInstrument = isInstrument;
    record.description.pluginFormatName = "LV2";
    record.identifier = "urn:test:" + name.replaceCharacter (' ', '-');
    record.description.fileOrIdentifier = record.identifier;
    record.source = { PluginFormat::lv2, juce::File ("/nowhere/" + name + ".lv2") };
    return record;
}

/** Puts a record into a catalogue, as a scan does. */
inline void put (PluginCatalogue& catalogue, const PluginRecord& record)
{
    catalogue.begin (record.source, record.stamp, PluginCatalogue::Failures::keep, {});
    catalogue.add (record);
    catalogue.finish (record.source);
}

/** Some effects, two instruments, and one that failed. */
inline void fill (PluginCatalogue& catalogue)
{
    put (catalogue, madeUpPlugin ("Plate Reverb", "Dragonfly", "Reverb"));
    put (catalogue, madeUpPlugin ("Hall Reverb", "Dragonfly", "Reverb"));
    put (catalogue, madeUpPlugin ("Vintage Delay", "Calf", "Delay"));
    put (catalogue, madeUpPlugin ("Monosynth", "Calf", "Instrument", true));
    put (catalogue, madeUpPlugin ("Organ", "Calf", "Instrument", true));

    auto broken = madeUpPlugin ("Broken", "Nobody", "Other");
    broken.status = PluginRecord::Status::failed;
    broken.reason = "It crashed (SIGSEGV).";
    put (catalogue, broken);
}

} // namespace lopsided::testing
