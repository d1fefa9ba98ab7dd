#include "PublicInterface.h"

#include <juce_core/juce_core.h>

#include <algorithm>
#include <map>
#include <memory>

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
    return (textOf (element.getChildByName ("briefdescription")) + " "
            + textOf (element.getChildByName ("detaileddescription")))
        .trim();
}

bool isDeletedOrDefaulted (const juce::String& arguments)
{
    const auto end = arguments.removeCharacters (" ");
    return end.endsWith ("=delete") || end.endsWith ("=default");
}

/** All that Doxygen has written about classes, namespaces and the like. */
class Pages
{
public:
    Pages()
    {
        for (const auto& entry :
             juce::RangedDirectoryIterator (juce::File (LOPSIDED_DOCS_XML), false, "*.xml"))
            if (auto document = juce::parseXML (entry.getFile()))
                if (const auto* compound = document->getChildByName ("compounddef");
                    compound != nullptr && compound->getStringAttribute ("kind") != "file")
                    documents.push_back (std::move (document));

        forEachMember ([this] (const juce::XmlElement&, const juce::XmlElement& member) {
            words[member.getStringAttribute ("id")] = commentOf (member).toStdString();
        });
    }

    /** Calls `use (compound, member)` for each. */
    template <typename Use>
    void forEachMember (Use&& use) const
    {
        for (const auto& document : documents)
        {
            const auto& compound = *document->getChildByName ("compounddef");

            for (const auto* section : compound.getChildWithTagNameIterator ("sectiondef"))
                for (const auto* member : section->getChildWithTagNameIterator ("memberdef"))
                    use (compound, *member);
        }
    }

    [[nodiscard]] DocumentedFunction describe (const juce::XmlElement& compound,
                                               const juce::XmlElement& member) const
    {
        DocumentedFunction function;
        function.owner = textOf (compound.getChildByName ("compoundname")).toStdString();
        function.name = textOf (member.getChildByName ("name")).toStdString();
        function.returnType = textOf (member.getChildByName ("type")).toStdString();
        function.arguments = textOf (member.getChildByName ("argsstring")).toStdString();
        function.ownWords = commentOf (member).toStdString();
        function.classWords = commentOf (compound).toStdString();

        if (const auto* base = member.getChildByName ("reimplements"))
            if (const auto found = words.find (base->getStringAttribute ("refid")); found != words.end())
            {
                function.overridesOneOfOurs = true;
                function.baseWords = found->second;
            }

        return function;
    }

private:
    std::vector<std::unique_ptr<juce::XmlElement>> documents;
    std::map<juce::String, std::string> words; ///< of each member's comment, by its id
};

/** Whether a member is a public function, and neither deleted nor defaulted. */
bool isToDocument (const juce::XmlElement& compound, const juce::XmlElement& member)
{
    return member.getStringAttribute ("kind") == "function" && member.getStringAttribute ("prot") == "public"
           && ! textOf (compound.getChildByName ("compoundname")).contains ("::detail")
           && ! isDeletedOrDefaulted (textOf (member.getChildByName ("argsstring")));
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
    const Pages pages;

    pages.forEachMember ([&] (const juce::XmlElement& compound, const juce::XmlElement& member) {
        const auto* location = member.getChildByName ("location");

        if (location != nullptr && isToDocument (compound, member)
            && std::ranges::count (headers, location->getStringAttribute ("file").toStdString()) > 0)
            functions.push_back (pages.describe (compound, member));
    });

    return functions;
}

} // namespace lopsided::testing
