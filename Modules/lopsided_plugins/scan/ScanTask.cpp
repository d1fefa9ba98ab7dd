#include "ScanTask.h"

#include "../library/QuietLog.h"
#include "LadspaLibrary.h"
#include "Lv2Bundle.h"
#include "PluginRecord.h"
#include "Vst3Factory.h"

namespace lopsided
{

namespace
{
PluginError scanRefusal (const juce::String& why)
{
    return { PluginError::Code::openFailed, why.toStdString() };
}

/** What only an instance tells. Errors: why there is none. */
juce::Result askInstance (juce::AudioPluginFormat& format, PluginRecord& record)
{
    constexpr double rate = 48000.0;
    constexpr int blockSize = 512;
    juce::String why;
    const auto instance = format.createInstanceFromDescription (record.description, rate, blockSize, why);

    if (instance == nullptr)
        return juce::Result::fail ("it cannot be instantiated: " + why);

    record.takesMidi = instance->acceptsMidi();
    record.givesMidi = instance->producesMidi();
    record.latencySamples = instance->getLatencySamples();

    if (record.description.uniqueId == 0) // it comes from a list that was made without instances
        instance->fillInPluginDescription (record.description);

    return juce::Result::ok();
}

/** What is known about a plugin, with what its instance tells, or why there is none. */
juce::var withInstance (juce::AudioPluginFormat& format, PluginRecord record)
{
    if (const auto asked = askInstance (format, record); asked.failed())
    {
        record.status = PluginRecord::Status::failed;
        record.reason = asked.getErrorMessage();
    }

    return record.toJson();
}

PluginRecord listedPlugin (PluginFormat format, const juce::File& file, const juce::var& request)
{
    return PluginRecord::fromJson (request["plugin"], { format, file }, {});
}
} // namespace

ScanTask::ScanTask() = default;
ScanTask::~ScanTask() = default;

PluginResult<juce::var> ScanTask::run (const juce::var& request)
{
    const QuietLog quiet;
    const auto format = pluginFormatFromString (request["format"].toString());
    const juce::File file (request["file"].toString());

    if (format == PluginFormat::lv2)
        return scanLv2 (file, request);

    if (format == PluginFormat::vst3)
        return scanVst3 (file, request);

    if (format == PluginFormat::ladspa)
        return scanLadspa (file, request);

    return scanRefusal ("there is no such format");
}

PluginResult<juce::var> ScanTask::scanLv2 (const juce::File& file, const juce::var& request)
{
    if (bundle == nullptr || bundle->folder() != file)
        bundle = std::make_unique<Lv2Bundle> (file);

    const auto uri = request["plugin"].toString();

    if (uri.isEmpty())
        return bundle->list();

    if (request["open"])
        return bundle->open (uri);

    return bundle->describe (uri);
}

PluginResult<juce::var> ScanTask::scanLadspa (const juce::File& file, const juce::var& request)
{
    if (request["list"])
        return LadspaLibrary::list (file);

    if (request["open"])
        return LadspaLibrary::open (file, listedPlugin (PluginFormat::ladspa, file, request));

    return LadspaLibrary::scan (file);
}

PluginResult<juce::var> ScanTask::scanVst3 (const juce::File& file, const juce::var& request)
{
    if (request["list"] && Vst3Factory::isAvailable)
        return Vst3Factory::list (file);

    if (request["open"])
        return juce::var (
            juce::Array<juce::var> (withInstance (vst3, listedPlugin (PluginFormat::vst3, file, request))));

    juce::OwnedArray<juce::PluginDescription> found;
    vst3.findAllTypesForFile (found, file.getFullPathName());

    if (found.isEmpty())
        return scanRefusal ("it holds no VST3 plugin that this machine can open");

    juce::Array<juce::var> plugins;

    for (const auto* description : found)
    {
        PluginRecord record;
        record.description = *description;
        record.identifier = file.getFullPathName();
        plugins.add (withInstance (vst3, std::move (record)));
    }

    return juce::var (plugins);
}

} // namespace lopsided
