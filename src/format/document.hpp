// A document: text for people in one language, made of sections of a few kinds of blocks, before
// layout.
//
// Every report is written once as a document and laid out as text for a terminal, Markdown or HTML,
// so that the three cannot disagree.
#pragma once

#include <array>
#include <iterator>
#include <string>
#include <variant>
#include <vector>

#include "format/layout.hpp"
#include "racpsy/base/money.hpp"

namespace racpsy {

namespace doc {

/// A text and the numbers of the sources it rests on (from 1, in the order of `Sources`).
struct CitedText {
  std::string text;
  std::vector<std::size_t> sources;
  bool doubtful = false;  ///< Not established: marked with a star.
  bool bar = false;       ///< A bar of "█", which repeats another cell for the eye.

  CitedText() = default;
  CitedText(std::string content, std::vector<std::size_t> cited = {})
      : text(std::move(content)),
        sources(std::move(cited)) {}
  CitedText(const char* content) : text(content) {}
};

struct Paragraph {
  CitedText content;
  bool strong = false;
  std::size_t hang = 0;  ///< Text only: indentation of the lines after the first.
};

struct List {
  struct Item {
    CitedText content;
    std::vector<Item> below;

    Item() = default;
    Item(std::string text) : content(std::move(text)) {}
    Item(CitedText text, std::vector<Item> items = {})
        : content(std::move(text)),
          below(std::move(items)) {}
  };
  std::string intro;
  std::vector<Item> items;
  // For text only.
  bool bullets = false;        ///< A dash before each item.
  std::size_t indent = 2;      ///< Of the items.
  std::size_t hang = 2;        ///< Indentation of the later lines of an item.
  std::size_t step = 4;        ///< Indentation of each level of items below an item.
  std::size_t hang_below = 2;  ///< `hang` of items below an item.
};

struct Table {
  enum class Tone { plain, strong, muted };
  struct Row {
    std::vector<CitedText> cells;
    Tone tone = Tone::plain;
    bool apart = false;  ///< A gap precedes the row.
  };
  std::string caption;  ///< Ignored by the text layout.
  std::vector<std::string> header;
  std::vector<bool> right_aligned;
  std::vector<Row> rows;
  std::size_t indent = 2;  ///< Text only.
  /// Text only: columns left out, in this order, as long as the table is too wide, if that makes it
  /// fit; `left_out` then introduces their names.
  std::vector<std::size_t> may_leave_out = {};
  std::string left_out = {};
};

/// Bars divided by payer, the patient first.
struct Chart {
  static constexpr std::size_t parts = 4;
  struct Bar {
    std::string label;
    std::string caption;               ///< Printed at the end of the bar.
    std::array<Money, parts> known{};  ///< Known part of each payer's amount; never unknown.
    Money whole;           ///< Sum of all parts, the price; may be known though a part is not.
    bool complete = true;  ///< false: some amount is unknown.
    /// Number of sessions in the amounts; the bar is drawn per session.
    std::int64_t sessions = 1;
  };
  std::string title;
  std::string description;
  std::array<std::string, parts> legend;
  std::string unknown;  ///< Legend of the hatched part of a bar.
  std::vector<Bar> bars;
};

/// The sources cited, numbered from `first`.
struct Sources {
  struct Entry {
    std::string text;
    std::string url;  ///< Empty if there is none.
    /// Returns true if the URL may become a link: http(s) only, since rule files are not trusted.
    bool links() const {
      return (url.starts_with("https://") || url.starts_with("http://")) &&
             url.find_first_of(" <>\"\r\n") == std::string::npos;
    }
  };
  std::vector<Entry> entries;
  std::size_t first = 1;
};

using Block = std::variant<Paragraph, List, Table, Chart, Sources>;

struct Section {
  std::string heading;
  bool headed_in_text = false;
  bool minor = false;  ///< A subsection of the section before it.
  std::vector<Block> blocks = {};
  std::string_view id = {};  ///< JSON only: what the section is about, "why"; may be empty.
};

struct Document {
  Lang lang = Lang::en;
  std::string title;
  std::vector<Section> sections;
  std::string window = {};  ///< HTML only: the title of the window, if not `title`.

  /// Begins a section; later calls of `add` append to it.
  Section& section(std::string heading = {}, bool headed_in_text = false) {
    sections.push_back({std::move(heading), headed_in_text});
    return sections.back();
  }
  void add(Block block) { sections.back().blocks.push_back(std::move(block)); }
  void paragraph(CitedText content, bool strong = false, std::size_t hang = 0) {
    add(Paragraph{std::move(content), strong, hang});
  }

  /// Puts the title and the sections of another document first, in place of its own title.
  void begin_with(Document first) {
    title = std::move(first.title);
    sections.insert(sections.begin(), std::move_iterator(first.sections.begin()),
                    std::move_iterator(first.sections.end()));
  }

  /// Sets a title; the old title becomes the first paragraph.
  void put_title(std::string above, bool strong = true) {
    sections.front().blocks.insert(sections.front().blocks.begin(),
                                   Paragraph{std::move(title), strong});
    title = std::move(above);
  }
};

}  // namespace doc

/// Writes a document as text, Markdown, HTML or JSON (racpsy/document/1); only text has a style.
std::string text_of(const doc::Document& document, const TextStyle& text_style);
std::string markdown_of(const doc::Document& document, const TextStyle& text_style = {});
std::string html_of(const doc::Document& document, const TextStyle& text_style = {});
std::string json_of(const doc::Document& document, const TextStyle& text_style = {});

}  // namespace racpsy
