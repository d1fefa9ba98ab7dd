#include <gtest/gtest.h>
#include <juce_core/juce_core.h>

#include <regex>
#include <set>
#include <string>

namespace lopsided::testing
{
namespace
{
std::string read (const char* path)
{
    return juce::File (juce::String (path)).loadFileAsString().toStdString();
}

/** The functions that JUCE's graph and its nodes declare in public. */
std::set<std::string> functionsOfJucesGraph()
{
    std::set<std::string> names;
    const std::regex declaration { R"(^ {4,8}(?!return|case|if)[A-Za-z_:<>*& ]+[ *&](\w+) ?\()" };
    const auto header = juce::StringArray::fromLines (juce::String (read (LOPSIDED_JUCE_GRAPH)));
    auto isPublic = false;
    std::smatch found;

    for (const auto& line : header)
    {
        if (line.trim() == "public:" || line.trim() == "private:")
            isPublic = line.trim() == "public:";
        else if (line.startsWith ("    };"))
            isPublic = true; // the end of a class inside: what follows is the graph's own

        const auto text = line.toStdString();

        if (isPublic && std::regex_search (text, found, declaration))
            names.insert (found[1]);
    }

    // What JUCE keeps for itself, and what is no declaration.
    for (const auto* name : { "JUCE_DECLARE_NON_COPYABLE_WITH_LEAK_DETECTOR", "fillInPluginDescription",
                              "setParentGraph", "tie", "jassert", "if", "return" })
        names.erase (name);

    return names;
}

TEST (MigrationPage, NamesEveryFunctionOfJucesGraph)
{
    const auto page = read (LOPSIDED_ROOT "/Resources/Docs/Migrating-from-AudioProcessorGraph.md");
    const auto names = functionsOfJucesGraph();
    ASSERT_GT (names.size(), 30u) << "JUCE's header was not understood";
    ASSERT_TRUE (names.contains ("getNodeForId") && names.contains ("setBypassed"));

    // Of the programs one is named for all.
    for (const auto* name :
         { "getCurrentProgram", "setCurrentProgram", "getProgramName", "changeProgramName" })
        EXPECT_TRUE (names.contains (name));

    for (const auto& name : names)
    {
        const auto isOneOfThePrograms = name.find ("Program") != std::string::npos;
        EXPECT_TRUE (isOneOfThePrograms || page.find (name) != std::string::npos) << name;
    }
}

} // namespace
} // namespace lopsided::testing
