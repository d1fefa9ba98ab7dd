#include "Behaviour.h"
#include "HostileEffect.h"

#include <pluginterfaces/base/ipluginbase.h>

#include <cstring>
#include <functional>
#include <string>
#include <string_view>

namespace lopsided::testing
{

namespace
{
using namespace Steinberg;

template <std::size_t size>
void copyText (char8 (&destination)[size], const std::string& text)
{
    std::strncpy (destination, text.c_str(), size - 1);
}

constexpr int cidOfSibling = 7; // the byte of a class' identifier that says which of siblings it is

/** One plugin, named after the bundle; three in `siblings`, where the one in the middle crashes. Lives as long as the
    library. */
class HostileFactory final : public IPluginFactory
{
public:
    tresult PLUGIN_API queryInterface (const TUID wanted, void** object) override
    {
        const auto isMeant = FUnknownPrivate::iidEqual (wanted, IPluginFactory::iid)
                             || FUnknownPrivate::iidEqual (wanted, FUnknown::iid);
        *object = isMeant ? this : nullptr;
        return isMeant ? kResultOk : kNoInterface;
    }

    uint32 PLUGIN_API addRef() override { return 1; }
    uint32 PLUGIN_API release() override { return 1; }

    tresult PLUGIN_API getFactoryInfo (PFactoryInfo* info) override
    {
        *info = {};
        copyText (info->vendor, "Lopsided's tests");
        return kResultOk;
    }

    int32 PLUGIN_API countClasses() override { return behaviour() == Behaviour::siblings ? 3 : 1; }

    tresult PLUGIN_API getClassInfo (int32 index, PClassInfo* info) override
    {
        if (index < 0 || index >= countClasses())
            return kInvalidArgument;

        *info = {};
        const auto hash = std::hash<std::string_view>() (behaviourName());
        std::memcpy (info->cid, "Lopsided", 8);
        std::memcpy (info->cid + 8, &hash, sizeof (hash));
        info->cardinality = PClassInfo::kManyInstances;
        copyText (info->category, "Audio Module Class");
        copyText (info->name, std::string ("Hostile ") + behaviourName());

        if (behaviour() == Behaviour::siblings)
        {
            static constexpr const char* names[] { "before", "crash", "after" };
            info->cid[cidOfSibling] = static_cast<char> (index);
            copyText (info->name, std::string ("Hostile sibling ") + names[index]);
        }

        return kResultOk;
    }

    tresult PLUGIN_API createInstance (FIDString cid, FIDString wanted, void** object) override
    {
        const auto isCrashingSibling = behaviour() == Behaviour::siblings && cid[cidOfSibling] == 1;

        if (behaviour() == Behaviour::crashInstantiate || isCrashingSibling)
            crash();

        auto* effect = new HostileEffect;
        const auto result = effect->queryInterface (wanted, object);
        effect->release();
        return result;
    }
};
} // namespace

} // namespace lopsided::testing

extern "C" __attribute__ ((visibility ("default"))) Steinberg::IPluginFactory* PLUGIN_API GetPluginFactory()
{
    static lopsided::testing::HostileFactory factory;
    lopsided::testing::misbehaveInScan();
    return &factory;
}

extern "C" __attribute__ ((visibility ("default"))) bool ModuleEntry (void*)
{
    return true;
}

extern "C" __attribute__ ((visibility ("default"))) bool ModuleExit()
{
    return true;
}
