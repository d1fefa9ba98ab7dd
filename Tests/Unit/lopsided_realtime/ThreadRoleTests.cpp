#include <lopsided_realtime/role/ThreadRole.h>

#include <gtest/gtest.h>

#include <thread>

namespace lopsided
{
TEST (ThreadRole, IsHeldForTheLifeOfAScope)
{
    ThreadRole role;
    EXPECT_FALSE (role.isHeldByThisThread());

    {
        const ThreadRole::Scope scope { role };
        EXPECT_TRUE (static_cast<bool> (scope));
        EXPECT_TRUE (role.isHeldByThisThread());
        EXPECT_EQ (role.holder(), OwnerId::current());
    }

    EXPECT_FALSE (role.isHeldByThisThread());
    EXPECT_FALSE (role.holder().isValid());
}

TEST (ThreadRole, NestsInOneThreadAndEndsWithTheOutermostScope)
{
    ThreadRole role;
    const ThreadRole::Scope outer { role };

    {
        const ThreadRole::Scope inner { role };
        EXPECT_TRUE (static_cast<bool> (inner));
    }

    EXPECT_TRUE (role.isHeldByThisThread());
    EXPECT_EQ (role.refusals(), 0u);
}

TEST (ThreadRole, RefusesASecondThreadAndCountsIt)
{
    ThreadRole role;
    const ThreadRole::Scope scope { role };

    std::thread ([&role] {
        const ThreadRole::Scope second { role };
        EXPECT_FALSE (static_cast<bool> (second));
        EXPECT_FALSE (role.isHeldByThisThread());
    }).join();

    EXPECT_EQ (role.refusals(), 1u);
    EXPECT_TRUE (role.isHeldByThisThread());
}

TEST (ThreadRole, MovesToAnotherThreadBetweenScopesAndCarriesItsData)
{
    ThreadRole role;
    auto guarded = 0; // not atomic: ThreadSanitizer sees whether the role orders the two threads

    const auto increment = [&] {
        for (;;)
        {
            if (const ThreadRole::Scope scope { role })
            {
                ++guarded;
                return;
            }
        }
    };

    std::thread other (increment);
    increment();
    other.join();
    EXPECT_EQ (guarded, 2);
}
} // namespace lopsided
