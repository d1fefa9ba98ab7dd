#pragma once

#include "HostCallback.h"
#include "OpenDevice.h"
#include <memory>

namespace lopsided
{

/** Where devices go whose server has died: its threads may still call into them, and JUCE has no way to wait for them.

    Thread: message. Realtime: may block.
*/
class KeptDevices
{
public:
    KeptDevices() = delete;

    /** Keeps it, and what it may tell that it has stopped, until the process ends. */
    static void keepForGood (OpenDevice device, std::unique_ptr<HostCallback> callback = nullptr);
};

} // namespace lopsided
