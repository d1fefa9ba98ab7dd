#include "PublicInterface.h"

#include <juce_core/juce_core.h>

#include <algorithm>

namespace lopsided::testing
{

namespace
{
/** All the words below an element, in order. */
juce::String textOf (const juce::XmlElement* element)
{
    if (element == nullptr)
        return {};

    if (element->isTextElement())
        return element->getText();

    juce::String text;

    for (const auto* child : element->getChildIterator())
        text << textOf (child);

    return text;
}

juce::String commentOf (const juce::XmlElement& element)
{
    return textOf (element.getChildByName ("briefdescription")) + " "
           + textOf (element.getChildByName ("detaileddescription"));
}

bool needsNoWords (const juce::String& arguments)
{
    const auto end = arguments.removeCharacters (" ");
    return end.endsWith ("=delete") || end.endsWith ("=default");
}
} // namespace

std::vector<std::string> PublicInterface::headersOf (const std::string& module)
{
    const juce::String folder = "Modules/" + module;
    const juce::File header { juce::String (LOPSIDED_ROOT) + "/" + folder + "/" + module + ".h" };
    std::vector<std::string> headers;
    juce::StringArray lines;
    header.readLines (lines);

    for (const auto& line : lines)
        if (line.startsWith ("#include \""))
            headers.push_back (
                (folder + "/"
                 + line.fromFirstOccurrenceOf ("\"", false, false).upToFirstOccurrenceOf ("\"", false, false))
                    .toStdString());

    return headers;
}

std::vector<DocumentedFunction> PublicInterface::functionsOf (const std::vector<std::string>& headers)
{
    std::vector<DocumentedFunction> functions;

    for (const auto& entry : juce::RangedDirectoryIterator (juce::File (LOPSIDED_DOCS_XML), false, "*.xml"))
    {
        const auto document = juce::parseXML (entry.getFile());
        const auto* compound = document != nullptr ? document->getChildByName ("compounddef") : nullptr;

        if (compound == nullptr || compound->getStringAttribute ("kind") == "file")
            continue;

        const auto owner = textOf (compound->getChildByName ("compoundname"));

        if (owner.contains ("::detail"))
            continue;

        for (const auto* section : compound->getChildWithTagNameIterator ("sectiondef"))
            for (const auto* member : section->getChildWithTagNameIterator ("memberdef"))
            {
                const auto* location = member->getChildByName ("location");
                const auto arguments = textOf (member->getChildByName ("argsstring"));

                if (member->getStringAttribute ("kind") != "function"
                    || member->getStringAttribute ("prot") != "public" || location == nullptr
                    || needsNoWords (arguments)
                    || std::find (headers.begin(), headers.end(),
                                  location->getStringAttribute ("file").toStdString())
                           == headers.end())
                    continue;

                functions.push_back (
                    { (owner + "::" + textOf (member->getChildByName ("name")) + arguments).toStdString(),
                      (commentOf (*member) + " " + commentOf (*compound)).toStdString() });
            }
    }

    return functions;
}

} // namespace lopsided::testing
