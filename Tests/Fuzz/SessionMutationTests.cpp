#include "Mutator.h"
#include "SessionProperties.h"

#include <gtest/gtest.h>

#include <iostream>

namespace lopsided
{
namespace
{

std::vector<std::string> readCorpus()
{
    std::vector<std::string> texts;

    for (const auto* folder : { LOPSIDED_FUZZ_CORPUS, LOPSIDED_SESSIONS_FOLDER })
    {
        auto files = juce::File (folder).findChildFiles (juce::File::findFiles, false, "*.json");
        files.sort(); // the same order everywhere, for the same texts

        for (const auto& file : files)
        {
            juce::MemoryBlock bytes;
            file.loadFileAsData (bytes);
            texts.emplace_back (static_cast<const char*> (bytes.getData()), bytes.getSize());
        }
    }

    return texts;
}

TEST (SessionFuzz, HoldsItsPropertiesOnTheWholeCorpus)
{
    const auto corpus = readCorpus();
    ASSERT_GE (corpus.size(), 10u);

    for (const auto& text : corpus)
        EXPECT_EQ (testing::findBrokenProperty (text), "");
}

TEST (SessionFuzz, HoldsItsPropertiesOnMutations)
{
    constexpr unsigned seed = 20240817;
    constexpr int numMutations = 100'000;
    std::cout << "seed " << seed << ", " << numMutations << " mutations\n";
    testing::Mutator mutator (readCorpus(), seed);
    int numSessions = 0;

    for (int run = 0; run < numMutations; ++run)
    {
        const auto text = mutator.next();
        ASSERT_EQ (testing::findBrokenProperty (text), "") << "mutation " << run << ":\n" << text;
        numSessions += SessionFile::parse (text) ? 1 : 0;
    }

    // Neither everything nor nothing is refused, or the mutations would test little.
    std::cout << numSessions << " were sessions still\n";
    EXPECT_GT (numSessions, numMutations / 200);
    EXPECT_LT (numSessions, numMutations * 3 / 4);
}

} // namespace
} // namespace lopsided
