#pragma once

#include "MainWindow.h"
#include "StandaloneOptions.h"
#include "StandaloneSettings.h"

#include <Host/HostRig.h>
#include <Host/Live/LiveHost.h>
#include <Host/StopRequest.h>
#include <Host/UnmeasuredGuard.h>
#include <juce_gui_basics/juce_gui_basics.h>
#include <lopsided_gui/lopsided_gui.h>
#include <memory>

namespace lopsided
{

/** The standalone host: puts the rig, the document, the device and the window together, and takes them apart again.

    Thread: message.
*/
class StandaloneApplication final : public juce::JUCEApplication, private juce::Timer
{
public:
    explicit StandaloneApplication (StandaloneOptions options);
    ~StandaloneApplication() override;

    const juce::String getApplicationName() override { return "Lopsided"; }
    const juce::String getApplicationVersion() override { return LOPSIDED_VERSION_STRING; }
    bool moreThanOneInstanceAllowed() override { return true; }

    void initialise (const juce::String&) override;
    void shutdown() override;
    void systemRequestedQuit() override;

private:
    void timerCallback() override; // asked to stop by a signal?
    void startAudio();
    void openFirstSession();
    void endSession();

    struct Parts;

    const StandaloneOptions chosen;
    std::unique_ptr<Parts> parts;
};

} // namespace lopsided
