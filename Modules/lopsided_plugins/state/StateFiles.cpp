#include "StateFiles.h"

#include "../scan/PluginFolders.h"
#include "TurtleText.h"

#include <cctype>
#include <filesystem>
#include <optional>

namespace lopsided
{

namespace
{
constexpr std::string_view fileScheme = "file://";
constexpr std::string_view sessionScheme = "lopsided-session:";
constexpr std::string_view lv2Scheme = "lopsided-lv2:";

bool isPlain (char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || std::string_view ("-._~/").find (c) != std::string_view::npos;
}

/** Each byte that is not plain as %XX, as RFC 3986 asks. */
std::string escaped (const juce::String& path)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;

    for (const auto c : path.toStdString())
    {
        const auto byte = static_cast<unsigned char> (c);
        result +=
            isPlain (c) ? std::string (1, c) : std::string { '%', digits[byte >> 4], digits[byte & 15u] };
    }

    return result;
}

juce::String unescaped (std::string_view text)
{
    std::string result;

    for (std::size_t index = 0; index < text.size(); ++index)
    {
        const auto isEscape = text[index] == '%' && index + 2 < text.size()
                              && std::isxdigit (static_cast<unsigned char> (text[index + 1])) != 0
                              && std::isxdigit (static_cast<unsigned char> (text[index + 2])) != 0;

        if (! isEscape)
        {
            result += text[index];
            continue;
        }

        result += static_cast<char> (std::stoi (std::string (text.substr (index + 1, 2)), nullptr, 16));
        index += 2;
    }

    return juce::String::fromUTF8 (result.data(), static_cast<int> (result.size()));
}

/** The same place, however many links lead there. */
juce::File canonical (const juce::File& file)
{
    std::error_code error;
    const auto path = std::filesystem::weakly_canonical (
        std::filesystem::u8path (file.getFullPathName().toStdString()), error);
    return error ? file : juce::File (juce::String::fromUTF8 (path.c_str()));
}

/** The path of a file beneath a folder, or nothing. */
juce::String beneath (const juce::File& folder, const juce::File& file)
{
    if (folder == juce::File())
        return {};

    if (file.isAChildOf (folder))
        return file.getRelativePathFrom (folder);

    const auto realFolder = canonical (folder);
    const auto realFile = canonical (file);
    return realFile.isAChildOf (realFolder) ? realFile.getRelativePathFrom (realFolder) : juce::String();
}

std::string_view textOf (const juce::MemoryBlock& state)
{
    return { static_cast<const char*> (state.getData()), state.getSize() };
}

juce::MemoryBlock blockOf (const std::string& text)
{
    return { text.data(), text.size() };
}

bool startsWith (std::string_view text, std::string_view prefix)
{
    return text.substr (0, prefix.size()) == prefix;
}

/** The file that a `file:` IRI names, or nothing. */
std::optional<juce::File> fileOf (std::string_view iri)
{
    if (! startsWith (iri, fileScheme))
        return std::nullopt;

    // Behind the two slashes may stand a host's name, which ends at the third.
    const auto rest = iri.substr (fileScheme.size());
    const auto slash = rest.find ('/');
    return slash != std::string_view::npos ? std::optional<juce::File> (unescaped (rest.substr (slash)))
                                           : std::nullopt;
}
} // namespace

StateFiles::StateFiles (const juce::File& sessionFolder, const juce::FileSearchPath& lv2Folders)
    : session (sessionFolder),
      lv2 (lv2Folders)
{}

juce::FileSearchPath StateFiles::foldersOfLv2()
{
    return PluginFolders::load().searchPath (PluginFormat::lv2);
}

juce::MemoryBlock StateFiles::toPortable (const juce::MemoryBlock& state) const
{
    return blockOf (TurtleText (textOf (state)).withIris ([this] (auto iri) -> std::optional<std::string> {
        const auto file = fileOf (iri);

        if (! file)
            return std::nullopt;

        if (const auto inSession = beneath (session, *file); inSession.isNotEmpty())
            return std::string (sessionScheme) + escaped (inSession);

        for (int index = 0; index < lv2.getNumPaths(); ++index)
            if (const auto inLv2 = beneath (lv2[index], *file); inLv2.isNotEmpty())
                return std::string (lv2Scheme) + escaped (inLv2);

        return std::nullopt;
    }));
}

juce::File StateFiles::locate (const juce::String& pathInLv2) const
{
    for (int index = 0; index < lv2.getNumPaths(); ++index)
        if (const auto file = lv2[index].getChildFile (pathInLv2); file.exists())
            return file;

    return lv2.getNumPaths() > 0 ? lv2[0].getChildFile (pathInLv2) : juce::File();
}

StateFiles::Located StateFiles::toAbsolute (const juce::MemoryBlock& state) const
{
    Located located;
    const auto look = [&located] (const juce::File& file) {
        if (! file.exists())
            located.missing.addIfNotAlreadyThere (file.getFullPathName());
    };

    located.state =
        blockOf (TurtleText (textOf (state)).withIris ([&] (auto iri) -> std::optional<std::string> {
            const auto inSession = startsWith (iri, sessionScheme);

            if (! inSession && ! startsWith (iri, lv2Scheme))
            {
                // A file elsewhere is named as it is; a fragment behind it would be something in the file.
                if (const auto elsewhere = fileOf (iri.substr (0, iri.find ('#'))))
                    look (*elsewhere);

                return std::nullopt;
            }

            const auto path = unescaped (iri.substr (inSession ? sessionScheme.size() : lv2Scheme.size()));
            const auto file = inSession ? session.getChildFile (path) : locate (path);
            look (file);
            return std::string (fileScheme) + escaped (file.getFullPathName());
        }));

    return located;
}

} // namespace lopsided
