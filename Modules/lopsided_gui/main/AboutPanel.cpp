#include "AboutPanel.h"

#include <lopsided_graph/lopsided_graph.h>
#include <lopsided_realtime/lopsided_realtime.h>

namespace lopsided
{

AboutPanel::AboutPanel()
{
    setTitle ("About Lopsided");
    addAndMakeVisible (text);
    text.setTitle ("About Lopsided");
    text.setMultiLine (true);
    text.setReadOnly (true);
    text.setCaretVisible (false);
    text.setFont (compatibility::font (15.0f));
    text.setText ("Lopsided " LOPSIDED_VERSION_STRING "\n"
                  "A real-time audio plugin host: build a rig, and change it while it plays.\n\n"
                  "Our code: ISC licence.\n"
                  "This program is linked with "
                  + juce::SystemStats::getJUCEVersion()
                  + " under its open-source licence; as a whole it is under the GNU General Public License, "
                    "version 3 (with JUCE 8: the Affero one).\n\n"
                    "VST is a registered trademark of Steinberg Media Technologies GmbH.\n\n"
                    "Screen readers: names and roles are set for every control; on Linux JUCE has no way to "
                    "hand them on.");
}

void AboutPanel::resized()
{
    text.setBounds (getLocalBounds().reduced (8));
}

} // namespace lopsided
