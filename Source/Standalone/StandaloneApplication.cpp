#include "StandaloneApplication.h"

#include <Host/NoticeRelay.h>

#include <algorithm>
#include <iostream>

namespace lopsided
{
namespace
{

constexpr auto signalPollMilliseconds = 100;

/** How often what is not saved is saved against a crash. */
int autosaveMilliseconds()
{
    constexpr auto usualSeconds = 30, mostSeconds = 3600;
    const auto said =
        juce::SystemStats::getEnvironmentVariable ("LOPSIDED_AUTOSAVE_SECONDS", {}).getIntValue();
    return 1000 * (said > 0 ? std::min (said, mostSeconds) : usualSeconds);
}

/** What the command line does not say is as it was last time. */
AudioChoice choiceOf (const StandaloneOptions& options, const StandaloneSettings& settings)
{
    auto choice = options.audio.device.isEmpty() ? settings.audio() : options.audio;

    if (options.audio.sampleRate > 0.0)
        choice.sampleRate = options.audio.sampleRate;

    if (options.audio.blockSize > 0)
        choice.blockSize = options.audio.blockSize;

    return choice;
}

} // namespace

/** Each needs those before it and goes before them. */
struct StandaloneApplication::Parts
{
    Parts()
        : catalogue (PluginCatalogue::standardFile())
    {}

    StandaloneSettings settings;
    PluginCatalogue catalogue;
    HostRig rig { "Lopsided" };
    SessionDocument document { rig.graph(), rig.library() };
    Autosave autosave { document, autosaveMilliseconds() };
    RecentSessions recent;
    UnmeasuredGuard guard;
    NoticeRelay notices;
    LiveHost live { document, guard, notices };
    StopRequest stopRequest;
    std::unique_ptr<HostView> view;
    std::unique_ptr<MainWindow> window;
};

StandaloneApplication::StandaloneApplication (StandaloneOptions options)
    : chosen (std::move (options))
{}

StandaloneApplication::~StandaloneApplication() = default;

void StandaloneApplication::initialise (const juce::String&)
{
    if (! canShowEditors())
    {
        std::cerr << "lopsided-gui: there is no display to open a window on. Set DISPLAY, or use `lopsided "
                     "play`.\n";
        setApplicationReturnValue (1);
        return quit();
    }

    parts = std::make_unique<Parts>();
    const auto known = parts->catalogue.load();

    parts->view = std::make_unique<HostView> (HostParts { parts->document,
                                                          parts->autosave,
                                                          parts->recent,
                                                          parts->live,
                                                          parts->catalogue,
                                                          parts->settings.properties(),
                                                          {},
                                                          &parts->rig.safeStart() });

    if (chosen.scale)
        parts->view->setScale (static_cast<float> (*chosen.scale));

    if (chosen.theme)
        parts->view->setTheme (*chosen.theme);

    parts->window = std::make_unique<MainWindow> (*parts->view, parts->settings.properties());
    parts->window->setFullScreen (chosen.isFullScreen || parts->window->isFullScreen());
    parts->window->onClose = [this] { systemRequestedQuit(); };
    parts->view->onQuit = [this] { systemRequestedQuit(); };
    parts->view->onTitleChange = [this] { parts->window->showTitle(); };

    parts->notices.handOnTo (&parts->view->notices());

    if (known.failed())
        parts->notices.post ({ Notice::Kind::warning, known.getErrorMessage() });

    startAudio();
    openFirstSession();
    startTimer (signalPollMilliseconds);
}

void StandaloneApplication::startAudio()
{
    if (const auto started = parts->live.start (choiceOf (chosen, parts->settings)); started.failed())
        parts->notices.post ({ Notice::Kind::error, started.getErrorMessage() });
}

void StandaloneApplication::openFirstSession()
{
    auto& files = parts->view->files();

    if (chosen.session == juce::File())
        return files.offerRecovery();

    if (chosen.start == SafeStart::Mode::safe)
        files.openSafely (chosen.session);
    else
        files.open (chosen.session);
}

void StandaloneApplication::systemRequestedQuit()
{
    parts->view->files().whenNothingIsLost ([this] {
        parts->autosave.forget();
        quit();
    });
}

void StandaloneApplication::timerCallback()
{
    if (! parts->stopRequest.isRequested())
        return;

    // Nobody is there to be asked: the next start offers what was not saved.
    stopTimer();
    juce::ignoreUnused (parts->autosave.saveNow());
    quit();
}

void StandaloneApplication::shutdown()
{
    if (parts == nullptr)
        return;

    stopTimer();
    endSession();
    parts->settings.save();
    parts.reset();
}

void StandaloneApplication::endSession()
{
    const auto session = parts->document.capture();
    parts->settings.setAudio (parts->live.choice());
    parts->notices.handOnTo (nullptr);
    parts->window.reset();
    parts->view.reset();
    parts->live.stop();

    if (session)
        parts->rig.safeStart().clear (SessionBuilder::references (*session));

    parts->rig.close();
}

} // namespace lopsided
