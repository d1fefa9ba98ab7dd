#include "SharedLibrary.h"

#if JUCE_LINUX || JUCE_BSD || JUCE_MAC
    #include <dlfcn.h>
#else
    #include <map>
#endif

namespace lopsided
{

#if JUCE_LINUX || JUCE_BSD || JUCE_MAC

PluginResult<SharedLibrary> SharedLibrary::load (const juce::File& file)
{
    if (auto* loaded = ::dlopen (file.getFullPathName().toRawUTF8(), RTLD_NOW | RTLD_LOCAL);
        loaded != nullptr)
        return SharedLibrary (loaded);

    const auto* why = ::dlerror();
    return PluginError { PluginError::Code::openFailed,
                         "it cannot be loaded: " + std::string (why != nullptr ? why : "") };
}

void* SharedLibrary::symbol (const char* name) const
{
    return ::dlsym (handle, name);
}

#else

namespace
{
/** Those that were loaded, by what the system knows them by: JUCE's object would close what it has opened. */
std::map<void*, juce::DynamicLibrary*>& loadedLibraries()
{
    static std::map<void*, juce::DynamicLibrary*> libraries;
    return libraries;
}
} // namespace

PluginResult<SharedLibrary> SharedLibrary::load (const juce::File& file)
{
    auto library = std::make_unique<juce::DynamicLibrary>();

    if (! library->open (file.getFullPathName()))
        return PluginError { PluginError::Code::openFailed, "it cannot be loaded" };

    auto* native = library->getNativeHandle();
    loadedLibraries().emplace (native, library.release());
    return SharedLibrary (native);
}

void* SharedLibrary::symbol (const char* name) const
{
    return loadedLibraries().at (handle)->getFunction (name);
}

#endif

} // namespace lopsided
