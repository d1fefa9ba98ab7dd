// An LV2 plugin that can be opened, and throws when it is prepared.
#include <lv2/core/lv2.h>
#include <stdexcept>

namespace
{

LV2_Handle instantiate (const LV2_Descriptor*, double, const char*, const LV2_Feature* const*)
{
    static int instance = 0;
    return &instance;
}

void connectPort (LV2_Handle, uint32_t, void*) {}

void activate (LV2_Handle)
{
    throw std::runtime_error ("no room for delay lines");
}

void run (LV2_Handle, uint32_t) {}

void cleanup (LV2_Handle) {}

const void* noExtension (const char*)
{
    return nullptr;
}

} // namespace

LV2_SYMBOL_EXPORT const LV2_Descriptor* lv2_descriptor (uint32_t index)
{
    static const LV2_Descriptor descriptor { "urn:lopsided:throws-when-prepared",
                                             &instantiate,
                                             &connectPort,
                                             &activate,
                                             &run,
                                             nullptr,
                                             &cleanup,
                                             &noExtension };
    return index == 0 ? &descriptor : nullptr;
}
