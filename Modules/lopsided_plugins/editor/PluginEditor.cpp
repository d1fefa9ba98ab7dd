#include "PluginEditor.h"

namespace lopsided
{

namespace
{
/** The processor's own editor, or null where it has none that can be shown. */
std::unique_ptr<juce::AudioProcessorEditor> ownEditor (juce::AudioProcessor& processor)
{
    if (! processor.hasEditor())
        return nullptr;

    try
    {
        std::unique_ptr<juce::AudioProcessorEditor> editor { processor.createEditorIfNeeded() };

        if (editor != nullptr && (editor->getWidth() <= 0 || editor->getHeight() <= 0))
            return nullptr;

        return editor;
    }
    catch (...)
    {
        return nullptr; // what it threw is of no use to anyone who waits for a window
    }
}
} // namespace

bool canShowEditors()
{
    // Without a screen JUCE has no displays, and a plugin that opens a window itself may end the process.
    return ! juce::Desktop::getInstance().getDisplays().displays.isEmpty();
}

PluginResult<std::unique_ptr<juce::AudioProcessorEditor>> createPluginEditor (juce::AudioProcessor& processor)
{
    if (! canShowEditors())
        return PluginError {
            PluginError::Code::noDisplay,
            "There is no screen to show an editor on. Start the program where DISPLAY names one."
        };

    if (processor.getActiveEditor() != nullptr)
        return PluginError { PluginError::Code::editorOpen,
                             ("'" + processor.getName()
                              + "' shows its editor already. Bring that one to the front.")
                                 .toStdString() };

    if (auto editor = ownEditor (processor))
        return editor;

    return std::unique_ptr<juce::AudioProcessorEditor> (
        std::make_unique<juce::GenericAudioProcessorEditor> (processor));
}

} // namespace lopsided
