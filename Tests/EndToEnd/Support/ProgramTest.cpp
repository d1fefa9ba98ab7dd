#include "ProgramTest.h"

#include <algorithm>
#include <thread>

namespace lopsided::testing
{

ProgramTest::ProgramTest()
    : folder (juce::File::createTempFile ("lopsided"))
{
    folder.createDirectory();
}

ProgramTest::~ProgramTest()
{
    folder.deleteRecursively();
}

ProgramTest::Words ProgramTest::withProgram (const std::string& program, Words words)
{
    words.insert (words.begin(), program);
    return words;
}

std::string ProgramTest::builtinSession()
{
    return LOPSIDED_SESSIONS "/builtin-only.json";
}

std::string ProgramTest::path (const std::string& name) const
{
    return folder.getChildFile (juce::String (name)).getFullPathName().toStdString();
}

std::string ProgramTest::writeFile (const std::string& name, const std::string& content) const
{
    auto file = path (name);
    EXPECT_TRUE (juce::File (juce::String (file)).replaceWithData (content.data(), content.size()));
    return file;
}

std::string ProgramTest::readFile (const std::string& path)
{
    juce::MemoryBlock content;
    EXPECT_TRUE (juce::File (juce::String (path)).loadFileAsData (content)) << path;
    return { static_cast<const char*> (content.getData()), content.getSize() };
}

std::string ProgramTest::fileDevice (const std::string& file) const
{
    return "ALSA_CONFIG_PATH="
           + writeFile ("asound.conf", "</usr/share/alsa/alsa.conf>\n"
                                       "pcm.nowhere { type file slave.pcm null format raw file \""
                                           + file + "\" hint { show on description \"Nowhere\" } }\n");
}

juce::var ProgramTest::json (const std::string& text)
{
    juce::var value;
    const auto result = juce::JSON::parse (juce::String::fromUTF8 (text.c_str()), value);
    EXPECT_TRUE (result.wasOk()) << text;
    return value;
}

std::int64_t ProgramTest::framesOf (const std::string& path)
{
    juce::WavAudioFormat format;
    auto stream = juce::File (juce::String (path)).createInputStream();

    if (stream == nullptr)
        return -1;

    const std::unique_ptr<juce::AudioFormatReader> reader (format.createReaderFor (stream.release(), true));
    return reader != nullptr ? reader->lengthInSamples : -1;
}

bool ProgramTest::becomesTrue (const std::function<bool()>& condition, std::chrono::seconds timeout)
{
    const auto deadline = std::chrono::steady_clock::now() + timeout;

    while (! condition())
    {
        if (std::chrono::steady_clock::now() > deadline)
            return false;

        std::this_thread::sleep_for (std::chrono::milliseconds (10));
    }

    return true;
}

int ProgramTest::numLines (const std::string& text)
{
    return static_cast<int> (std::count (text.begin(), text.end(), '\n'));
}

} // namespace lopsided::testing
