#pragma once

#include "Mirror.h"
#include "SoundTap.h"
#include "Support/ProgramTest.h"
#include "Support/VirtualDesktop.h"

#include <memory>
#include <string>

namespace lopsided::testing
{

/** A test of the standalone host in a window, on a JACK server of the test's own with JACK's dummy driver: it uses the mouse and the
    keys, and sees and hears what comes of that. */
class GuiTest : public ProgramTest
{
protected:
    GuiTest();
    ~GuiTest() override;

    void SetUp() override;

    /** Leaves a picture of the screen where the test has failed. */
    void TearDown() override;

    /** A file for pictures, which outlives the test. */
    [[nodiscard]] static std::string picture (const std::string& name);

    static constexpr auto modified = " * - Lopsided"; ///< how the title of what is not saved ends

    // JACK.
    void startServer();
    void endServer (int signal);

    /** A new tap that hears the program; false where that takes too long. */
    [[nodiscard]] bool tapIsConnected();
    [[nodiscard]] bool soundIsHeard();
    [[nodiscard]] bool silenceIsHeard(); ///< for a tenth of a second

    // The program.
    void launch (Words words, const Words& environment = {});
    void quit();

    /** launch, with a session; until that is open, and shown whole by the program and the mirror. */
    void launchWith (const juce::File& session, const Words& environment = {});

    /** Gives the window a size, and makes the mirror anew, of what is drawn at this scale. */
    [[nodiscard]] bool resize (int width, int height, int scale = 1);

    [[nodiscard]] bool titleBecomes (const std::string& end);
    [[nodiscard]] std::string title() const;

    /** Writes the home's catalogue of these installed LV2 bundles, with the real program; false where one is not installed. */
    [[nodiscard]] bool catalogue (const Words& bundles);

    [[nodiscard]] juce::File home() const { return juce::File (juce::String (path ("home"))); }

    /** A sine at -12 dBFS, a gain and the ends, at places that nobody has to look for. */
    enum class Cables
    {
        none,
        all
    };
    std::string sineThroughGain (Cables cables, const std::string& sineOptions = {}) const;

    static constexpr NodeID sineNode { 16 };
    static constexpr NodeID gainNode { 17 };

    VirtualDesktop desktop;
    std::unique_ptr<ChildProgram> server;
    std::unique_ptr<SoundTap> tap;
    std::unique_ptr<ChildProgram> program;
    std::string window;
    std::unique_ptr<Mirror> mirror;

private:
    /** What all else builds upon. Errors: std::runtime_error, which ends the test. */
    static void require (bool isSo, const std::string& otherwise);

    const std::string serverName;
    const Words jack;
};

} // namespace lopsided::testing
