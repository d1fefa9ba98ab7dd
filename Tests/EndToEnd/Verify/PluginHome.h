#pragma once

#include "../Support/ChildProgram.h"
#include <juce_core/juce_core.h>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** A folder of plugins and what a host knows about them, apart from what the user has: for programs that scan. */
class PluginHome
{
public:
    PluginHome()
        : home (juce::File::createTempFile ("-lopsided-home"))
    {
        plugins().createDirectory();
    }

    ~PluginHome() { home.deleteRecursively (false); }

    PluginHome (const PluginHome&) = delete;
    PluginHome& operator= (const PluginHome&) = delete;

    /** Puts a plugin that is installed elsewhere there. */
    void add (const juce::File& plugin) const
    {
        plugin.createSymbolicLink (plugins().getChildFile (plugin.getFileName()), true);
    }

    /** Lets the host look at all of them. */
    [[nodiscard]] ChildProgram::Finished scan() const
    {
        return ChildProgram::run ({ LOPSIDED_EXECUTABLE, "scan", "--json", "--standard-folders", "off",
                                    "--path", plugins().getFullPathName().toStdString() },
                                  environment());
    }

    [[nodiscard]] std::vector<std::string> environment() const
    {
        return { "LOPSIDED_HOME=" + home.getFullPathName().toStdString() };
    }

private:
    [[nodiscard]] juce::File plugins() const { return home.getChildFile ("plugins"); }

    const juce::File home;
};

} // namespace lopsided::testing
