// The main of tests that show windows: a screen of their own, and an application, without which JUCE leaves X's own handler
// of errors in place, which ends the process at the first one that a plugin makes.
#include "../../lopsided_plugins/VirtualScreen.h"

#include <gtest/gtest.h>
#include <juce_gui_basics/juce_gui_basics.h>

namespace
{
class Application final : public juce::JUCEApplicationBase
{
public:
    const juce::String getApplicationName() override { return "lopsided window tests"; }
    const juce::String getApplicationVersion() override { return "1"; }
    bool moreThanOneInstanceAllowed() override { return true; }
    void initialise (const juce::String&) override {}
    void shutdown() override {}
    void anotherInstanceStarted (const juce::String&) override {}
    void systemRequestedQuit() override {}
    void suspended() override {}
    void resumed() override {}
    void unhandledException (const std::exception*, const juce::String&, int) override {}
};

juce::JUCEApplicationBase* createApplication()
{
    return new Application;
}
} // namespace

int main (int argc, char** argv)
{
    lopsided::testing::VirtualScreen::start();
    juce::JUCEApplicationBase::createInstance = &createApplication;
    const juce::ScopedJuceInitialiser_GUI juce;
    ::testing::InitGoogleTest (&argc, argv);
    return RUN_ALL_TESTS();
}
