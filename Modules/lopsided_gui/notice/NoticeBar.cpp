#include "NoticeBar.h"

#include "NoticeRow.h"

namespace lopsided
{

namespace
{
constexpr int noticeGap = 4;
constexpr int waitingHeight = 24;
constexpr int noticeTick = 200; // milliseconds
constexpr int notYetLaidOut = 480;

const char* kindInHistory (Notice::Kind kind)
{
    return kind == Notice::Kind::error ? "error" : kind == Notice::Kind::warning ? "warning" : "information";
}
} // namespace

struct NoticeBar::Shown
{
    explicit Shown (Notice notice)
        : row (std::move (notice))
    {}

    [[nodiscard]] bool goesByItself() const { return row.notice().kind == Notice::Kind::information; }

    NoticeRow row;
    int milliseconds = 0; // that it has been there
};

NoticeBar::NoticeBar()
{
    setTitle ("Notices");
    setInterceptsMouseClicks (false, true);
    addChildComponent (waiting);
    waiting.setTooltip ("Closes all notices. Those that have no room yet are in the history all the same.");
    waiting.onClick = [this] { closeAll(); };
}

NoticeBar::~NoticeBar() = default;

void NoticeBar::post (Notice notice)
{
    remember (notice);

    if (isRepeated (notice))
        return arrange();

    const auto priority = notice.kind == Notice::Kind::information
                              ? juce::AccessibilityHandler::AnnouncementPriority::medium
                              : juce::AccessibilityHandler::AnnouncementPriority::high;
    juce::AccessibilityHandler::postAnnouncement (notice.text, priority);

    auto shown = std::make_unique<Shown> (std::move (notice));
    auto* row = &shown->row;
    // Later, because the row's own button is still at work.
    row->onClose = [safe = juce::Component::SafePointer<NoticeBar> (this), row] {
        juce::MessageManager::callAsync ([safe, row] {
            if (safe != nullptr)
                safe->remove (row);
        });
    };
    addAndMakeVisible (*row);
    all.push_back (std::move (shown));
    arrange();
    startTimer (noticeTick);
}

void NoticeBar::remember (const Notice& notice)
{
    if (past.size() == maximumHistory)
        past.erase (past.begin());

    past.push_back ({ juce::Time::getCurrentTime(), notice.kind, notice.text });
}

bool NoticeBar::isRepeated (const Notice& notice)
{
    for (auto& shown : all)
        if (shown->row.notice().kind == notice.kind && shown->row.notice().text == notice.text)
        {
            shown->row.countAgain();
            shown->milliseconds = 0;
            return true;
        }

    return false;
}

void NoticeBar::remove (const NoticeRow* row)
{
    std::erase_if (all, [row] (const auto& shown) { return &shown->row == row; });
    arrange();
}

void NoticeBar::closeAll()
{
    all.clear();
    arrange();
}

void NoticeBar::timerCallback()
{
    elapse (noticeTick);
}

void NoticeBar::elapse (int milliseconds)
{
    const auto before = all.size();

    for (auto& shown : all)
        if (shown->row.isVisible() && ! shown->row.isMouseOver (true))
            shown->milliseconds += milliseconds;

    std::erase_if (all, [] (const auto& shown) {
        return shown->goesByItself() && shown->milliseconds >= informationMilliseconds;
    });

    if (all.size() != before)
        arrange();

    if (all.empty())
        stopTimer();
}

void NoticeBar::arrange()
{
    // Information gives way to what has to be seen.
    while (static_cast<int> (all.size()) > maximumVisible)
    {
        const auto found =
            std::find_if (all.begin(), all.end(), [] (const auto& shown) { return shown->goesByItself(); });

        if (found == all.end())
            break;

        all.erase (found);
    }

    // The newest are seen: what has just gone wrong matters most.
    const auto hidden = juce::jmax (0, static_cast<int> (all.size()) - maximumVisible);

    for (std::size_t i = 0; i < all.size(); ++i)
        all[i]->row.setVisible (static_cast<int> (i) >= hidden);

    waiting.setButtonText (juce::String (hidden) + " more: close all");
    waiting.setVisible (hidden > 0);
    resized();

    if (const auto height = preferredHeight();
        std::exchange (lastHeight, height) != height && onHeightChanged)
        onHeightChanged();
}

std::vector<NoticeRow*> NoticeBar::visibleRows() const
{
    std::vector<NoticeRow*> rows;

    for (const auto& shown : all)
        if (shown->row.isVisible())
            rows.push_back (&shown->row);

    return rows;
}

int NoticeBar::numWaiting() const
{
    return juce::jmax (0, static_cast<int> (all.size()) - maximumVisible);
}

int NoticeBar::preferredHeight() const
{
    const auto width = getWidth() > 0 ? getWidth() : notYetLaidOut;
    auto height = waiting.isVisible() ? waitingHeight + noticeGap : 0;

    for (const auto* row : visibleRows())
        height += row->heightFor (width) + noticeGap;

    return height;
}

void NoticeBar::resized()
{
    auto area = getLocalBounds();

    if (waiting.isVisible())
    {
        waiting.setBounds (area.removeFromTop (waitingHeight).removeFromRight (juce::jmin (160, getWidth())));
        area.removeFromTop (noticeGap);
    }

    for (auto* row : visibleRows())
    {
        row->setBounds (area.removeFromTop (row->heightFor (getWidth())));
        area.removeFromTop (noticeGap);
    }
}

std::unique_ptr<juce::Component> NoticeBar::createHistory() const
{
    auto list = std::make_unique<juce::TextEditor>();
    list->setTitle ("Notices so far");
    list->setMultiLine (true, true);
    list->setReadOnly (true);
    list->setSize (480, 320);

    juce::StringArray lines;

    for (auto i = past.rbegin(); i != past.rend(); ++i)
        lines.add (i->time.formatted ("%H:%M:%S  ") + kindInHistory (i->kind) + ": " + i->text);

    list->setText (lines.isEmpty() ? "Nothing has happened yet." : lines.joinIntoString ("\n\n"), false);
    return list;
}

} // namespace lopsided
