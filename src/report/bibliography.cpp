#include "report/bibliography.hpp"

#include <algorithm>

#include "report/phrases.hpp"

namespace racpsy {

std::size_t Bibliography::cite(const Source* source) {
  const auto at = std::find(cited_.begin(), cited_.end(), source);
  if (at != cited_.end()) return static_cast<std::size_t>(at - cited_.begin()) + 1;
  cited_.push_back(source);
  return cited_.size();
}

std::vector<std::size_t> Bibliography::cite(const std::vector<const Source*>& sources) {
  std::vector<std::size_t> numbers;
  for (const Source* source : sources) numbers.push_back(cite(source));
  return numbers;
}

std::vector<std::size_t> Bibliography::cite(const Rule& rule) {
  for (const Source* source : rule.sources) {
    auto& [status, confidence] = trust_[source];
    status = std::max(status, rule.status);
    confidence = std::max({confidence, rule.confidence, source->confidence});
  }
  return cite(rule.sources);
}

std::string Bibliography::trust(const Source& source) const {
  const auto known = trust_.find(&source);
  if (known == trust_.end()) return localized(messages::confidences[source.confidence], lang_);
  const auto [status, confidence] = known->second;
  return localized(
      status == Status::stated ? messages::trusted[confidence] : messages::derived[status], lang_);
}

std::string Bibliography::marks(const std::vector<const Source*>& sources) {
  std::string text;
  for (const std::size_t number : cite(sources))
    text.append(" [").append(std::to_string(number)).append("]");
  return text;
}

doc::Sources Bibliography::list() const {
  doc::Sources sources;
  for (const Source* source : cited_) {
    const std::string day = show(source->date, lang_);
    std::string text = source->title;
    if (!source->article.empty() && source->title.find(source->article) == std::string::npos)
      text += ", " + source->article;
    text += ", ";
    switch (source->dated) {
      case Source::Dated::published: text += format_message<messages::published>(lang_, day); break;
      case Source::Dated::signed_on: text += format_message<messages::signed_on>(lang_, day); break;
      case Source::Dated::read: text += format_message<messages::read>(lang_, day); break;
    }
    text.append(", ").append(trust(*source)).append(".");
    if (!source->reference.empty()) text += " " + source->reference;
    sources.entries.push_back({std::move(text), source->url});
  }
  return sources;
}

}  // namespace racpsy
