#pragma once

#include <juce_data_structures/juce_data_structures.h>
#include <lopsided_gui/lopsided_gui.h>

namespace lopsided
{

/** What the standalone host remembers from one run to the next, in `standalone.xml` of lopsidedHome(). Thread: message. */
class StandaloneSettings
{
public:
    StandaloneSettings();

    [[nodiscard]] juce::PropertySet& properties() noexcept { return file; }

    [[nodiscard]] AudioChoice audio() const;
    void setAudio (const AudioChoice& choice);

    /** Writes it now. Errors: false; nothing depends on it. */
    bool save() { return file.saveIfNeeded(); }

private:
    juce::PropertiesFile file;
};

} // namespace lopsided
