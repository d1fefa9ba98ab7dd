#pragma once

#include <lopsided_engine/lopsided_engine.h>
#include <lopsided_plugins/lopsided_plugins.h>

#include <functional>
#include <optional>
#include <string>

namespace lopsided
{

/** What the caller of SessionBuilder may choose. */
struct BuildOptions
{
    /** How what plays changes over. For a graph that is only about to play: at once. */
    CommitOptions commit {};

    /** What is heard where a plugin is missing. */
    PlaceholderSound placeholders = PlaceholderSound::passes;

    /** Asked before each plugin is opened, with its whole path where it is a file: why it is not to be, in a sentence,
        or nothing. A plugin that is left out is a placeholder. */
    std::function<std::optional<std::string> (const PluginReference&)> leaveOut {};
};

} // namespace lopsided
