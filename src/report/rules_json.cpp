// The rules as JSON: racpsy/rules/1 (all routes, enough for a menu) and racpsy/rules-version/1 (one
// whole version). Texts are in both languages; amounts are in cents, null when unknown.
#include <algorithm>

#include "build_info.hpp"
#include "format/data.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/rules/describe.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/rules_phrases.hpp"

namespace racpsy {
namespace {

constexpr auto id_of = [](const Source* source) -> const std::string& { return source->id; };
constexpr auto itself = [](const std::string& word) -> const std::string& { return word; };

void write_in_full(Json& json, const Source& source) {
  json.open('{').member("id", source.id).member("title", source.title);
  json.member_or_null("article", source.article).member_or_null("url", source.url);
  json.member_or_null("reference", source.reference).member("date", iso(source.date));
  json.member("dated", dated_names[source.dated]);
  json.member("confidence", confidence_names[source.confidence]).close('}');
}

void write(Json& json, const Fact& fact) {
  json.open('{').member("name", fact.name).member("type", fact_type_names[fact.type]);
  json.member("of", owner_names[fact.of_session ? Owner::session : Owner::person]);
  json.member("title", fact.title).member("question", fact.question);
  json.member("default", fact.write(fact.fallback)).key("default_by_age").open('[');
  for (const Fact::ByAge& band : fact.by_age) {
    json.open('{').member("from", band.low).member("to", band.high);
    json.member("value", fact.write(band.value)).close('}');
  }
  json.close(']').key("values").open('[');
  const auto value = [&](const std::string& token, const Text& title) {
    json.open('{').member("value", token).member("title", title).close('}');
  };
  if (fact.type == Fact::Type::set) value(fact.empty, fact.empty_title);
  for (const FactValue& v : fact.values) value(v.token, v.title);
  json.close(']').key("aliases").open('{');
  for (const auto& [alias, target] : fact.aliases) json.member(alias, target);
  json.close('}').list("names", fact.names, itself).close('}');
}

void write_in_force(Json& json, const Route& route, std::size_t index) {
  json.key("in_force").open('{');
  for (const Calendar c : both_calendars) {
    json.key(calendar_names[c]);
    const std::optional<InForce>& line = route.versions[index].in_force[c];
    if (!line) {
      json.null();
      continue;
    }
    const std::optional<Date> to = last_day(route, index, c);
    json.open('{').member("from", iso(line->from)).member_or_null("to", to ? iso(*to) : "");
    json.member("closes", line->to.has_value()).list("sources", line->sources, id_of).close('}');
  }
  json.close('}');
}

void write_head(Json& json, const Route& route, std::size_t index) {
  const Version& version = route.versions[index];
  json.member("version", version.id).member("title", version.title);
  json.member("verified_on", iso(version.verified_on));
  json.member("hypothetical", version.hypothetical).member("scheme", version.scheme);
  write_in_force(json, route, index);
}

void write_today(Json& json, const Route& route, Date today) {
  json.key("in_force_today").open('{');
  for (const Calendar c : both_calendars) {
    const Version* now = in_force_on(route, c, today);
    json.member_or_null(calendar_names[c], now == nullptr ? "" : now->id);
  }
  json.close('}');
}

// Begins an answer.
void write_schema(Json& json, std::string_view schema, Date today, const std::string& digest) {
  json.open('{').member("schema", schema).member("engine", engine_version);
  json.member("rules_digest", digest).member("today", iso(today)).line(1);
}

// Writes conditions as they stand in the file.
void write(Json& json, const Route& route, const Version& version, const Conditions& conditions) {
  json.open('[');
  for (const Condition& c : conditions) {
    json.open('{');
    const auto range = [&](std::string_view subject) {
      json.member("subject", subject).key("from");
      c.low < 0 ? json.null() : json.value(c.low);
      json.key("to");
      c.high >= no_highest ? json.null() : json.value(c.high);
    };
    const auto values = [&](std::string_view subject, const std::vector<std::string>& names) {
      json.key("subject").value(subject).key("values").open('[');
      for (std::size_t i = 0; i < names.size(); ++i) {
        if (has_bit(c.values, i)) json.value(names[i]);
      }
      json.close(']');
    };
    switch (c.subject.kind) {
      case Subject::Kind::fact: {
        std::vector<std::string> names;
        for (const FactValue& v : route.facts[c.subject.index].values) names.push_back(v.token);
        values(route.facts[c.subject.index].name, names);
        break;
      }
      case Subject::Kind::age: range("age"); break;
      case Subject::Kind::age_on_january_1: range("age_on_january_1"); break;
      case Subject::Kind::kind: values("kind", version.kinds); break;
      case Subject::Kind::rank:
        range("rank");
        json.member("counter", route.counters[c.subject.index].name);
        break;
      case Subject::Kind::earlier:
        json.member("subject", "earlier");
        json.member("counter", route.counters[c.subject.index].name);
        break;
      case Subject::Kind::outcome:
      case Subject::Kind::member_for:
      case Subject::Kind::route: break;  // contracts only
    }
    json.close('}');
  }
  json.close(']');
}

class VersionJson {
 public:
  VersionJson(Json& json, const VersionRef& shown)
      : json_(json),
        route_(*shown.route),
        version_(shown.version()),
        phrases_(shown) {}

  void lists() {
    const std::vector<ListSentences> sentences = phrases_.lists();
    auto list = sentences.begin();
    for_each_list(version_, [&]<class R>(std::string_view name, const std::vector<R>& rules) {
      json_.line(1).key(name).open('[');
      for (std::size_t i = 0; i < rules.size(); ++i) {
        json_.line(2).open('{');
        rule_header(rules[i].rule);
        keys_of(rules[i]);
        tail(rules[i].rule, list->rules[i].text);
        json_.close('}');
      }
      json_.close(']');
      ++list;
    });
  }

  void delays() {
    json_.line(1).key("delayed").open('[');
    for (const Delay& delay : version_.delays) {
      json_.open('{');
      keys_of(delay);
      json_.close('}');
    }
    json_.close(']');
  }

  // Writes limited and kept rights, which belong to the route and not to a version.
  template <class Right>
  void rights(std::string_view name, const std::vector<Right>& all) {
    json_.line(1).key(name).open('[');
    for (const Right& right : all) {
      json_.line(2).open('{').member("id", right.rule.id).member("title", right.rule.title);
      value("when", right.rule.when);
      keys_of(right);
      value("note", right.rule.note);
      value("sources", right.rule.sources);
      json_.close('}');
    }
    json_.close(']');
  }

  void counters() {
    json_.line(1).key("counter").open('[');
    for (const auto& [counter, text] : phrases_.counters()) {
      json_.line(2).open('{').member("name", counter->name);
      value("per", counter->per);
      json_.member("of", unit_names[counter->unit]);
      Conditions counts;
      for (std::size_t i = 0; i < version_.counters.size(); ++i) {
        if (&route_.counters[version_.counters[i]] == counter) counts = version_.counts[i];
      }
      value("counts", counts);
      json_.close('}');
    }
    json_.close(']');
  }

 private:
  void rule_header(const Rule& rule) {
    value("id", rule.id);
    value("title", rule.title);
    value("when", rule.when);
    value("unless", rule.unless);
  }
  void tail(const Rule& rule, const Text& text) {
    json_.member("status", status_names[rule.status]);
    json_.member("confidence", confidence_names[rule.confidence]);
    value("note", rule.note);
    value("sources", rule.sources);
    value("says", text);
  }

  // ---- Values, by the type of the member or by a tag of describe.hpp

  void value(std::string_view key, Money amount) {
    json_.key(std::string{key}.append("_cents")).value(amount);
  }
  void value(std::string_view key, const std::optional<Money>& amount) {
    value(key, amount.value_or(Money::unknown()));
  }
  void value(std::string_view key, const std::string& word) { json_.key(key).value_or_null(word); }
  void value(std::string_view key, const std::vector<std::string>& words) {
    json_.list(key, words, itself);
  }
  void value(std::string_view, const std::vector<const Source*>& sources) {
    json_.list("sources", sources, id_of);
  }
  void value(std::string_view key, const Text& text) { json_.key(key).value(text); }
  void value(std::string_view key, bool yes) { json_.key(key).value(yes); }
  void value(std::string_view key, int n) { json_.key(key).value(n); }
  // A first or last day that no file states bounds nothing.
  void value(std::string_view key, Date day) {
    json_.key(key).value_or_null(day == first_date || day == last_date ? "" : iso(day));
  }
  void value(std::string_view key, Duration duration) {
    json_.key(key).open('{').member("years", duration.years);
    json_.member("months", duration.months).member("days", duration.days).close('}');
  }
  void value(std::string_view key, const std::optional<AroundDue>& due) {
    json_.key(key);
    if (!due) return void(json_.null());
    json_.open('{');
    keys_of(*due);
    json_.close('}');
  }
  void value(std::string_view key, Payer payer) { json_.key(key).value(payer_names[payer]); }
  void value(std::string_view key, Calendar calendar) {
    json_.member(key, calendar_names[calendar]);
  }
  void value(std::string_view key, Counter::Per period) { json_.member(key, period_names[period]); }
  void value(std::string_view key, Outcome outcome) { json_.key(key).value(name_of(outcome)); }
  void value(std::string_view key, std::uint8_t counter) {
    json_.member(key, route_.counters[counter].name);
  }
  void value(std::string_view key, const std::optional<std::uint8_t>& counter) {
    if (counter) value(key, *counter);
    else json_.key(key).null();
  }
  void value(std::string_view key, const Conditions& conditions) {
    json_.key(key);
    write(json_, route_, version_, conditions);
  }
  void rate(Rate rate) {
    json_.key("numerator").value(rate.numerator).key("denominator").value(rate.denominator);
  }
  void value(std::string_view key, const std::optional<Rate>& share) {
    json_.key(key);
    if (!share) return void(json_.null());
    json_.open('{');
    rate(*share);
    json_.close('}');
  }
  void value(std::string_view key, const Pays& pays) {
    constexpr EnumArray<Pays::Form, std::string_view, 4> forms{"rate", "amount", "rest", "unknown"};
    json_.key(key).open('{').key("form").value(forms[pays.form]);
    if (pays.form == Pays::Form::rate) rate(pays.rate);
    if (pays.form == Pays::Form::amount) json_.key("cents").value(pays.amount);
    json_.close('}');
  }
  template <class R>
  void value(std::string_view key, const std::vector<R>& list) {
    json_.key(key).open('[');
    for (const R& item : list) {
      json_.open('{');
      keys_of(item);
      json_.close('}');
    }
    json_.close(']');
  }
  void value(std::string_view key, const SessionRule& r, KindOfSession) {
    json_.member(key, version_.kinds[r.kind]);
  }
  void value(std::string_view key, const SessionRule& r, PriceOfSession) {
    value(key, r.price);
    json_.member(key, r.asked           ? "asked"
                      : r.a_minute      ? "by_the_minute"
                      : r.price.known() ? "fixed"
                                        : "unknown");
    if (r.a_minute) value("price_a_minute", *r.a_minute);
  }
  void value(std::string_view key, const SessionRule& r, UsualFacts) { value(key, r.usually); }
  void value(std::string_view key, const DeductionRule& r, Insurer) { value(key, r.from); }
  void value(std::string_view key, const ThirdPartyRule& r, Insurers) {
    json_.key(key).open('[');
    for (const Payer p : payer_names.keys())
      if (r.pays_directly(p)) json_.value(payer_names[p]);
    json_.close(']');
  }
  template <class R>
  void value(std::string_view key, const R& rule, CounterOfCents) {
    value(key, rule.counter);
  }

  // Passes each key of a description to the function that writes its value.
  template <class R>
  struct KeyWriter {
    VersionJson& json;
    const R& from;
    void rule(CommonKeys) {}
    template <class M>
    void operator()(std::string_view key, M R::*member, Need, std::string_view) {
      json.value(key, from.*member);
    }
    template <class Tag>
    void operator()(std::string_view key, Tag tag, Need, std::string_view) {
      json.value(key, from, tag);
    }
  };
  template <class R>
  void keys_of(const R& r) {
    KeyWriter<R> writer{*this, r};
    describe(Described<R>{}, writer);
  }

  Json& json_;
  const Route& route_;
  const Version& version_;
  Phrases phrases_;
};

}  // namespace

std::string list_json(const std::vector<const Route*>& routes, Date today,
                      const std::string& digest) {
  Json json;
  write_schema(json, "racpsy/rules/1", today, digest);
  json.key("routes").open('[');
  for (const Route* route : routes) {
    json.line(2).open('{').member("route", route->id);
    json.member("country", country_code(route->id));
    json.member("country_title", route->country).member("title", route->title);
    json.member("currency", currency_names[route->currency()]);
    write_today(json, *route, today);
    json.member("open", in_force_on(*route, today) != nullptr);
    json.member("distress", route->distress);
    json.line(3).key("versions").open('[');
    for (std::size_t i = 0; i < route->versions.size(); ++i) {
      const Version& version = route->versions[i];
      json.line(4).open('{');
      write_head(json, *route, i);
      json.member("rules", rules_of(version)).member("sources", sources_of(version).size());
      json.key("facts").open('[');
      const std::uint64_t asked = facts_asked(version);
      for (std::size_t f = 0; f < route->facts.size(); ++f) {
        if (has_bit(asked, f)) json.value(route->facts[f].name);
      }
      json.close(']').close('}');
    }
    json.close(']').line(3).key("facts").open('[');
    for (const Fact& fact : route->facts) {
      json.line(4);
      write(json, fact);
    }
    json.close(']').close('}');
  }
  json.close(']').close('}');
  return json.take() + "\n";
}

std::string version_json(const VersionRef& shown, Date today, const std::string& digest) {
  const Route& route = *shown.route;
  const Version& version = shown.version();
  Json json;
  write_schema(json, "racpsy/rules-version/1", today, digest);
  json.member("route", route.id).member("route_title", route.title);
  json.member("country_title", route.country).line(1);
  write_head(json, route, shown.index);
  json.member("currency", currency_names[version.currency])
      .member("rounding", rounding_names[version.rounding]);
  VersionJson lists{json, shown};
  lists.delays();
  lists.counters();
  lists.lists();
  lists.rights("limited_right", route.limited);
  lists.rights("kept_right", route.kept);
  const auto lines = [&](std::string_view name, const auto& all, auto write_one) {
    json.line(1).key(name).open('[');
    for (const auto& one : all) {
      json.line(2);
      write_one(one);
    }
    json.close(']');
  };
  lines("facts", route.facts, [&](const Fact& fact) { write(json, fact); });
  std::vector<const Source*> sources = sources_of(version);
  lines("notices", route.notices, [&](const Notice& notice) {
    json.open('{').member("id", notice.id).member("text", notice.text);
    json.list("sources", notice.sources, id_of).close('}');
    for (const Source* source : notice.sources) {
      if (std::find(sources.begin(), sources.end(), source) == sources.end())
        sources.push_back(source);
    }
  });
  json.member("distress", route.distress);
  lines("sources", sources, [&](const Source* source) { write_in_full(json, *source); });
  json.line(1).list("versions", route.version_ids(), itself).close('}');
  return json.take() + "\n";
}

}  // namespace racpsy
