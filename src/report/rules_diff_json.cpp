// The differences between two versions as JSON: racpsy/rules-diff/1.
#include "build_info.hpp"
#include "report/json_writer.hpp"
#include "report/rules_diff.hpp"

namespace racpsy {
namespace {

void write(Json& json, const std::vector<FieldChange>& fields) {
  json.open('[');
  for (const FieldChange& field : fields) {
    json.open('{')
        .key("field")
        .value(field.key)
        .key("from")
        .value_or_null(field.before.in(Lang::en))
        .key("to")
        .value_or_null(field.after.in(Lang::en));
    json.key("from_fr")
        .value_or_null(field.before.in(Lang::fr))
        .key("to_fr")
        .value_or_null(field.after.in(Lang::fr))
        .close('}');
  }
  json.close(']');
}

}  // namespace

std::string diff_json(const VersionRef& before, const VersionRef& after,
                      const std::string& digest) {
  constexpr std::array<std::string_view, 3> whats{"added", "removed", "changed"};
  const VersionDiff diff = compare(before, after);
  Json json;
  json.open('{')
      .key("schema")
      .value("racpsy/rules-diff/1")
      .key("engine")
      .value(engine_version)
      .key("rules_digest")
      .value(digest)
      .line(1);
  json.key("from")
      .value(before.name())
      .key("to")
      .value(after.name())
      .key("same")
      .value(diff.empty())
      .line(1);
  json.key("head");
  write(json, diff.header);
  const auto titles = [&](std::string_view key, const std::vector<Text>& facts) {
    json.line(1).key(key).open('[');
    for (const Text& fact : facts) json.value(fact);
    json.close(']');
  };
  titles("no_longer_asked", diff.no_longer_asked);
  titles("now_asked", diff.now_asked);
  json.line(1).key("rules").open('[');
  for (const RuleChange& change : diff.rules) {
    json.line(2)
        .open('{')
        .key("list")
        .value(change.list)
        .key("id")
        .value(change.id)
        .key("change")
        .value(whats[static_cast<std::size_t>(change.what)]);
    json.text("title", change.name).text("says", change.text);
    json.key("fields");
    write(json, change.fields);
    json.key("other_sources").value(change.other_sources).close('}');
  }
  json.close(']');
  const auto ids = [&](std::string_view key, const std::vector<const Source*>& sources) {
    json.line(1).key(key).open('[');
    for (const Source* source : sources) json.value(source->id);
    json.close(']');
  };
  ids("sources_only_in_from", diff.only_before);
  ids("sources_only_in_to", diff.only_after);
  json.close('}');
  return json.take() + "\n";
}

}  // namespace racpsy
