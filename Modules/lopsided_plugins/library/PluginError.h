#pragma once

#include <boost/system/result.hpp>

#include <string>

namespace lopsided
{

/** Why a plugin could not be had. `message` says what happened, where, and what to do about it. */
struct PluginError
{
    enum class Code
    {
        unknownFormat,    /**< the reference names a format that there is not */
        invalidReference, /**< an empty or malformed identifier */
        notInstalled,     /**< nothing with this identifier is on this machine */
        ambiguous,        /**< the reference fits several plugins */
        openFailed,       /**< it is installed, but could not be opened or instantiated */
        wrongThread,      /**< called from a thread that is not the message thread */
        fileUnreadable,   /**< a file that the plugin plays is missing, too large or damaged */
        stateRefused,     /**< a saved state that cannot belong to this plugin */
        leftOut,          /**< not opened, because somebody asked for that */
        presetRefused,    /**< no preset of this name, or one that is not for this plugin, or damaged */
        noDisplay,        /**< there is no screen to show an editor on */
        editorOpen        /**< the plugin shows its editor already */
    };

    Code code {};
    std::string message;
};

template <typename T>
using PluginResult = boost::system::result<T, PluginError>;

/** What `PluginResult::value()` throws when there is no value: a std::runtime_error with the message. Found by
    argument-dependent lookup. Thread: any. Realtime: may block. Cost: a copy of the message, and a throw. */
[[noreturn]] void throw_exception_from_error (const PluginError& error, const boost::source_location& where);

} // namespace lopsided
