#pragma once

#include "../library/PluginError.h"
#include "PluginRecord.h"

#include <pluginterfaces/base/ipluginbase.h>

#include <dlfcn.h>
#include <sys/utsname.h>

#include <cstring>

namespace lopsided
{

/** What a VST3 bundle holds, without an instance of any of it: JUCE's own list makes one of each. Runs the bundle's code.

    Thread: the worker's message thread. Realtime: may block.
*/
class Vst3Factory
{
public:
    /** @returns a list of records as JSON, with as much as it takes to open each: file, name and class */
    [[nodiscard]] static PluginResult<juce::var> list (const juce::File& bundle)
    {
        auto* factory = load (bundle);

        if (factory == nullptr)
            return PluginError { PluginError::Code::openFailed, "it cannot be loaded" };

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
    /** Never closed: the worker goes soon, and unloading is what many libraries do worst. */
    static Steinberg::IPluginFactory* load (const juce::File& bundle)
    {
        auto* library = ::dlopen (libraryIn (bundle).getFullPathName().toRawUTF8(), RTLD_NOW | RTLD_LOCAL);

        if (library == nullptr)
            return nullptr;

        if (const auto enter = reinterpret_cast<bool (*) (void*)> (::dlsym (library, "ModuleEntry"));
            enter != nullptr && ! enter (library))
            return nullptr;

        const auto get =
            reinterpret_cast<Steinberg::IPluginFactory* (*)()> (::dlsym (library, "GetPluginFactory"));
        return get != nullptr ? get() : nullptr;
    }

    static juce::File libraryIn (const juce::File& bundle)
    {
        utsname machine {};
        ::uname (&machine);
        return bundle.getChildFile ("Contents")
            .getChildFile (juce::String (machine.machine) + "-linux")
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
