#pragma once

#include "ChildProgram.h"
#include <functional>
#include <gtest/gtest.h>
#include <juce_audio_formats/juce_audio_formats.h>
#include <juce_core/juce_core.h>
#include <string>
#include <vector>

namespace lopsided::testing
{

/** A test that runs our programs in a fresh folder. */
class ProgramTest : public ::testing::Test
{
protected:
    ProgramTest();
    ~ProgramTest() override;

    using Words = std::vector<std::string>;

    static Words lopsided (const Words& words) { return withProgram (LOPSIDED_EXECUTABLE, words); }
    static Words trapped (const Words& words) { return withProgram (LOPSIDED_TRAPPED_EXECUTABLE, words); }

    /** A session that needs no installed plugin. */
    static std::string builtinSession();

    std::string path (const std::string& name) const;
    std::string writeFile (const std::string& name, const std::string& content) const;
    static std::string readFile (const std::string& path);

    /** The environment of a program for which JUCE finds a device without hardware by itself: ALSA's, called "Nowhere", which
        writes what it plays to a file. */
    std::string fileDevice (const std::string& file) const;

    /** Errors: a failed assertion where it is no JSON. */
    static juce::var json (const std::string& text);
    static juce::var reportAt (const std::string& path) { return json (readFile (path)); }

    /** How many frames a WAV file holds; -1 where it is none. */
    static std::int64_t framesOf (const std::string& path);

    /** Polls until it is true; false after the timeout. For what another process does without telling: a file that grows, a
        server that takes clients. */
    static bool becomesTrue (const std::function<bool()>& condition,
                             std::chrono::seconds timeout = std::chrono::seconds (30));

    static int numLines (const std::string& text);

private:
    static Words withProgram (const std::string& program, Words words);

    juce::File folder;
};

} // namespace lopsided::testing
