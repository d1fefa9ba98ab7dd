#pragma once

#include "RealtimeTrap/RealtimeExpectations.h"

#include <string>

namespace lopsided::testing
{
/** The compiler may not prove an allocation away. */
template <typename Value>
void keep (Value* value)
{
    asm volatile("" : : "r"(value) : "memory");
}

/** Each test runs once with every way of seeing system calls. */
class TrapCatchesTest : public ::testing::TestWithParam<SystemCallMechanism>
{
protected:
    void SetUp() override
    {
        if (! isAvailable())
            GTEST_SKIP() << unavailableReason();

        ThreadPreparation preparation;
        runOnAudioThread ([&] { preparation = prepareThread(); }, GetParam());

        if (preparation.mechanism != GetParam())
            GTEST_SKIP() << preparation.reason;
    }

    template <typename Function>
    RealtimeObservation observeOnAudioThread (Function&& function)
    {
        RealtimeObservation result;
        runOnAudioThread ([&] { result = observe (function); }, GetParam());
        return result;
    }
};

inline std::string nameOfMechanism (const ::testing::TestParamInfo<SystemCallMechanism>& info)
{
    return info.param == SystemCallMechanism::userDispatch ? "UserDispatch" : "Seccomp";
}
} // namespace lopsided::testing
