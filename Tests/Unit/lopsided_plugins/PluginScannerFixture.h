#pragma once

#include "ScanRecorder.h"

#include <gtest/gtest.h>
#include <lopsided_graph/compat/JuceCompatibility.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <chrono>
#include <map>
#include <string>
#include <thread>

namespace lopsided::testing
{

/** Scans copies of bundles of the planted set: a test chooses which. */
class PluginScannerTest : public ::testing::Test
{
protected:
    PluginScannerTest()
        : folder (juce::File::createTempFile ("scan")),
          catalogue (folder.getChildFile ("plugins.json"))
    {
        options.folders.useStandard = false;
        options.folders.further = { folder.getChildFile ("plugins").getFullPathName() };
        options.hostVersion = "1.0";
        options.worker = { juce::File (LOPSIDED_WORKER_EXECUTABLE), {}, {} };
        options.numWorkers = 2;
        folder.getChildFile ("plugins").createDirectory();
    }

    ~PluginScannerTest() override { folder.deleteRecursively(); }

    void plant (const juce::File& source) const
    {
        ASSERT_TRUE (source.exists()) << source.getFullPathName();
        const auto target = folder.getChildFile ("plugins").getChildFile (source.getFileName());
        ASSERT_TRUE (source.copyDirectoryTo (target)) << source.getFullPathName();
    }

    void plantLadspa() const
    {
        const juce::File source (LOPSIDED_HOSTILE_LADSPA "/hostile-siblings.so");
        ASSERT_TRUE (source.copyFileTo (folder.getChildFile ("plugins").getChildFile (source.getFileName())));
    }

    void plantLv2 (const juce::String& behaviour) const
    {
        plant (juce::File (LOPSIDED_HOSTILE_LV2).getChildFile ("hostile-" + behaviour + ".lv2"));
    }

    void plantVst3 (const juce::String& behaviour) const
    {
        plant (juce::File (LOPSIDED_HOSTILE_VST3).getChildFile ("hostile-" + behaviour + ".vst3"));
    }

    ScanSummary scan()
    {
        recorder.summary.reset();
        PluginScanner scanner (catalogue, recorder);
        scanner.start (options);
        runLoop();
        return recorder.summary.value_or (ScanSummary());
    }

    /** The message loop, for as long as the scan goes on. */
    void runLoop() const
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds (120);

        while (! recorder.summary.has_value() && std::chrono::steady_clock::now() < end)
            if (! compatibility::dispatchNextMessage())
                std::this_thread::sleep_for (std::chrono::milliseconds (1));
    }

    [[nodiscard]] std::map<std::string, PluginRecord> recordsByName() const
    {
        std::map<std::string, PluginRecord> byName;

        for (const auto& record : catalogue.records())
        {
            auto name = record.identifier.fromLastOccurrenceOf ("hostile", false, true).substring (1);

            if (name.endsWith (".vst3"))
                name = "vst3 " + name.dropLastCharacters (5);

            byName[name.toStdString()] = record;
        }

        return byName;
    }

    const juce::File folder;
    PluginCatalogue catalogue;
    ScanOptions options;
    ScanRecorder recorder;
};

} // namespace lopsided::testing
