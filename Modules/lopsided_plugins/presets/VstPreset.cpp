#include "VstPreset.h"

#include "../parameters/PluginState.h"

#include <optional>
#include <string>

namespace lopsided
{

namespace
{
/** JUCE shows a VST3 plugin's own interface to a visitor only. */
class Visitor final : public juce::ExtensionsVisitor
{
public:
    explicit Visitor (std::function<void (const VST3Client&)> functionToCall)
        : function (std::move (functionToCall))
    {}

    void visitVST3Client (const VST3Client& client) override
    {
        isVst3 = true;
        function (client);
    }

    bool isVst3 = false;

private:
    const std::function<void (const VST3Client&)> function;
};

bool visit (const juce::AudioProcessor& processor,
            std::function<void (const juce::ExtensionsVisitor::VST3Client&)> function)
{
    Visitor visitor (std::move (function));

    if (const auto* plugin = dynamic_cast<const juce::AudioPluginInstance*> (&processor))
        plugin->getExtensions (visitor);

    return visitor.isVst3;
}

PluginError presetError (const juce::AudioProcessor& processor, const juce::String& reason)
{
    return { PluginError::Code::presetRefused,
             ("The preset cannot be given to '" + processor.getName() + "': " + reason + ".").toStdString() };
}

/** The class that a preset is for: 32 characters behind a magic word and a version. */
std::optional<std::string> classOf (const juce::MemoryBlock& content)
{
    static constexpr std::size_t start = 8;
    static constexpr std::size_t length = 32;
    const std::string_view bytes (static_cast<const char*> (content.getData()), content.getSize());

    if (bytes.size() < start + length || bytes.substr (0, 4) != "VST3")
        return std::nullopt;

    return std::string (bytes.substr (start, length));
}
} // namespace

PluginResult<juce::MemoryBlock> VstPreset::save (const juce::AudioProcessor& processor)
{
    juce::MemoryBlock content;

    if (! visit (processor, [&content] (const auto& client) { content = client.getPreset(); }))
        return presetError (processor,
                            "it is no VST3 plugin, which .vstpreset files are for. Save a .lopsidedpreset");

    if (! classOf (content))
        return presetError (processor, "it could not be asked for its state");

    return content;
}

PluginResult<void> VstPreset::load (juce::AudioProcessor& processor, const juce::MemoryBlock& content)
{
    const auto wanted = classOf (content);

    if (! wanted)
        return presetError (processor, "it is not a .vstpreset, or is damaged");

    const auto own = save (processor);

    if (! own)
        return presetError (processor, "it is no VST3 plugin, which .vstpreset files are for");

    if (const auto ownClass = classOf (*own); *ownClass != *wanted)
        return presetError (processor, "it is for another plugin, of the class " + juce::String (*wanted)
                                           + "; this one's is " + juce::String (*ownClass));

    auto isLoaded = false;
    visit (processor, [&] (const auto& client) { isLoaded = client.setPreset (content); });

    if (! isLoaded)
        return presetError (processor, "the plugin does not take it; it may be damaged");

    // JUCE's parameters follow a state that goes this way, and not one that a preset sets.
    const auto state = saveState (processor);
    processor.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    return {};
}

} // namespace lopsided
