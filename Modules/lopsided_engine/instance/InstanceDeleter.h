#pragma once

#include "InstanceGraveyard.h"

#include <memory>
#include <utility>

namespace lopsided
{

/** The deleter of every NodeInstance that a transaction makes: it buries, and carries the instance's record. */
class InstanceDeleter
{
public:
    InstanceDeleter (std::shared_ptr<InstanceGraveyard> whereTo,
                     std::unique_ptr<InstanceRecord> recordOfInstance)
        : graveyard (std::move (whereTo)),
          owned (std::move (recordOfInstance))
    {}

    InstanceDeleter (InstanceDeleter&&) noexcept = default;
    InstanceDeleter& operator= (InstanceDeleter&&) noexcept = default;

    void operator() (NodeInstance* instance) noexcept
    {
        graveyard->bury ({ std::unique_ptr<NodeInstance> { instance }, std::move (owned) });
    }

    /** The record of an instance that a transaction made. */
    static InstanceRecord& recordOf (const std::shared_ptr<NodeInstance>& instance)
    {
        return *std::get_deleter<InstanceDeleter> (instance)->owned;
    }

private:
    std::shared_ptr<InstanceGraveyard> graveyard;
    std::unique_ptr<InstanceRecord> owned;
};

} // namespace lopsided
