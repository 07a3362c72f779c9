// The rules as JSON: racpsy/rules/1 (all routes, enough for a menu) and racpsy/rules-version/1 (one
// whole version). Texts are in both languages; amounts are in cents, null when unknown.
#include <algorithm>

#include "build_info.hpp"
#include "format/data.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/rules/names.hpp"
#include "racpsy/rules/version_facts.hpp"
#include "report/rules_phrases.hpp"

namespace racpsy {
namespace {

void write(Json& json, const Text& text) { json.value(text); }

void write(Json& json, const std::optional<Date>& date) {
  date ? json.value(iso(*date)) : json.null();
}

void write_ids(Json& json, const std::vector<const Source*>& sources) {
  json.open('[');
  for (const Source* source : sources) json.value(source->id);
  json.close(']');
}

void write_tokens(Json& json, const std::vector<std::string>& tokens) {
  json.open('[');
  for (const std::string& token : tokens) json.value(token);
  json.close(']');
}

void write_in_full(Json& json, const Source& source) {
  json.open('{').key("id").value(source.id).key("title").value(source.title);
  json.key("article").value_or_null(source.article).key("url").value_or_null(source.url);
  json.key("reference").value_or_null(source.reference).key("date").value(iso(source.date));
  json.key("dated").value(dated_names[source.dated]);
  json.key("confidence").value(confidence_names[source.confidence]).close('}');
}

void write(Json& json, const Fact& fact) {
  json.open('{').key("name").value(fact.name).key("type").value(fact_type_names[fact.type]);
  json.key("of").value(owner_names[fact.of_session ? 1 : 0]).key("title");
  write(json, fact.title);
  json.key("question");
  write(json, fact.question);
  json.key("default").value(fact.write(fact.fallback)).key("default_by_age").open('[');
  for (const Fact::ByAge& band : fact.by_age) {
    json.open('{')
        .key("from")
        .value(band.low)
        .key("to")
        .value(band.high)
        .key("value")
        .value(fact.write(band.value))
        .close('}');
  }
  json.close(']').key("values").open('[');
  const auto value = [&](const std::string& token, const Text& title) {
    json.open('{').key("value").value(token).key("title");
    write(json, title);
    json.close('}');
  };
  if (fact.type == Fact::Type::set) value(fact.empty, fact.empty_title);
  for (const FactValue& v : fact.values) value(v.token, v.title);
  json.close(']').key("aliases").open('{');
  for (const auto& [alias, target] : fact.aliases) json.key(alias).value(target);
  json.close('}').key("names").open('[');
  for (const std::string& name : fact.names) json.value(name);
  json.close(']').close('}');
}

void write_in_force(Json& json, const Route& route, std::size_t index) {
  const Version& version = route.versions[index];
  json.key("in_force").open('{');
  for (const Calendar c : both_calendars) {
    json.key(calendar_names[c]);
    const std::optional<InForce>& line = version.in_force[c];
    if (!line) {
      json.null();
      continue;
    }
    json.open('{').key("from").value(iso(line->from)).key("to");
    write(json, last_day(route, index, static_cast<Calendar>(c)));
    json.key("closes").value(line->to.has_value()).key("sources");
    write_ids(json, line->sources);
    json.close('}');
  }
  json.close('}');
}

void write_head(Json& json, const Route& route, std::size_t index) {
  const Version& version = route.versions[index];
  json.key("version").value(version.id).key("title");
  write(json, version.title);
  json.key("verified_on")
      .value(iso(version.verified_on))
      .key("hypothetical")
      .value(version.hypothetical);
  json.key("scheme").value(version.scheme);
  write_in_force(json, route, index);
}

void write_today(Json& json, const Route& route, Date today) {
  json.key("in_force_today").open('{');
  for (const Calendar c : both_calendars) {
    const Version* now = in_force_on(route, c, today);
    json.key(calendar_names[c]).value_or_null(now == nullptr ? "" : now->id);
  }
  json.close('}');
}

// Writes conditions as they stand in the file.
void write(Json& json, const Route& route, const Version& version, const Conditions& conditions) {
  json.open('[');
  for (const Condition& c : conditions) {
    json.open('{');
    const auto range = [&](std::string_view subject) {
      json.key("subject").value(subject).key("from");
      c.low < 0 ? json.null() : json.value(c.low);
      json.key("to");
      c.high >= no_highest ? json.null() : json.value(c.high);
    };
    const auto values = [&](std::string_view subject, const std::vector<std::string>& names) {
      json.key("subject").value(subject).key("values").open('[');
      for (std::size_t i = 0; i < names.size(); ++i) {
        if ((c.values >> i & 1) != 0) json.value(names[i]);
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
        json.key("counter").value(route.counters[c.subject.index].name);
        break;
      case Subject::Kind::earlier:
        json.key("subject").value("earlier").key("counter").value(
            route.counters[c.subject.index].name);
        break;
      case Subject::Kind::outcome:
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
    std::size_t list = 0;
    const auto write_list = [&](std::string_view name, const auto& rules, auto more) {
      json_.line(1).key(name).open('[');
      for (std::size_t i = 0; i < rules.size(); ++i) {
        json_.line(2).open('{');
        rule_header(rules[i].rule);
        more(rules[i]);
        tail(rules[i].rule, sentences[list].rules[i].text);
        json_.close('}');
      }
      json_.close(']');
      ++list;
    };
    write_list("session", version_.sessions, [&](const SessionRule& r) { session(r); });
    write_list("entitlement", version_.entitlements, [&](const EntitlementRule& r) {
      json_.key("require");
      write(json_, route_, version_, r.require);
      json_.key("else").value(name_of(r.otherwise));
    });
    write_list("cap", version_.caps, [&](const CapRule& r) {
      json_.key("counter")
          .value(route_.counters[r.counter].name)
          .key("at_most")
          .value(r.at_most)
          .key("else")
          .value(name_of(r.otherwise));
    });
    write_list("share", version_.shares, [&](const ShareRule& r) { share(r); });
    write_list("deduction", version_.deductions, [&](const DeductionRule& r) { deduction(r); });
    write_list("extra_fees", version_.extra_fees, [&](const ExtraFeesRule& r) {
      json_.key("at_most");
      if (!r.at_most) return void(json_.null());
      json_.open('{')
          .key("numerator")
          .value(r.at_most->numerator)
          .key("denominator")
          .value(r.at_most->denominator)
          .close('}');
    });
    write_list("third_party_payment", version_.third_party, [&](const ThirdPartyRule& r) {
      json_.key("payers").open('[');
      for (const Payer p : payer_names.keys())
        if (r.pays_directly(p)) json_.value(payer_names[p]);
      json_.close(']').key("one_claim").value(r.one_claim);
    });
    write_list("doubt", version_.doubts, [&](const DoubtRule& r) {
      json_.key("from").value_or_null(r.from == first_date ? "" : iso(r.from));
      json_.key("to").value_or_null(r.to == last_date ? "" : iso(r.to));
      json_.key("carries").value_or_null(
          r.carries < 0 ? "" : route_.counters[static_cast<std::size_t>(r.carries)].name);
    });
  }

  void delays() {
    json_.line(1).key("delayed").open('[');
    for (const Delay& delay : version_.delays) {
      json_.open('{').key("calendar").value(calendar_names[delay.calendar]).key("when");
      write(json_, route_, version_, delay.when);
      json_.key("from").value(iso(delay.from)).key("sources");
      write_ids(json_, delay.sources);
      json_.close('}');
    }
    json_.close(']');
  }

  void counters() {
    json_.line(1).key("counter").open('[');
    for (const auto& [counter, text] : phrases_.counters()) {
      json_.line(2)
          .open('{')
          .key("name")
          .value(counter->name)
          .key("per")
          .value(period_names[counter->per]);
      json_.key("of").value(unit_names[counter->unit]).key("counts");
      Conditions counts;
      for (std::size_t i = 0; i < version_.counters.size(); ++i) {
        if (&route_.counters[version_.counters[i]] == counter) counts = version_.counts[i];
      }
      write(json_, route_, version_, counts);
      json_.close('}');
    }
    json_.close(']');
  }

 private:
  void rule_header(const Rule& rule) {
    json_.key("id").value(rule.id).key("title");
    write(json_, rule.title);
    json_.key("when");
    write(json_, route_, version_, rule.when);
    json_.key("unless");
    write(json_, route_, version_, rule.unless);
  }
  void tail(const Rule& rule, const Text& text) {
    json_.key("status").value(status_names[rule.status]);
    json_.key("confidence").value(confidence_names[rule.confidence]).key("note");
    write(json_, rule.note);
    json_.key("sources");
    write_ids(json_, rule.sources);
    json_.key("says");
    write(json_, text);
  }

  void session(const SessionRule& r) {
    json_.key("kind").value(version_.kinds[r.kind]).key("code").value_or_null(r.code);
    json_.key("price_cents")
        .value(r.price)
        .key("price")
        .value(r.asked           ? "asked"
               : r.price.known() ? "fixed"
                                 : "unknown");
    json_.key("parts").open('[');
    for (const Part& part : r.parts)
      json_.open('{').key("code").value(part.code).key("price_cents").value(part.price).close('}');
    json_.close(']').key("base_cents").value(r.base.value_or(Money::unknown())).key("hint");
    write(json_, r.hint);
    json_.key("usually");
    write(json_, route_, version_, r.usually);
    json_.key("prevails_over");
    write_tokens(json_, r.prevails_over);
  }

  void share(const ShareRule& r) {
    constexpr std::array<std::string_view, 4> forms{"rate", "amount", "rest", "unknown"};
    json_.key("payer")
        .value(payer_names[r.payer])
        .key("pays")
        .open('{')
        .key("form")
        .value(forms[static_cast<std::size_t>(r.pays.form)]);
    if (r.pays.form == Pays::Form::rate)
      json_.key("numerator")
          .value(r.pays.rate.numerator)
          .key("denominator")
          .value(r.pays.rate.denominator);
    if (r.pays.form == Pays::Form::amount) json_.key("cents").value(r.pays.amount);
    json_.close('}').key("public").value(r.of_the_public).key("prevails_over");
    write_tokens(json_, r.prevails_over);
  }

  void deduction(const DeductionRule& r) {
    json_.key("amount_cents")
        .value(r.amount)
        .key("from")
        .value(payer_names[r.from])
        .key("ceiling")
        .open('[');
    for (const Ceiling& c : r.ceilings) {
      json_.open('{')
          .key("counter")
          .value(route_.counters[c.counter].name)
          .key("at_most_cents")
          .value(c.at_most)
          .close('}');
    }
    json_.close(']');
  }

  Json& json_;
  const Route& route_;
  const Version& version_;
  Phrases phrases_;
};

// Writes limited and kept rights, which belong to the route and not to a version.
void write_rights(Json& json, const Route& route) {
  const auto rights = [&](std::string_view name, const auto& all, auto more) {
    json.line(1).key(name).open('[');
    for (const auto& right : all) {
      json.line(2).open('{').key("id").value(right.rule.id).key("title");
      write(json, right.rule.title);
      json.key("when");
      write(json, route, Version{}, right.rule.when);
      more(right);
      json.key("note");
      write(json, right.rule.note);
      json.key("sources");
      write_ids(json, right.rule.sources);
      json.close('}');
    }
    json.close(']');
  };
  rights("limited_right", route.limited, [&](const LimitedRight& r) {
    json.key("lasts")
        .open('{')
        .key("years")
        .value(r.lasts.years)
        .key("months")
        .value(r.lasts.months)
        .key("days")
        .value(r.lasts.days)
        .close('}');
  });
  rights("kept_right", route.kept,
         [&](const KeptRight& r) { json.key("until_end_of").value(period_names[r.period]); });
}

void write_sources(Json& json, const std::vector<const Source*>& sources) {
  json.line(1).key("sources").open('[');
  for (const Source* source : sources) {
    json.line(2);
    write_in_full(json, *source);
  }
  json.close(']');
}

}  // namespace

std::string list_json(const std::vector<const Route*>& routes, Date today,
                      const std::string& digest) {
  Json json;
  json.open('{')
      .key("schema")
      .value("racpsy/rules/1")
      .key("engine")
      .value(engine_version)
      .key("rules_digest")
      .value(digest);
  json.key("today").value(iso(today)).line(1).key("routes").open('[');
  for (const Route* route : routes) {
    json.line(2).open('{').key("route").value(route->id).key("country").value(
        route->id.substr(0, route->id.find('/')));
    json.key("country_title");
    write(json, route->country);
    json.key("title");
    write(json, route->title);
    write_today(json, *route, today);
    const bool open = in_force_on(*route, today) != nullptr;
    json.key("open").value(open).key("distress");
    write(json, route->distress);
    json.line(3).key("versions").open('[');
    for (std::size_t i = 0; i < route->versions.size(); ++i) {
      const Version& version = route->versions[i];
      json.line(4).open('{');
      write_head(json, *route, i);
      json.key("rules")
          .value(rules_of(version))
          .key("sources")
          .value(sources_of(version).size())
          .key("facts")
          .open('[');
      const std::uint64_t asked = facts_asked(version);
      for (std::size_t f = 0; f < route->facts.size(); ++f) {
        if ((asked >> f & 1) != 0) json.value(route->facts[f].name);
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
  json.open('{')
      .key("schema")
      .value("racpsy/rules-version/1")
      .key("engine")
      .value(engine_version)
      .key("rules_digest")
      .value(digest);
  json.key("today").value(iso(today)).line(1).key("route").value(route.id).key("route_title");
  write(json, route.title);
  json.key("country_title");
  write(json, route.country);
  json.line(1);
  write_head(json, route, shown.index);
  json.key("currency")
      .value(version.currency)
      .key("rounding")
      .value(rounding_names[version.rounding]);
  VersionJson lists{json, shown};
  lists.delays();
  lists.counters();
  lists.lists();
  write_rights(json, route);
  json.line(1).key("facts").open('[');
  for (const Fact& fact : route.facts) {
    json.line(2);
    write(json, fact);
  }
  json.close(']').line(1).key("notices").open('[');
  std::vector<const Source*> sources = sources_of(version);
  for (const Notice& notice : route.notices) {
    json.line(2).open('{').key("id").value(notice.id).key("text");
    write(json, notice.text);
    json.key("sources");
    write_ids(json, notice.sources);
    json.close('}');
    for (const Source* source : notice.sources) {
      if (std::find(sources.begin(), sources.end(), source) == sources.end())
        sources.push_back(source);
    }
  }
  json.close(']').key("distress");
  write(json, route.distress);
  write_sources(json, sources);
  json.line(1).key("versions").open('[');
  for (const std::string& id : route.version_ids()) json.value(id);
  json.close(']').close('}');
  return json.take() + "\n";
}

}  // namespace racpsy
