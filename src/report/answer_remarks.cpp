// The remarks at the end of an answer: the assumptions that move most euros, what is not certain,
// until when the rules were verified, and where to turn in distress.
#include <algorithm>

#include "report/answer_view.hpp"

namespace racpsy {
namespace {

constexpr int never_stale = 1'000'000;  // days

class Remarks : AnswerPart {
 public:
  Remarks(const AnswerView& view, doc::Document& document)
      : AnswerPart(view),
        document_(document) {}

  void assumptions(bool everything, std::size_t most) {
    if (answer_.explain && !everything) return;
    document_.section(message(paper_ ? messages::assumed_on_paper : messages::assumed_short)).id =
        "assumed";
    if (everything) {
      document_.sections.back().heading.clear();
      if (doc::List all = defaults_list(answer_, lang_); !all.items.empty())
        return document_.add(std::move(all));
      document_.sections.pop_back();
      return;
    }
    std::vector<const DefaultUsed*> all;
    for (const DefaultUsed& used : statement_.defaults_used) {
      const bool shown =
          with_ != nullptr && used.fact >= 0 &&
          used.route->facts[static_cast<std::size_t>(used.fact)].name == "complementary";
      if (!shown) all.push_back(&used);
    }
    std::erase_if(all, [&](const DefaultUsed* used) { return !changes_amounts(*used); });
    all = foremost(all);
    if (all.size() > most) all.resize(most);
    if (all.empty()) return document_.sections.pop_back();
    document_.sections.back().headed_in_text = true;
    doc::List list;
    list.bullets = true;
    for (const DefaultUsed* used : all) {
      const std::string who =
          household_ ? answer_.people[index_in(used->who)] + ", " : std::string{};
      list.items.push_back(
          {{who + format_message<messages::assumed_otherwise>(
                      lang_, assumed_phrase(*used, lang_, false), otherwise(*used))},
           {}});
    }
    document_.add(std::move(list));
  }

  void doubts(std::size_t most) {
    const std::vector<Caveat> all = caveats(answer_, lang_, never_stale);
    if (all.empty()) return;
    if (paper_) most = all.size();
    if (most == 0) {
      document_.section();
      return document_.paragraph(all.size() == 1
                                     ? message(messages::one_doubt)
                                     : format_message<messages::some_doubts>(lang_, all.size()));
    }
    document_.section(message(messages::not_certain), true).id = "uncertain";
    doc::List list;
    list.bullets = true;
    for (std::size_t i = 0; i < all.size() && i < most; ++i)
      list.items.push_back({{all[i].text}, {}});
    if (all.size() == most + 1) list.items.push_back({{message(messages::one_more_doubt)}, {}});
    else if (all.size() > most)
      list.items.push_back({{format_message<messages::more_doubts>(lang_, all.size() - most)}, {}});
    document_.add(std::move(list));
  }

  void bring() {
    document_.section(message(messages::to_bring)).id = "bring";
    notices([](const std::string& id) { return id == "bring"; });
    if (document_.sections.back().blocks.empty()) document_.sections.pop_back();
  }

  void closing() {
    document_.section().id = "good_to_know";
    Date checked = last_date;
    for (const Settled& s : statement_.sessions) {
      if (s.version != nullptr) checked = std::min(checked, names_of(s).verified_on);
    }
    const std::string day = show_day(checked, lang_);
    // Sessions long after the day of verification.
    const bool stale =
        caveats(answer_, lang_, stale_days).size() != caveats(answer_, lang_, never_stale).size();
    if (paper_) advice();
    if (checked == last_date) {
      if (!paper_) document_.paragraph(message(messages::no_rules_then));
    } else if (paper_) {
      document_.paragraph(stale ? format_message<messages::checked_on_paper_stale>(lang_, day)
                                : format_message<messages::checked_on_paper>(lang_, day));
    } else {
      document_.paragraph(stale ? format_message<messages::checked_on_stale>(lang_, day)
                                : format_message<messages::checked_on>(lang_, day));
    }
    std::vector<const std::string*> shown;
    for (const Settled& s : statement_.sessions) {
      const std::string& help = s.route->distress.in(lang_);
      if (std::any_of(shown.begin(), shown.end(), [&](const auto* text) { return *text == help; }))
        continue;
      shown.push_back(&help);
      document_.paragraph(help);
    }
  }

 private:
  // The most that other values of a default save or cost the patient, in cents. Sessions that would
  // not be covered count at what others pay of them now.
  struct Weight {
    std::int64_t saving = 0;
    std::int64_t loss = 0;
  };
  Weight weight(const DefaultUsed& used) const {
    const Sum& now = statement_.people[index_in(used.who)].total;
    const auto part = [](const Sum& sum, Figure f) { return sum.partial[index_of(f)].cents(); };
    Weight most;
    for (const DefaultUsed::Alternative& other : used.alternatives) {
      const bool refused = now.covered > 0 && other.total.covered == 0;
      const std::int64_t more =
          refused ? part(now, Figure::price) - part(now, Figure::patient)
                  : part(other.total, Figure::patient) - part(now, Figure::patient);
      most.saving = std::max(most.saving, -more);
      most.loss = std::max(most.loss, more);
    }
    return most;
  }

  // Returns the default whose other values save most, and the one whose other values cost most. The
  // default age comes last: people who give nothing else know theirs.
  std::vector<const DefaultUsed*> foremost(const std::vector<const DefaultUsed*>& all) const {
    std::vector<const DefaultUsed*> chosen;
    const auto choose = [&](std::int64_t Weight::*side) {
      const DefaultUsed* best = nullptr;
      for (const DefaultUsed* used : all) {
        if (std::find(chosen.begin(), chosen.end(), used) != chosen.end()) continue;
        const bool better =
            best == nullptr || (best->fact < 0 && used->fact >= 0) ||
            ((used->fact >= 0 || best->fact < 0) && weight(*used).*side >= weight(*best).*side);
        if (better) best = used;
      }
      if (best != nullptr) chosen.push_back(best);
    };
    choose(&Weight::saving);
    choose(&Weight::loss);
    return chosen;
  }

  // Returns true if another value changes what the patient pays, not only who pays the rest.
  bool changes_amounts(const DefaultUsed& used) const {
    const Sum& now = statement_.people[index_in(used.who)].total;
    const auto differs = [&](const DefaultUsed::Alternative& other, Figure f) {
      return other.total.get(f) != now.get(f) ||
             other.total.partial[index_of(f)] != now.partial[index_of(f)];
    };
    return std::any_of(used.alternatives.begin(), used.alternatives.end(),
                       [&](const DefaultUsed::Alternative& other) {
                         return differs(other, Figure::patient) || differs(other, Figure::advance);
                       });
  }

  std::string otherwise(const DefaultUsed& used) const {
    const Sum& now = statement_.people[index_in(used.who)].total;
    std::optional<Money> least, most;
    bool unknown = false, advance = true, refused = now.covered > 0;
    for (const DefaultUsed::Alternative& other : used.alternatives) {
      const Money cost = now.get(Figure::patient).known()
                             ? other.total.get(Figure::patient)
                             : other.total.partial[index_of(Figure::patient)];
      refused = refused && other.total.covered == 0;
      if (!cost.known()) {
        unknown = true;
        continue;
      }
      advance = advance && cost == now.partial[index_of(Figure::patient)];
      if (!least || cost.cents() < least->cents()) least = cost;
      if (!most || cost.cents() > most->cents()) most = cost;
    }
    if (refused) return message(messages::nothing_covered);
    if (!least) return message(messages::not_known);
    if (advance && !unknown) {
      const Money paid = used.alternatives.front().total.get(Figure::advance);
      return paid == now.get(Figure::advance)
                 ? message(messages::other_split)
                 : format_message<messages::otherwise_advance>(lang_, amount(paid));
    }
    const std::string range = *least == *most ? amount(*least)
                                              : format_message<messages::otherwise_range>(
                                                    lang_, amount(*least), amount(*most));
    return unknown ? format_message<messages::otherwise_unknown>(lang_, range) : range;
  }

  // Adds the notices that are wanted, of every route once.
  template <class Wanted>
  void notices(Wanted wanted) {
    std::vector<const Route*> routes;
    for (const Settled& s : statement_.sessions) {
      if (std::find(routes.begin(), routes.end(), s.route) != routes.end()) continue;
      routes.push_back(s.route);
      for (const Notice& notice : s.route->notices) {
        if (wanted(notice.id)) document_.paragraph(notice.text.in(lang_));
      }
    }
  }
  // Adds the advice of the routes, but what the program itself says.
  void advice() {
    document_.sections.back().heading = message(messages::know_head);
    notices([](const std::string& id) { return id != "begin" && id != "also" && id != "bring"; });
  }

  doc::Document& document_;
};

}  // namespace

void add_assumptions(const AnswerView& view, doc::Document& document, bool all, std::size_t most) {
  Remarks{view, document}.assumptions(all, most);
}
void add_doubts(const AnswerView& view, doc::Document& document, std::size_t most) {
  Remarks{view, document}.doubts(most);
}
void add_what_to_bring(const AnswerView& view, doc::Document& document) {
  Remarks{view, document}.bring();
}
void add_closing(const AnswerView& view, doc::Document& document) {
  Remarks{view, document}.closing();
}

}  // namespace racpsy
