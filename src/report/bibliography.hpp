// Numbered list of the sources that an answer or a version cites.
#pragma once

#include <string>
#include <vector>

#include "report/document.hpp"

namespace racpsy {

/// Numbers sources in the order in which they are first cited.
class Bibliography {
 public:
  explicit Bibliography(Lang lang) : lang_(lang) {}
  std::size_t cite(const Source* source);
  std::vector<std::size_t> cite(const std::vector<const Source*>& sources);
  /// Returns " [1] [4]", the numbers of these sources, and marks them as cited.
  std::string marks(const std::vector<const Source*>& sources);
  bool empty() const { return cited_.empty(); }
  doc::Sources list() const;

 private:
  Lang lang_;
  std::vector<const Source*> cited_;
};

}  // namespace racpsy
