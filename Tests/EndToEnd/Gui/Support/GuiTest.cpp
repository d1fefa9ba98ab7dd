#include "GuiTest.h"

#include <csignal>
#include <stdexcept>
#include <unistd.h>

namespace lopsided::testing
{
namespace
{

constexpr auto audible = 0.01f;
constexpr auto silent = 1.0e-4f;

juce::String cable (const juce::String& from, const juce::String& to)
{
    juce::String text;

    for (const auto* channel : { "0", "1" })
        text << ", { \"source\": { \"node\": " << from << ", \"channel\": " << channel
             << " }, \"destination\": { \"node\": " << to << ", \"channel\": " << channel << " } }";

    return text.substring (1);
}

} // namespace

GuiTest::GuiTest()
    : serverName (std::string ("lopsided-gui-").append (std::to_string (::getpid()))),
      jack { std::string ("JACK_DEFAULT_SERVER=").append (serverName), "JACK_NO_START_SERVER=1" }
{
    home().createDirectory();
    ::setenv ("LOPSIDED_HOME", path ("mirror").c_str(), 1);
}

GuiTest::~GuiTest()
{
    mirror.reset();
    program.reset(); // while there is still a screen and a server
    tap.reset();
    ::unsetenv ("LOPSIDED_HOME");
}

void GuiTest::SetUp()
{
    if (! desktop.reason().empty())
        GTEST_SKIP() << desktop.reason();

    if (ChildProgram::run ({ "sh", "-c", "command -v jackd" }).exitCode != 0)
        GTEST_SKIP() << "jackd is not installed";

    startServer();

    if (! becomesTrue ([this] { return ! server->isRunning() || SoundTap (serverName).isOpen(); },
                       std::chrono::seconds (20))
        || ! server->isRunning())
        GTEST_SKIP() << "jackd does not start here: " << server->outputSoFar();
}

void GuiTest::TearDown()
{
    if (HasFailure() && desktop.reason().empty())
        desktop.draw (picture (std::string ("failed-").append (
            ::testing::UnitTest::GetInstance()->current_test_info()->name())));
}

std::string GuiTest::picture (const std::string& name)
{
    const juce::File folder (LOPSIDED_SCREENSHOTS);
    folder.createDirectory();

    // A test with parameters has a slash in its name.
    return folder.getChildFile (juce::String (name).replaceCharacter ('/', '-'))
               .getFullPathName()
               .toStdString()
           + ".png";
}

void GuiTest::startServer()
{
    server = std::make_unique<ChildProgram> (
        Words { "jackd", "-n", serverName, "-S", "-d", "dummy", "-r", "48000", "-p", "256" }, jack);
}

void GuiTest::endServer (int signal)
{
    server->signal (signal);
    server->wait (std::chrono::seconds (20));
    tap.reset();
}

bool GuiTest::tapIsConnected()
{
    return becomesTrue ([this] {
        if (tap == nullptr || ! tap->isOpen())
            tap = std::make_unique<SoundTap> (serverName);

        return tap->connect();
    });
}

bool GuiTest::soundIsHeard()
{
    return becomesTrue ([this] { return tap->peakNow() > audible; }, std::chrono::seconds (15));
}

bool GuiTest::silenceIsHeard()
{
    const auto begin = tap->numFrames();
    return becomesTrue ([&] { return tap->numFrames() > begin + 4800 && tap->peakNow() < silent; },
                        std::chrono::seconds (15));
}

void GuiTest::require (bool isSo, const std::string& otherwise)
{
    if (! isSo)
        throw std::runtime_error (otherwise);
}

void GuiTest::launch (Words words, const Words& environment)
{
    words.insert (words.begin(), LOPSIDED_GUI_EXECUTABLE);
    auto variables = jack;
    variables.insert (variables.end(), environment.begin(), environment.end());
    variables.push_back (desktop.environment());
    variables.push_back ("LOPSIDED_HOME=" + home().getFullPathName().toStdString());
    program = std::make_unique<ChildProgram> (words, variables);
    require (becomesTrue ([this] {
                 window = desktop.window (" - Lopsided");
                 return ! window.empty() || ! program->isRunning();
             }),
             "no window has appeared");

    if (! program->isRunning())
        require (false, "the program has ended: " + program->wait().err);

    // Until the window manager has put it where it stays.
    auto area = desktop.areaOf (window);
    auto numSame = 0;
    require (becomesTrue ([&] {
                 const auto now = desktop.areaOf (window);
                 numSame = now == area && desktop.isFramed (window) ? numSame + 1 : 0;
                 area = now;
                 return numSame > 10;
             }),
             "the window has not come to rest");
    mirror = std::make_unique<Mirror> (home(), area);
}

void GuiTest::launchWith (const juce::File& session, const Words& environment)
{
    launch ({ session.getFullPathName().toStdString(), "--device", "JACK:system" }, environment);
    require (titleBecomes (session.getFileNameWithoutExtension().toStdString() + " - Lopsided"),
             "the session has not been opened: " + title());
    require (tapIsConnected(), "nothing can be heard of the program");
    mirror->open (session);
    desktop.key ("ctrl+9");
}

void GuiTest::quit()
{
    program->signal (SIGTERM);
    program->wait();
}

bool GuiTest::resize (int width, int height, int scale)
{
    if (! desktop.place (window, { 4, 24, width, height }))
        return false;

    mirror = std::make_unique<Mirror> (home(), desktop.areaOf (window), scale);
    return true;
}

bool GuiTest::titleBecomes (const std::string& end)
{
    return becomesTrue ([&] { return juce::String (title()).endsWith (juce::String (end)); },
                        std::chrono::seconds (15));
}

std::string GuiTest::title() const
{
    return desktop.titleOf (window);
}

bool GuiTest::catalogue (const Words& bundles)
{
    const juce::File links (juce::String (path ("bundles")));
    links.createDirectory();

    for (const auto& bundle : bundles)
    {
        const auto installed = juce::File ("/usr/lib/lv2").getChildFile (juce::String (bundle));

        if (! installed.isDirectory()
            || ! installed.createSymbolicLink (links.getChildFile (juce::String (bundle)), true))
            return false;
    }

    home()
        .getChildFile ("plugin-folders.json")
        .replaceWithText ("{ \"standard\": false, \"folders\": [ \"" + links.getFullPathName() + "\" ] }");
    const auto scanned = ChildProgram::run (lopsided ({ "scan" }),
                                            { "LOPSIDED_HOME=" + home().getFullPathName().toStdString() });
    EXPECT_EQ (scanned.exitCode, 0) << scanned.err;
    return scanned.exitCode == 0;
}

std::string GuiTest::sineThroughGain (Cables cables, const std::string& sineOptions) const
{
    juce::String text = R"({ "version": 1, "name": "Tone", "nodes": [
        { "id": 16, "name": "Tone", "plugin": { "format": "builtin", "identifier": "sine", "name": "Sine" },)";
    text << juce::String (sineOptions)
         << R"( "position": [ 0, 200 ], "parameters": { "frequency": 0.02102102, "level": 0.88 } },
        { "id": 17, "name": "Level", "plugin": { "format": "builtin", "identifier": "gain", "name": "Gain" },
          "position": [ 240, 200 ], "parameters": { "gain": 0.7 } } ],
        "ends": { "audioInput": [ 0, 0 ], "midiInput": [ 0, 96 ], "audioOutput": [ 480, 200 ], "midiOutput": [ 480, 96 ] },
        "connections": [)"
         << (cables == Cables::all ? cable ("16", "17") + "," + cable ("17", "\"audioOutput\"")
                                   : juce::String())
         << "] }";
    return writeFile ("Tone.json", text.toStdString());
}

} // namespace lopsided::testing
