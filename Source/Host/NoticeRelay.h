#pragma once

#include <lopsided_gui/lopsided_gui.h>
#include <utility>
#include <vector>

namespace lopsided
{

/** A board for what is there before the window is: it hands everything on, and keeps what comes too early. Thread: message. */
class NoticeRelay final : public NoticeBoard
{
public:
    void post (Notice notice) override
    {
        if (board != nullptr)
            board->post (std::move (notice));
        else
            early.push_back (std::move (notice));
    }

    /** Whether there is a board. */
    [[nodiscard]] bool isHandingOn() const noexcept { return board != nullptr; }

    /** The board outlives it, or is taken away with nullptr. */
    void handOnTo (NoticeBoard* boardOfWindow)
    {
        board = boardOfWindow;

        if (board != nullptr)
            for (auto& notice : std::exchange (early, {}))
                board->post (std::move (notice));
    }

private:
    NoticeBoard* board = nullptr;
    std::vector<Notice> early;
};

} // namespace lopsided
