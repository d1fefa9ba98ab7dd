#pragma once

namespace lopsided
{

/** How a transaction is committed when others have committed since it was begun. */
enum class WhenOvertaken
{
    replay, ///< make the recorded edits again on the current model; refuse the whole if one of them no longer can be
    refuse ///< refuse the whole
};

/** What the caller of Transaction::commit may choose. */
struct CommitOptions
{
    WhenOvertaken whenOvertaken = WhenOvertaken::replay;
};

} // namespace lopsided
