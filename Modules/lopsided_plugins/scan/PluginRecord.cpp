#include "PluginRecord.h"

namespace lopsided
{

PluginReference PluginRecord::reference() const
{
    return { toString (source.format), identifier, description.name };
}

juce::var PluginRecord::toJson() const
{
    auto object = std::make_unique<juce::DynamicObject>();
    object->setProperty ("id", identifier);
    object->setProperty ("name", description.name);
    object->setProperty ("label", description.descriptiveName);
    object->setProperty ("maker", description.manufacturerName);
    object->setProperty ("category", description.category);
    object->setProperty ("version", description.version);
    object->setProperty ("juceId", description.fileOrIdentifier);
    object->setProperty ("uid", description.uniqueId);
    object->setProperty ("oldUid", description.deprecatedUid);
    object->setProperty ("ins", description.numInputChannels);
    object->setProperty ("outs", description.numOutputChannels);
    object->setProperty ("instrument", description.isInstrument);
    object->setProperty ("midiIn", takesMidi);
    object->setProperty ("midiOut", givesMidi);
    object->setProperty ("latency", latencySamples ? juce::var (*latencySamples) : juce::var());
    object->setProperty ("status", status == Status::ok ? "ok" : "failed");
    object->setProperty ("reason", reason);
    object->setProperty ("date", date.toISO8601 (true));
    object->setProperty ("hostVersion", hostVersion);
    object->setProperty ("verdict", verdict);
    return object.release();
}

PluginRecord PluginRecord::fromJson (const juce::var& json, const PluginFile& source, const FileStamp& stamp)
{
    PluginRecord record;
    record.source = source;
    record.stamp = stamp;
    record.identifier = json["id"].toString();

    auto& description = record.description;
    description.pluginFormatName = toString (source.format);
    description.name = json["name"].toString();
    description.descriptiveName = json["label"].toString();
    description.manufacturerName = json["maker"].toString();
    description.category = json["category"].toString();
    description.version = json["version"].toString();
    description.fileOrIdentifier = json["juceId"].toString();
    description.uniqueId = json["uid"];
    description.deprecatedUid = json["oldUid"];
    description.numInputChannels = json["ins"];
    description.numOutputChannels = json["outs"];
    description.isInstrument = json["instrument"];
    description.lastFileModTime = juce::Time (stamp.modifiedMicros / 1000);

    record.takesMidi = json["midiIn"];
    record.givesMidi = json["midiOut"];

    if (const auto& latency = json["latency"]; latency.isInt() || latency.isInt64())
        record.latencySamples = static_cast<int> (latency);

    record.status = json["status"].toString() == "failed" ? Status::failed : Status::ok;
    record.reason = json["reason"].toString();
    record.date = juce::Time::fromISO8601 (json["date"].toString());
    record.description.lastInfoUpdateTime = record.date;
    record.hostVersion = json["hostVersion"].toString();
    record.verdict = json["verdict"];
    return record;
}

} // namespace lopsided
