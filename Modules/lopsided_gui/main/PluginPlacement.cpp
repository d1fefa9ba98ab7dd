#include "PluginPlacement.h"

#include <algorithm>

namespace lopsided
{
namespace
{

constexpr auto searchWidth = 460;
constexpr auto searchHeight = 420;

} // namespace

PluginPlacement::PluginPlacement (juce::Component& ownerOfSearch, SessionDocument& document,
                                  PluginList& plugins, NoticeBoard& notices)
    : owner (ownerOfSearch),
      edited (document),
      list (plugins),
      board (notices),
      quickAdd (plugins)
{
    owner.addChildComponent (quickAdd);
    quickAdd.setAlwaysOnTop (true);
    quickAdd.onCancelled = [this] { cancel(); };
}

PluginPlacement::~PluginPlacement() = default;

void PluginPlacement::search (juce::Point<int> onScreen, SessionPosition position,
                              std::vector<Connection> into)
{
    show (owner.getLocalPoint (nullptr, onScreen), {},
          [this, position, into = std::move (into)] (const PluginReference& plugin) {
              if (into.empty())
                  return add (plugin, position);

              const auto inserted = edited.insertPlugin (plugin, into, position);

              if (! inserted)
                  report (inserted.error());
              else if (onAdded)
                  onAdded (*inserted);
          });
}

void PluginPlacement::searchWired (const juce::String& query, SessionPosition position,
                                   SessionDocument::Wiring wiring)
{
    const auto centre = owner.getLocalBounds().getCentre();
    show ({ centre.x - searchWidth / 2, centre.y - searchHeight / 2 }, query,
          [this, position, wiring] (const PluginReference& plugin) { place (plugin, position, wiring); });
}

void PluginPlacement::add (const PluginReference& plugin, SessionPosition position)
{
    place (plugin, position,
           edited.graph().getNumNodes() == 0 ? wiringFor (plugin) : SessionDocument::Wiring::none);
}

void PluginPlacement::place (const PluginReference& plugin, SessionPosition position,
                             SessionDocument::Wiring wiring)
{
    const auto added = edited.addPlugin (plugin, position, wiring);

    if (! added)
        return report (added.error());

    list.use (plugin);

    if (onAdded)
        onAdded (*added);
}

SessionDocument::Wiring PluginPlacement::wiringFor (const PluginReference& plugin) const
{
    const auto& entries = list.entries();
    const auto found = std::ranges::find (entries, plugin, &PluginListEntry::reference);
    return found != entries.end() && found->isInstrument ? SessionDocument::Wiring::instrument
                                                         : SessionDocument::Wiring::effect;
}

void PluginPlacement::show (juce::Point<int> topLeft, const juce::String& query,
                            std::function<void (const PluginReference&)> chosen)
{
    quickAdd.onChosen = [this, chosen = std::move (chosen)] (const PluginReference& plugin) {
        cancel();
        chosen (plugin);
    };

    quickAdd.setBounds (juce::Rectangle (topLeft.x, topLeft.y, searchWidth, searchHeight)
                            .constrainedWithin (owner.getLocalBounds().reduced (4)));
    quickAdd.setVisible (true);
    quickAdd.start();
    quickAdd.setQuery (query);
}

void PluginPlacement::cancel()
{
    quickAdd.setVisible (false);
}

void PluginPlacement::report (const SessionError& error)
{
    board.post ({ Notice::Kind::error, juce::String::fromUTF8 (error.describe().c_str()) });
}

} // namespace lopsided
