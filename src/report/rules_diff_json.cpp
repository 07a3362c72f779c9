// The differences between two versions as JSON: racpsy/rules-diff/1.
#include "build_info.hpp"
#include "report/json_writer.hpp"
#include "report/rules_diff.hpp"

namespace racpsy {
namespace {

void write(Json& json, const std::vector<FieldChange>& fields) {
  json.open('[');
  for (const FieldChange& field : fields) {
    json.open('{').member("field", field.key);
    json.member_or_null("from", field.before.in(Lang::en));
    json.member_or_null("to", field.after.in(Lang::en));
    json.member_or_null("from_fr", field.before.in(Lang::fr));
    json.member_or_null("to_fr", field.after.in(Lang::fr)).close('}');
  }
  json.close(']');
}

}  // namespace

std::string diff_json(const VersionRef& before, const VersionRef& after,
                      const std::string& digest) {
  constexpr std::array<std::string_view, 3> whats{"added", "removed", "changed"};
  const VersionDiff diff = compare(before, after);
  Json json;
  json.open('{').member("schema", "racpsy/rules-diff/1").member("engine", engine_version);
  json.member("rules_digest", digest).line(1);
  json.member("from", before.name()).member("to", after.name()).member("same", diff.empty());
  json.line(1);
  json.key("head");
  write(json, diff.header);
  const auto titles = [&](std::string_view key, const std::vector<Text>& facts) {
    json.line(1).list(key, facts, [](const Text& title) -> const Text& { return title; });
  };
  titles("no_longer_asked", diff.no_longer_asked);
  titles("now_asked", diff.now_asked);
  json.line(1).key("rules").open('[');
  for (const RuleChange& change : diff.rules) {
    json.line(2).open('{').member("list", change.list).member("id", change.id);
    json.member("change", whats[static_cast<std::size_t>(change.what)]);
    json.text("title", change.name).text("says", change.text);
    json.key("fields");
    write(json, change.fields);
    json.member("other_sources", change.other_sources).close('}');
  }
  json.close(']');
  const auto ids = [&](std::string_view key, const std::vector<const Source*>& sources) {
    json.line(1).list(key, sources, [](const Source* source) { return source->id; });
  };
  ids("sources_only_in_from", diff.only_before);
  ids("sources_only_in_to", diff.only_after);
  json.close('}');
  return json.take() + "\n";
}

}  // namespace racpsy
