#pragma once

#include <lopsided_gui/lopsided_gui.h>

#include <vector>

namespace lopsided::testing
{

/** Keeps what it is told. */
class FakeBoard final : public NoticeBoard
{
public:
    void post (Notice notice) override { notices.push_back (std::move (notice)); }

    std::vector<Notice> notices;
};

} // namespace lopsided::testing
