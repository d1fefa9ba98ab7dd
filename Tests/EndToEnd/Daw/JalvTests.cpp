#include "Support/DawTest.h"
#include "Support/JackWire.h"
#include "Support/Picture.h"
#include "Support/RackSessions.h"
#include "Support/Recording.h"
#include "Support/VirtualDesktop.h"

#include <csignal>
#include <unistd.h>

namespace lopsided::testing
{
namespace
{

/** The LV2 in jalv, a host of LV2's own authors, on a JACK server of the test's own. */
class Jalv : public DawTest
{
protected:
    void SetUp() override
    {
        for (const auto* program : { "jackd", "jalv" })
            if (! isInstalled (program))
                GTEST_SKIP() << program << " is not installed";

        beginRacksWith (RackSessions::scenes());
        server = std::make_unique<ChildProgram> (
            Words { "jackd", "-S", "-n", serverName, "-d", "dummy", "-r", "48000", "-p", "256" });

        const auto isReady = [this] {
            wire = std::make_unique<JackWire> (serverName);
            return wire->isOpen() || ! server->isRunning();
        };

        if (! becomesTrue (isReady, std::chrono::seconds (20)) || ! wire->isOpen())
            GTEST_SKIP() << "jackd does not start here: " << server->outputSoFar();
    }

    /** Starts a program that is JACK's client "Rack". */
    std::unique_ptr<ChildProgram> start (Words program, const Words& more) const
    {
        program.insert (program.begin(),
                        { "env", "JACK_DEFAULT_SERVER=" + serverName, "JACK_NO_START_SERVER=1" });
        program.insert (program.end(), more.begin(), more.end());
        return std::make_unique<ChildProgram> (inOwnHome (program));
    }

    /** Without a window. */
    std::unique_ptr<ChildProgram> startConsole (const Words& more) const
    {
        return start ({ "jalv", "-i", "-x", "-n", "Rack" }, more);
    }

    /** Whether the tone comes through at this level, without a gap. */
    bool isLevel (float wanted)
    {
        const Recording tenth (wire->last (4800));
        return wire->connect ("Rack:audio_in_1", "Rack:audio_out_1")
               && std::abs (tenth.peak() - wanted) < 0.002f && tenth.quietestBlock() > 0.9f * wanted;
    }

    bool levelBecomes (float wanted)
    {
        return becomesTrue ([&] { return isLevel (wanted); }, std::chrono::seconds (20));
    }

    const std::string serverName = "lopsided-jalv-" + std::to_string (::getpid());
    std::unique_ptr<ChildProgram> server;
    std::unique_ptr<JackWire> wire;
};

TEST_F (Jalv, PlaysWhatComesInThroughTheGraph)
{
    const auto jalv = startConsole ({ effectUri });
    EXPECT_TRUE (levelBecomes (JackWire::level * RackSessions::half)) << jalv->outputSoFar();
}

/** With a window: only then does jalv send what LV2 calls properties. */
class JalvWindow : public Jalv
{
protected:
    void SetUp() override
    {
        Jalv::SetUp();

        if (IsSkipped())
            return;

        if (! isInstalled ("jalv.gtk3"))
            GTEST_SKIP() << "jalv.gtk3 is not installed";

        desktop = std::make_unique<VirtualDesktop>();

        if (! desktop->reason().empty())
            GTEST_SKIP() << desktop->reason();
    }

    /** Waits until its window is there, and has the keys: what is typed before is lost. */
    std::unique_ptr<ChildProgram> startWindow (const Words& more)
    {
        auto jalv = start ({ desktop->environment(), "GSETTINGS_BACKEND=memory", "jalv.gtk3",
                             "--exact-jack-name", "--jack-name", "Rack", "--dump", "--trace" },
                           more);
        EXPECT_TRUE (becomesTrue ([&] { return ! window().empty() && desktop->isActive (window()); }))
            << jalv->outputSoFar();
        return jalv;
    }

    /** Whether the editor's handle for its size, which is drawn last, is at the end of the window. */
    bool isDrawnInItsCorner() const
    {
        constexpr auto side = 16;
        const auto file = path ("window.png");
        desktop->draw (file, window());
        const Picture picture (file);
        const auto all = picture.image.getBounds();
        return picture.numColours (
                   all.withTrimmedLeft (all.getWidth() - side).withTrimmedTop (all.getHeight() - side))
               > 2;
    }

    /** Has jalv save its state in a folder, by its dialogue. */
    void save (const std::string& place) const
    {
        constexpr std::chrono::seconds patience { 5 }; // until the same is tried again
        const auto dialogue = [this] { return desktop->window ("Save State"); };

        EXPECT_TRUE (becomesTrue ([&] {
            desktop->key ("ctrl+s");
            return becomesTrue ([&] { return ! dialogue().empty() && desktop->isActive (dialogue()); },
                                patience);
        }));
        EXPECT_TRUE (becomesTrue ([&] {
            desktop->key ("ctrl+a");
            desktop->type (place);
            return becomesTrue (
                [&] {
                    desktop->key ("Return"); // the first takes the file that it suggests
                    return juce::File (place).getChildFile ("state.ttl").existsAsFile();
                },
                patience);
        }));
    }

    std::string window() const { return desktop->window ("Lopsided Rack"); }

    // In jalv's window: behind its menu and the field of bypass.
    static constexpr juce::Point<int> fieldOfFirstMacro { 140, 80 };

    std::unique_ptr<VirtualDesktop> desktop;
};

TEST_F (JalvWindow, MovesAMacroByPatchSetAndGetsTheStateBackThatItSaved)
{
    const auto whole = JackWire::level;
    const auto saved = path ("saved");

    {
        const auto jalv = startWindow ({ "--generic-ui", effectUri });
        EXPECT_TRUE (levelBecomes (whole * RackSessions::half)) << jalv->outputSoFar();

        // A busy window may lose what is typed: the same again does no harm.
        EXPECT_TRUE (becomesTrue ([&] {
            desktop->click (desktop->areaOf (window()).getPosition() + fieldOfFirstMacro);

            for (const auto* key : { "ctrl+a", "1", "Return" })
                desktop->key (key);

            return isLevel (whole);
        })) << jalv->outputSoFar();

        save (saved);

        // What nobody has moved, the rack says nothing of. It writes when it ends.
        jalv->signal (SIGTERM);
        const auto told = jalv->wait().out;
        EXPECT_NE (told.find ("rack:macro-001"), std::string::npos);
        EXPECT_EQ (told.find ("rack:bypass"), std::string::npos);
    }

    beginRacksWith (RackSessions::synth());
    const auto jalv = startConsole ({ "-l", saved });
    EXPECT_TRUE (levelBecomes (whole)) << jalv->outputSoFar();
}

TEST_F (JalvWindow, ShowsTheEditorAtAnySizeWhileItPlays)
{
    const auto jalv = startWindow ({ effectUri });
    ASSERT_TRUE (levelBecomes (JackWire::level * RackSessions::half)) << jalv->outputSoFar();
    const auto begin = wire->numFrames();

    for (const auto& size : { juce::Rectangle<int> (0, 0, 1100, 720), juce::Rectangle<int> (0, 0, 1600, 1000),
                              juce::Rectangle<int> (0, 0, 1200, 800) })
    {
        ASSERT_TRUE (desktop->place (window(), size));
        EXPECT_TRUE (becomesTrue ([&] { return isDrawnInItsCorner(); })) << size.toString();
    }

    const Recording heard (wire->last (wire->numFrames() - begin));
    EXPECT_GT (heard.seconds(), 0.5);
    EXPECT_GT (heard.quietestBlock(), 0.9f * JackWire::level * RackSessions::half);
}

} // namespace
} // namespace lopsided::testing
