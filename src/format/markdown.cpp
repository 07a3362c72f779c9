// Writes a document as Markdown with GitHub's tables: no chart, the sources as a numbered list at
// the end.
#include <algorithm>
#include <cctype>

#include "format/document.hpp"

namespace racpsy {
namespace {

constexpr std::string_view special_anywhere = "\\`*_[]<>|~&";
constexpr std::string_view special_at_start = "#+-=";

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}

// Escapes text from rules or users, so that none of it becomes a heading, a link, a table or HTML.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool inside_word = c == '_' && i > 0 && i + 1 < text.size() && is_letter(text[i - 1]) &&
                             is_letter(text[i + 1]);
    const bool special = !inside_word && special_anywhere.find(c) != std::string_view::npos;
    const std::size_t after = std::min(text.find_first_not_of(c), text.size() - 1);
    const bool opens_block =
        i == 0 && special_at_start.find(c) != std::string_view::npos && !is_letter(text[after]);
    const bool ends = i + 1 == text.size() || text[i + 1] == ' ';
    const bool numbers_list =
        ends && (c == '.' || c == ')') && i > 0 &&
        text.substr(0, i).find_first_not_of("0123456789") == std::string_view::npos;
    if (special || opens_block || numbers_list) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

std::string shown(const doc::CitedText& content) {
  std::string text = escaped(content.text);
  for (const std::size_t n : content.sources)
    text.append(" [").append(std::to_string(n)).append("]");
  return text.append(content.doubtful ? " \\*" : "");
}

class MarkdownWriter {
 public:
  std::string write(const doc::Document& document) {
    put("# ", escaped(document.title), "\n");
    for (const doc::Section& section : document.sections) {
      if (section.blocks.size() == 1 && std::holds_alternative<doc::Chart>(section.blocks.front()))
        continue;
      if (!section.heading.empty())
        put(section.minor ? "\n### " : "\n## ", escaped(section.heading), "\n");
      for (const doc::Block& block : section.blocks)
        std::visit([&](const auto& b) { print(b); }, block);
    }
    return std::move(out_);
  }

 private:
  template <class... T>
  void put(const T&... parts) {
    (out_.append(parts), ...);
  }

  void print(const doc::Paragraph& p) {
    const std::string_view mark = p.strong ? "**" : "";
    put("\n", mark, shown(p.content), mark, "\n");
  }

  void print(const doc::List& list) {
    if (!list.intro.empty()) put("\n", escaped(list.intro), "\n");
    put("\n");
    print(list.items, "");
  }

  void print(const std::vector<doc::List::Item>& items, const std::string& indent) {
    for (const doc::List::Item& item : items) {
      put(indent, "- ", shown(item.content), "\n");
      print(item.below, indent + "  ");
    }
  }

  void print(const doc::Table& table) {
    put("\n", escaped(table.caption), "\n\n|");
    for (const std::string& name : table.header) put(" ", escaped(name), " |");
    put("\n|");
    for (const bool right : table.right_aligned) put(right ? " ---: |" : " --- |");
    put("\n");
    for (const doc::Table::Row& row : table.rows) {
      put("|");
      for (const doc::CitedText& cell : row.cells) {
        const std::string_view mark =
            row.tone == doc::Table::Tone::strong && !cell.text.empty() ? "**" : "";
        put(" ", mark, shown(cell), mark, " |");
      }
      put("\n");
    }
  }

  void print(const doc::Chart&) {}

  void print(const doc::Sources& sources) {
    put("\n");
    for (std::size_t i = 0; i < sources.entries.size(); ++i) {
      const doc::Sources::Entry& entry = sources.entries[i];
      put(std::to_string(sources.first + i), ". ", escaped(entry.text));
      if (entry.links()) put(" <", entry.url, ">");
      else if (!entry.url.empty()) put(" ", escaped(entry.url));
      put("\n");
    }
  }

  std::string out_;
};

}  // namespace

std::string markdown_of(const doc::Document& document, const TextStyle&) {
  return MarkdownWriter{}.write(document);
}

}  // namespace racpsy
