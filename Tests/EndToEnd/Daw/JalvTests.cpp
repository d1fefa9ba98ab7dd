#include "Support/DawTest.h"
#include "Support/JackWire.h"
#include "Support/RackSessions.h"
#include "Support/Recording.h"
#include "Support/VirtualDesktop.h"

#include <csignal>
#include <juce_graphics/juce_graphics.h>
#include <set>
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
    bool levelBecomes (float wanted)
    {
        return becomesTrue (
            [&] {
                const Recording tenth (wire->last (4800));
                return wire->connect ("Rack:audio_in_1", "Rack:audio_out_1")
                       && std::abs (tenth.peak() - wanted) < 0.002f && tenth.quietestBlock() > 0.9f * wanted;
            },
            std::chrono::seconds (20));
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

    /** Waits until its window is there. */
    std::unique_ptr<ChildProgram> startWindow (const Words& more)
    {
        auto jalv = start ({ desktop->environment(), "GSETTINGS_BACKEND=memory", "jalv.gtk3",
                             "--exact-jack-name", "--jack-name", "Rack", "--dump", "--trace" },
                           more);
        EXPECT_TRUE (becomesTrue ([&] { return ! window().empty() && desktop->isFramed (window()); }))
            << jalv->outputSoFar();
        return jalv;
    }

    /** Whether the editor's handle for its size, which is drawn last, is at the end of the window. */
    bool isDrawnInItsCorner() const
    {
        constexpr auto side = 16;
        const auto file = path ("window.png");
        desktop->draw (file, window());
        const auto image = juce::ImageFileFormat::loadFrom (juce::File (file));
        std::set<juce::uint32> colours;

        for (int y = image.getHeight() - side; y < image.getHeight(); ++y)
            for (int x = image.getWidth() - side; x < image.getWidth(); ++x)
                colours.insert (image.getPixelAt (x, y).getARGB());

        return colours.size() > 2;
    }

    std::string window() const { return desktop->window ("Lopsided Rack"); }

    std::unique_ptr<VirtualDesktop> desktop;
};

TEST_F (JalvWindow, MovesAMacroByPatchSetAndGetsTheStateBackThatItSaved)
{
    const auto whole = JackWire::level;
    const auto saved = path ("saved");

    {
        const auto jalv = startWindow ({ "--generic-ui", effectUri });
        EXPECT_TRUE (levelBecomes (whole * RackSessions::half)) << jalv->outputSoFar();

        // From the field of the first property, which is bypass, to that of the first macro.
        for (const auto* word : { "Tab", "Tab", "1", "Return" })
            desktop->key (word);

        EXPECT_TRUE (levelBecomes (whole)) << jalv->outputSoFar();

        desktop->key ("ctrl+s");
        EXPECT_TRUE (becomesTrue ([&] { return ! desktop->window ("Save State").empty(); }));
        desktop->type (saved);
        EXPECT_TRUE (becomesTrue ([&] {
            desktop->key ("Return"); // the first takes the file that it suggests
            return juce::File (saved).getChildFile ("state.ttl").existsAsFile();
        }));

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
