#include "KeptDevices.h"

#include <utility>
#include <vector>

namespace lopsided
{
namespace
{

struct KeptDevice
{
    OpenDevice device;
    std::unique_ptr<HostCallback> callback;
};

} // namespace

void KeptDevices::keepForGood (OpenDevice device, std::unique_ptr<HostCallback> callback)
{
    union Kept
    {
        Kept() {}
        ~Kept() {} // leaves the devices alone

        std::vector<KeptDevice> devices {};
    };

    static Kept kept;
    kept.devices.push_back ({ std::move (device), std::move (callback) });
}

} // namespace lopsided
