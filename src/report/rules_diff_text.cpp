// The differences between two versions as text.
#include "report/bibliography.hpp"
#include "report/layout.hpp"
#include "report/rules_diff.hpp"
#include "report/rules_messages.hpp"

namespace racpsy {
namespace {

class DiffText {
 public:
  DiffText(const VersionDiff& diff, Lang lang, const TextStyle& text_style)
      : diff_(diff),
        lang_(lang),
        text_style_(text_style) {}

  std::string write(const VersionRef& before, const VersionRef& after) {
    line(before.name() + " → " + after.name());
    if (diff_.empty()) return line(std::string{messages::same_rules.in(lang_)}), std::move(out_);
    heading(messages::head_heading, diff_.header.empty());
    for (const FieldChange& field : diff_.header) paragraph("~ " + in_words(field), 2, 4);
    heading(messages::asked_heading, diff_.no_longer_asked.empty() && diff_.now_asked.empty());
    for (const Text& fact : diff_.no_longer_asked)
      paragraph("− " + format_message<messages::fact_gone>(lang_, fact), 2, 4);
    for (const Text& fact : diff_.now_asked)
      paragraph("+ " + format_message<messages::fact_new>(lang_, fact), 2, 4);
    const Phrases phrases{after};
    for (const ListSentences& list : phrases.lists()) rules(list);
    sources(before, diff_.only_before);
    sources(after, diff_.only_after);
    return std::move(out_);
  }

 private:
  void line(const std::string& text = {}) { out_ += text + "\n"; }
  void paragraph(const std::string& text, std::size_t first, std::size_t indent) {
    line(wrap(text, text_style_.columns, first, indent));
  }
  void heading(const Message& m, bool nothing) {
    if (!nothing) line(), line(std::string{m.in(lang_)});
  }

  std::string value(const FieldChange& field, const Text& value) const {
    if (!value.in(lang_).empty()) return value.in(lang_);
    return std::string{(field.key == "when" ? messages::always : messages::none).in(lang_)};
  }
  std::string in_words(const FieldChange& field) const {
    return format_message<messages::changed>(lang_, field.label, value(field, field.before),
                                             value(field, field.after));
  }

  void rules(const ListSentences& list) {
    std::vector<const RuleChange*> shown;
    std::string other_sources, unchanged;
    for (const RuleChange& change : diff_.rules) {
      if (change.list != list.list) continue;
      const bool only_sources = change.what == RuleChange::What::changed && change.fields.empty();
      if (only_sources) add_item(other_sources, change.id);
      else shown.push_back(&change);
    }
    for (const auto& [name, id] : diff_.unchanged) {
      if (name == list.list) add_item(unchanged, id);
    }
    if (shown.empty() && other_sources.empty()) return;
    line();
    line(list.heading.in(lang_));
    for (const RuleChange* change : shown) rule(*change);
    if (!other_sources.empty())
      paragraph(format_message<messages::only_sources>(lang_, other_sources), 2, 4);
    if (!unchanged.empty()) paragraph(format_message<messages::unchanged>(lang_, unchanged), 2, 4);
  }

  // Returns "Letter from a doctor (referral)"; the id alone for doubts, whose names are long.
  std::string name(const RuleChange& change) const {
    const std::string& name = change.name.in(lang_);
    return name.empty() || change.list == "doubt" ? change.id : name + " (" + change.id + ")";
  }

  void rule(const RuleChange& change) {
    const bool entitlement = change.list == "entitlement";
    switch (change.what) {
      case RuleChange::What::changed:
        if (change.fields.size() == 1)
          return paragraph("~ " + name(change) + " – " + in_words(change.fields.front()), 2, 6);
        paragraph("~ " + name(change), 2, 4);
        for (const FieldChange& field : change.fields) paragraph(in_words(field), 6, 8);
        return;
      case RuleChange::What::added:
        paragraph(
            "+ " + (entitlement ? format_message<messages::entitlement_new>(lang_, name(change))
                                : format_message<messages::rule_new>(lang_, name(change))),
            2, 4);
        break;
      case RuleChange::What::removed:
        paragraph(
            "− " + (entitlement ? format_message<messages::entitlement_gone>(lang_, name(change))
                                : format_message<messages::rule_gone>(lang_, name(change))),
            2, 4);
        break;
    }
    paragraph(change.text.in(lang_), 6, 6);
    if (change.list == "doubt") paragraph(change.name.in(lang_), 6, 6);
  }

  void sources(const VersionRef& of, const std::vector<const Source*>& sources) {
    if (sources.empty()) return;
    line();
    line(format_message<messages::sources_only_in>(lang_, of.name()));
    Bibliography list{lang_};
    list.cite(sources);
    for (const auto& [text, url] : list.list().entries)
      paragraph("- " + text + (url.empty() ? "" : " ") + url, 2, 4);
  }

  const VersionDiff& diff_;
  Lang lang_;
  TextStyle text_style_;
  std::string out_;
};

}  // namespace

std::string diff_text(const VersionRef& before, const VersionRef& after, Lang lang,
                      const TextStyle& text_style) {
  return DiffText{compare(before, after), lang, text_style}.write(before, after);
}

}  // namespace racpsy
