// Numbered list of the sources that an answer or a version cites.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/document.hpp"

namespace racpsy {

/// Numbers sources in the order in which they are first cited.
class Bibliography {
 public:
  explicit Bibliography(Lang lang) : lang_(lang) {}
  std::size_t cite(const Source* source);
  std::vector<std::size_t> cite(const std::vector<const Source*>& sources);
  /// Cites the sources of a rule; the list then tells in one word how far they are trusted.
  std::vector<std::size_t> cite(const Rule& rule);
  /// Returns " [1] [4]", the numbers of these sources, and marks them as cited.
  std::string marks(const std::vector<const Source*>& sources);
  bool empty() const { return cited_.empty(); }
  doc::Sources list() const;

 private:
  std::string trust(const Source& source) const;

  Lang lang_;
  std::vector<const Source*> cited_;
  // By source cited for a rule: the weakest status and confidence of these rules.
  std::map<const Source*, std::pair<Status, Confidence>> trust_;
};

}  // namespace racpsy
