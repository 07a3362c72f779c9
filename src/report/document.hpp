// What is said to a person, in one language, before it is laid out: sections made of a few kinds of
// blocks.
//
// An answer is said once, here (statement_document), and laid out three times: as text for a
// terminal, as Markdown, as one HTML page. So the three cannot disagree, and a sentence is written
// once. What only paper needs (billing codes, who is billed, the sources of every amount) is asked
// for with `Detail::sheet`.
#pragma once

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "racpsy/base/money.hpp"
#include "racpsy/rules/route.hpp"
#include "report/layout.hpp"

namespace racpsy {

struct Answer;

namespace doc {

/// Something said, and the numbers of the sources that it rests on (from 1, in the order of
/// `Sources`).
struct CitedText {
  std::string text;
  std::vector<std::size_t> sources;
  bool doubtful = false;  ///< Not established: marked with a star.

  CitedText() = default;
  CitedText(std::string said, std::vector<std::size_t> cited = {})
      : text(std::move(said)),
        sources(std::move(cited)) {}
  CitedText(const char* said) : text(said) {}
};

struct Paragraph {
  CitedText said;
  bool strong = false;
  std::size_t hang = 0;  ///< Text only: by how much the lines after the first are indented.
};

struct List {
  struct Item {
    CitedText said;
    std::vector<std::string> below;
  };
  std::string head;
  std::vector<Item> items;
  bool bullets = false;    ///< Text only: a dash before each item.
  std::size_t indent = 2;  ///< Text only.
  std::size_t hang = 2;    ///< Text only.
};

struct Table {
  enum class Tone { plain, strong, muted };
  struct Row {
    std::vector<CitedText> cells;
    Tone tone = Tone::plain;
    bool apart = false;  ///< A gap before it.
  };
  std::string caption;  ///< Not in text.
  std::vector<std::string> header;
  std::vector<bool> right_aligned;
  std::vector<Row> rows;
  std::size_t indent = 2;  ///< Text only.
};

/// Bars made of what each payer pays, the patient first.
struct Chart {
  static constexpr std::size_t parts = 4;
  struct Bar {
    std::string label;
    std::string says;                  ///< At the end of the bar.
    std::array<Money, parts> known{};  ///< The known part of each; never unknown.
    Money whole;                       ///< Unknown where the sum of all parts is.
    bool complete = true;              ///< false: something is not known.
    std::int64_t of = 1;               ///< The amounts are of so many sessions.
  };
  std::string title;
  std::string description;
  std::array<std::string, parts> legend;
  std::string unknown;  ///< What the hatched part of a bar means.
  std::vector<Bar> bars;
};

/// The list of what was cited: entry i is number i + 1.
struct Sources {
  struct Entry {
    std::string text;
    std::string url;  ///< May be empty.
    /// Whether it may be made a link: only the web is, since a rule file may come from anybody.
    bool links() const {
      return (url.starts_with("https://") || url.starts_with("http://")) &&
             url.find_first_of(" <>\"\r\n") == std::string::npos;
    }
  };
  std::vector<Entry> entries;
};

using Block = std::variant<Paragraph, List, Table, Chart, Sources>;

struct Section {
  std::string heading;
  bool headed_in_text = false;
  bool minor = false;  ///< Belongs to the section before it.
  std::vector<Block> blocks;
};

struct Document {
  Lang lang = Lang::en;
  std::string title;
  std::vector<Section> sections;

  /// Begins a section; what is added next belongs to it.
  Section& section(std::string heading = {}) {
    sections.push_back({std::move(heading), false, false, {}});
    return sections.back();
  }
  void add(Block block) { sections.back().blocks.push_back(std::move(block)); }
  void paragraph(CitedText said, bool strong = false, std::size_t hang = 0) {
    add(Paragraph{std::move(said), strong, hang});
  }

  /// Puts a title above; what was the title comes first under it.
  void put_title(std::string above) {
    sections.front().blocks.insert(sections.front().blocks.begin(),
                                   Paragraph{std::move(title), true});
    title = std::move(above);
  }
};

}  // namespace doc

enum class Detail { brief, sheet };

/// What a statement says.
doc::Document statement_document(const Answer& answer, Lang lang, Detail detail);

/// The document, laid out.
std::string text_of(const doc::Document& document, TextStyle text_style);
std::string markdown_of(const doc::Document& document);
std::string html_of(const doc::Document& document);

}  // namespace racpsy
