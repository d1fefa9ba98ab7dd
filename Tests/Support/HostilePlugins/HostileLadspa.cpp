#include "Behaviour.h"

#include <ladspa.h>

#include <array>

namespace lopsided::testing
{

namespace
{
constexpr std::array<LADSPA_PortDescriptor, 2> ports { LADSPA_PORT_INPUT | LADSPA_PORT_AUDIO,
                                                       LADSPA_PORT_OUTPUT | LADSPA_PORT_AUDIO };
constexpr std::array<const char*, 2> portNames { "In", "Out" };
constexpr std::array<LADSPA_PortRangeHint, 2> hints {};

/** A mono plugin that does nothing: what is tested is how it is made. */
struct Instance
{};

LADSPA_Handle makeInstance (const LADSPA_Descriptor*, unsigned long)
{
    return new Instance;
}

LADSPA_Handle crashInstead (const LADSPA_Descriptor*, unsigned long)
{
    crash();
}

void connectPort (LADSPA_Handle, unsigned long, LADSPA_Data*) {}
void run (LADSPA_Handle, unsigned long) {}

void deleteInstance (LADSPA_Handle instance)
{
    delete static_cast<Instance*> (instance);
}

LADSPA_Descriptor describe (unsigned long id, const char* label, const char* name,
                            decltype (LADSPA_Descriptor::instantiate) make)
{
    LADSPA_Descriptor plugin {};
    plugin.UniqueID = id;
    plugin.Label = label;
    plugin.Name = name;
    plugin.Maker = "Lopsided's tests";
    plugin.Copyright = "None";
    plugin.PortCount = ports.size();
    plugin.PortDescriptors = ports.data();
    plugin.PortNames = portNames.data();
    plugin.PortRangeHints = hints.data();
    plugin.instantiate = make;
    plugin.connect_port = connectPort;
    plugin.run = run;
    plugin.cleanup = deleteInstance;
    return plugin;
}
} // namespace

} // namespace lopsided::testing

/** Three plugins: the one in the middle crashes when an instance of it is made. */
extern "C" __attribute__ ((visibility ("default"))) const LADSPA_Descriptor* ladspa_descriptor (
    unsigned long index)
{
    using namespace lopsided::testing;
    static const std::array plugins {
        describe (1, "before", "Hostile sibling before", makeInstance),
        describe (2, "crash", "Hostile sibling crash", crashInstead),
        describe (3, "after", "Hostile sibling after", makeInstance),
    };
    return index < plugins.size() ? &plugins[index] : nullptr;
}
