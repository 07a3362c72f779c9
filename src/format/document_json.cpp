// Lays out a document as JSON, for pages that draw it themselves: schema racpsy/document/1.
#include "format/data.hpp"
#include "format/document.hpp"

namespace racpsy {
namespace {

void cited(Json& json, const doc::CitedText& content) {
  json.member("text", content.text);
  if (!content.sources.empty())
    json.list("sources", content.sources, [](std::size_t number) { return number; });
  if (content.doubtful) json.member("doubtful", true);
  if (content.bar) json.member("bar", true);
}

void items_of(Json& json, const std::vector<doc::List::Item>& items) {
  json.key("items").open('[');
  for (const doc::List::Item& item : items) {
    json.open('{');
    cited(json, item.content);
    if (!item.below.empty()) items_of(json, item.below);
    json.close('}');
  }
  json.close(']');
}

struct Writer {
  Json& json;

  void operator()(const doc::Paragraph& paragraph) const {
    json.member("kind", "paragraph");
    cited(json, paragraph.content);
    if (paragraph.strong) json.member("strong", true);
  }

  void operator()(const doc::List& list) const {
    json.member("kind", "list").member("intro", list.intro);
    items_of(json, list.items);
  }

  void operator()(const doc::Table& table) const {
    json.member("kind", "table").member("caption", table.caption);
    json.list("header", table.header, [](const std::string& text) { return text; });
    json.list("right_aligned", table.right_aligned, [](bool right) { return right; });
    json.key("rows").open('[');
    for (const doc::Table::Row& row : table.rows) {
      using Tone = doc::Table::Tone;
      json.open('{').member("tone", row.tone == Tone::strong  ? "strong"
                                    : row.tone == Tone::muted ? "muted"
                                                              : "plain");
      json.member("apart", row.apart).key("cells").open('[');
      for (const doc::CitedText& cell : row.cells) {
        json.open('{');
        cited(json, cell);
        json.close('}');
      }
      json.close(']').close('}');
    }
    json.close(']');
  }

  void operator()(const doc::Chart& chart) const {
    json.member("kind", "chart").member("title", chart.title);
    json.member("description", chart.description).member("unknown", chart.unknown);
    json.list("legend", chart.legend, [](const std::string& text) { return text; });
    json.key("bars").open('[');
    for (const doc::Chart::Bar& bar : chart.bars) {
      json.open('{').member("label", bar.label).member("caption", bar.caption);
      json.list("parts_cents", bar.known, [](Money amount) { return amount; });
      json.member("whole_cents", bar.whole).member("sessions", bar.sessions).close('}');
    }
    json.close(']');
  }

  void operator()(const doc::Sources& sources) const {
    json.member("kind", "sources").key("entries").open('[');
    for (std::size_t i = 0; i < sources.entries.size(); ++i) {
      const doc::Sources::Entry& entry = sources.entries[i];
      json.open('{').member("number", sources.first + i).member("text", entry.text);
      json.member_or_null("url", entry.links() ? entry.url : std::string{}).close('}');
    }
    json.close(']');
  }
};

}  // namespace

std::string json_of(const doc::Document& document, const TextStyle& /*text_style*/) {
  Json json;
  json.open('{').member("schema", "racpsy/document/1");
  json.member("lang", language_codes[index_of(document.lang)]).member("title", document.title);
  json.key("sections").open('[');
  for (const doc::Section& section : document.sections) {
    json.open('{').member_or_null("id", section.id);
    json.member("heading", section.heading).member("minor", section.minor);
    json.key("blocks").open('[');
    for (const doc::Block& block : section.blocks) {
      json.open('{');
      std::visit(Writer{json}, block);
      json.close('}');
    }
    json.close(']').close('}');
  }
  return json.close(']').close('}').take();
}

}  // namespace racpsy
