#include "racpsy/rules/compiled.hpp"

namespace racpsy {
namespace {

// Size of the archive header in bytes: three numbers of four bytes, the offset of the index, the
// offset of the table of texts, and the number of texts.
constexpr std::size_t head_size = 12;

void append_word(std::string& bytes, std::size_t n) {
  for (int b = 0; b < 4; ++b) bytes += static_cast<char>(n >> 8 * b & 255);
}

std::size_t word_at(std::string_view bytes, std::size_t at) {
  std::size_t n = 0;
  for (std::size_t b = 4; b-- > 0;) n = n << 8 | static_cast<unsigned char>(bytes[at + b]);
  return n;
}

// Reads or writes the dates of a version, for outlines.
template <class Archive, class V>
void dates(Archive& archive, V& version) {
  archive(version.id, version.verified_on);
  for (auto& line : version.in_force) {
    bool there = line.has_value();
    archive(there);
    if constexpr (!std::is_const_v<V>) {
      if (there) line.emplace();
    }
    if (there) archive(line->from, line->to);
  }
}

}  // namespace

std::string write_compiled(const RulesToCompile& rules) {
  archive::StringTable strings;
  std::string records;
  std::map<std::string, std::uint64_t> routes, countries;
  const auto record = [&](const auto&... values) {
    archive::Writer writer{strings};
    writer(values...);
    const std::uint64_t begin = head_size + records.size();
    records += writer.bytes;
    return begin;
  };
  for (const LoadedRoute* loaded : rules.routes) {
    archive::Writer route{strings}, sources{strings};
    Route bare = loaded->route;
    bare.facts.clear();
    route(bare, loaded->route.facts);  // the facts come last, for readers that need none
    sources(static_cast<std::uint64_t>(route.cited.size()));
    for (const Source* source : route.cited) sources(*source);
    routes[loaded->route.id] = head_size + records.size();
    records += sources.bytes + route.bytes;
  }
  for (const auto& [country, declarations] : rules.countries) {
    countries[country] = record(declarations);
  }
  archive::Writer outlines{strings};
  outlines(static_cast<std::uint64_t>(rules.routes.size()));
  for (const LoadedRoute* loaded : rules.routes) {
    const Route& route = loaded->route;
    outlines(route.id, route.timeline, static_cast<std::uint64_t>(route.versions.size()));
    for (const Version& version : route.versions) dates(outlines, version);
  }
  const std::uint64_t outlines_at = head_size + records.size();
  records += outlines.bytes;
  const std::uint64_t index_at =
      record(rules.digest, rules.defaults, routes, countries, outlines_at);

  std::string bytes;
  append_word(bytes, index_at);
  append_word(bytes, head_size + records.size());
  append_word(bytes, strings.all().size());
  bytes += records;
  std::size_t end = 0;
  append_word(bytes, end);
  for (const std::string& text : strings.all()) append_word(bytes, end += text.size());
  for (const std::string& text : strings.all()) bytes += text;
  return bytes;
}

CompiledRules::CompiledRules(std::string_view bytes) : bytes_(bytes) {
  if (bytes.empty()) return;
  const std::size_t texts = word_at(bytes, 4), count = word_at(bytes, 8);
  const std::size_t after_offsets = texts + 4 * (count + 1);
  strings_ = {bytes.substr(texts, after_offsets - texts), bytes.substr(after_offsets)};
  at(word_at(bytes, 0))(digest_, defaults_, routes_, countries_, outlines_);
}

bool CompiledRules::read_route(const std::string& id, LoadedRoute& into, bool facts) const {
  const auto found = routes_.find(id);
  if (found == routes_.end()) return false;
  archive::Reader reader = at(found->second);
  reader.read_sources(into.sources);
  reader(into.route);
  if (facts) reader(into.route.facts);
  return true;
}

bool CompiledRules::read_country(const std::string& country, Declarations& into) const {
  const auto found = countries_.find(country);
  if (found == countries_.end()) return false;
  at(found->second)(into);
  return true;
}

std::vector<Route> CompiledRules::outlines() const {
  archive::Reader reader = at(outlines_);
  std::vector<Route> all(reader.number());
  for (Route& route : all) {
    reader(route.id, route.timeline);
    route.versions.resize(reader.number());
    for (Version& version : route.versions) dates(reader, version);
  }
  return all;
}

}  // namespace racpsy
