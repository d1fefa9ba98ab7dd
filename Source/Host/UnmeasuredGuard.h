#pragma once

#include "CallbackGuard.h"

namespace lopsided
{

/** The guard of the ordinary program: costs nothing and measures nothing. */
class UnmeasuredGuard final : public CallbackGuard
{
public:
    // [audio thread]
    void enter() noexcept override {}
    void leave() noexcept override {}

    // [message thread]
    NodeCallObserver* nodeCallObserver() noexcept override { return nullptr; }
    std::optional<std::uint64_t> offences() const override { return {}; }
    std::vector<std::string> describeOffences() const override { return {}; }
    std::string limitation() const override { return {}; }
};

} // namespace lopsided
