#pragma once

#include "../host/AudioHost.h"

#include <lopsided_session/lopsided_session.h>

#include <juce_data_structures/juce_data_structures.h>

#include <functional>

namespace lopsided
{

/** What a HostView is a view of. All of it outlives the view. Thread: message thread. */
struct HostParts
{
    SessionDocument& document;
    Autosave& autosave;
    RecentSessions& recent;
    AudioHost& audio;
    PluginCatalogue& catalogue;
    juce::PropertySet& settings; /**< what is remembered: colours, panels, shortcuts, windows' places */
    ScanOptions scan {};         /**< which worker a scan uses, and how long it waits */
    const SafeStart* safeStart = nullptr; /**< null: nothing is asked before a session is opened */
    std::function<void (float)>
        applyScale {}; /**< none: it is UserScale, which an application's windows take as theirs */
};

} // namespace lopsided
