#pragma once

#include "../library/SharedLibrary.h"
#include "PluginRecord.h"

#include <pluginterfaces/base/ipluginbase.h>

#include <cstring>

namespace lopsided
{

/** What a VST3 bundle holds, without an instance of any of it: JUCE's own list makes one of each, and is what systems
    have whose bundles are laid out otherwise. Runs the bundle's code.

    Thread: the worker's message thread. Realtime: may block.
*/
class Vst3Factory
{
public:
    /** Whether bundles of this system are known here. */
#if JUCE_LINUX
    static constexpr bool isAvailable = true;
#else
    static constexpr bool isAvailable = false;
#endif

    /** @returns a list of records as JSON, with as much as it takes to open each: file, name and class */
    [[nodiscard]] static PluginResult<juce::var> list (const juce::File& bundle)
    {
        const auto made = load (bundle);

        if (! made)
            return made.error();

        auto* const factory = *made;

        juce::Array<juce::var> plugins;
        juce::StringArray names; // one of each, as in JUCE's list

        for (Steinberg::int32 index = 0; index < factory->countClasses(); ++index)
        {
            Steinberg::PClassInfo info {};
            const auto isPlugin = factory->getClassInfo (index, &info) == Steinberg::kResultOk
                                  && std::strcmp (info.category, "Audio Module Class") == 0;

            if (const auto name = nameOf (info); isPlugin && names.addIfNotAlreadyThere (name, true))
                plugins.add (recordOf (bundle, name, info).toJson());
        }

        return juce::var (plugins);
    }

private:
    static PluginResult<Steinberg::IPluginFactory*> load (const juce::File& bundle)
    {
        const auto library = SharedLibrary::load (libraryIn (bundle));

        if (! library)
            return library.error();

        const auto enter = library->function<bool (*) (void*)> ("ModuleEntry");

        if (enter != nullptr && ! enter (library->nativeHandle()))
            return PluginError { PluginError::Code::openFailed, "it refuses to be loaded" };

        const auto get = library->function<Steinberg::IPluginFactory* (*)()> ("GetPluginFactory");

        if (auto* factory = get != nullptr ? get() : nullptr; factory != nullptr)
            return factory;

        return PluginError { PluginError::Code::openFailed, "it is no VST3 plugin" };
    }

    /** The folder of the processor that this code was compiled for: no other could be loaded. */
    static juce::File libraryIn (const juce::File& bundle)
    {
#if JUCE_ARM
        const juce::String processor = JUCE_64BIT ? "aarch64" : "armv7l";
#else
        const juce::String processor = JUCE_64BIT ? "x86_64" : "i386";
#endif
        return bundle.getChildFile ("Contents")
            .getChildFile (processor + "-linux")
            .getChildFile (bundle.getFileNameWithoutExtension() + ".so");
    }

    static juce::String nameOf (const Steinberg::PClassInfo& info)
    {
        const auto length = ::strnlen (info.name, Steinberg::PClassInfo::kNameSize);
        return juce::String::fromUTF8 (info.name, static_cast<int> (length)).trim();
    }

    /** JUCE knows a class by its name and this sum of its identifier. */
    static int sumOf (const Steinberg::TUID& identifier)
    {
        juce::uint32 sum = 0;

        for (const auto byte : identifier)
            sum = sum * 31 + static_cast<juce::uint32> (byte);

        return static_cast<int> (sum);
    }

    static PluginRecord recordOf (const juce::File& bundle, const juce::String& name,
                                  const Steinberg::PClassInfo& info)
    {
        PluginRecord record;
        record.identifier = bundle.getFullPathName();
        record.description.name = record.description.descriptiveName = name;
        record.description.fileOrIdentifier = bundle.getFullPathName();
        record.description.deprecatedUid = sumOf (info.cid);
        return record;
    }
};

} // namespace lopsided
