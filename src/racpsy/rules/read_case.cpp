// Reads a case file. One person is [person] with [[change]], [used] and [[session]] beside it;
// several are [[person]], each with its own change, used and session below it.
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/base/written_date.hpp"
#include "racpsy/rules/case_file.hpp"
#include "racpsy/rules/files.hpp"
#include "racpsy/rules/read.hpp"
#include "racpsy/rules/toml_file.hpp"

namespace racpsy {
namespace {

class CaseReader {
 public:
  CaseReader(File& file, CaseFile& into, bool profile = false)
      : file_(file),
        case_(into),
        profile_(profile) {}

  void read(const toml::table& table) {
    Keys keys{file_, table, names_key};
    case_.title = keys.text("title", false);
    if (keys.find("calendar") != nullptr)
      case_.calendar = keys.word("calendar", calendar_names, localized<msg::a_calendar>());
    const toml::node* person = keys.need("person");
    if (person != nullptr && person->is_table()) {
      CasePerson& one = case_.people.emplace_back();
      Keys inner{file_, *person->as_table(), names_key};
      read_header(inner, one);
      timeline(keys, one);
    } else if (person != nullptr) {
      for (const toml::table* each : keys.list("person")) {
        CasePerson& one = case_.people.emplace_back();
        Keys inner{file_, *each, names_key};
        timeline(inner, one);
        read_header(inner, one);
        if (one.name.empty()) file_.fail(each->source(), localized<msg::missing_key>("name"));
      }
      if (case_.people.empty()) keys.wrong("person", *person, localized<msg::a_list_of_tables>());
    }
    keys.done();
  }

 private:
  // Reads a person: name, age, birth date, fee and duration; all other keys are facts.
  void read_header(Keys& keys, CasePerson& one) {
    one.place = file_.place(keys.table().source());
    one.name = keys.text("name", false);
    one.born = keys.has("born") ? date_of(keys, "born") : std::nullopt;
    if (keys.has("age")) one.age = keys.integer("age", 0, oldest);
    if (one.born && one.age)
      file_.fail(keys.table().source(), localized<msg::not_both>("age", "born"));
    if (keys.has("joined")) one.at_first.joined = date_of(keys, "joined");
    facts(keys, one.at_first, {"name", "born", "age", "joined", "change", "used", "session"});
  }

  void timeline(Keys& keys, CasePerson& one) {
    for (const toml::table* table : keys.list("change")) {
      Keys inner{file_, *table, names_key};
      CaseValues change;
      change.from = date_of(inner, "from").value_or(first_date);
      if (inner.has("joined")) change.joined = date_of(inner, "joined");
      facts(inner, change, {"from", "joined"});
      one.changes.push_back(std::move(change));
    }
    std::stable_sort(one.changes.begin(), one.changes.end(),
                     [](const CaseValues& a, const CaseValues& b) { return *a.from < *b.from; });
    if (const toml::node* used = keys.find("used"); used != nullptr && used->is_array()) {
      for (const toml::table* table : keys.list("used")) use(Keys{file_, *table, names_key}, one);
    } else if (const toml::table* table = keys.table("used")) {
      for (const auto& [key, node] : *table)
        one.used.push_back(holding(std::string{key.str()}, file_.place(key.source()), node));
    }
    if (!keys.has("session") && !profile_)
      file_.fail(keys.table().source(), localized<msg::missing_key>("session"));
    for (const toml::table* table : keys.list("session")) {
      Keys inner{file_, *table, names_key};
      sessions(inner, one.sessions.emplace_back());
    }
  }

  // Reads a date, also as a text that people write: "7 décembre 2026". A file has no language, so
  // that the day and the month of "07/12/2026" cannot be told apart.
  std::optional<Date> date_of(Keys& keys, std::string_view key, const toml::node& node) {
    if (const auto* text = node.as_string()) {
      const Result<Date, Misread> date = read_written_date(key, text->get(), Lang::en);
      if (date) return *date;
      file_.fail(node.source(), date.error().what, date.error().remedy);
      return std::nullopt;
    }
    if (const auto* value = node.as_date()) {
      const toml::date d = value->get();
      const Date date{static_cast<int>(d.year), d.month, d.day};
      if (date >= first_date && date <= last_date) return date;
    }
    keys.wrong(key, node, localized<msg::a_date>());
    return std::nullopt;
  }
  std::optional<Date> date_of(Keys& keys, std::string_view key) {
    const toml::node* node = keys.need(key);
    return node == nullptr ? std::nullopt : date_of(keys, key, *node);
  }

  // Reads an amount as people write it: "50", "50,00 €", "CHF 50". Its currency is compared with
  // that of the routes later.
  void fee_of(const toml::node& node, CaseValues& into) {
    const auto* text = node.as_string();
    if (text == nullptr) {
      if (node.is_number())
        file_.fail(node.source(), localized<msg::money_not_quoted>("private_fee"),
                   localized<msg::write_like>("\"50.00\""));
      else
        file_.fail(node.source(),
                   localized<msg::expected>("private_fee", localized<msg::an_amount>()));
      return;
    }
    const Number amount = read_written(text->get(), any_amount, Notation::written);
    if (amount.flaw == Flaw::none) {
      into.private_fee = Money::of_cents(amount.value);
      into.fee_currency = amount.currency;
      into.fee_at = file_.place(node.source());
      return;
    }
    Misread wrong = misread("private_fee", text->get(), amount.flaw, any_amount, Notation::written);
    file_.fail(node.source(), std::move(wrong.what), std::move(wrong.remedy));
  }

  // Reads an entry of [[used]]: a counter, sessions or an amount, and perhaps the day.
  void use(Keys keys, CasePerson& one) {
    const std::string counter = keys.text("counter");
    const toml::node *amount = keys.find("amount"), *sessions = keys.find("sessions");
    if (amount != nullptr && sessions != nullptr)
      file_.fail(keys.table().source(), localized<msg::not_both>("amount", "sessions"));
    else if (amount == nullptr && sessions == nullptr)
      file_.fail(keys.table().source(), localized<msg::missing_key>("amount"));
    else if (amount != nullptr && !amount->is_string())
      keys.wrong("amount", *amount, localized<msg::an_amount>());
    else if (sessions != nullptr && !sessions->is_integer())
      keys.wrong("sessions", *sessions, localized<msg::an_integer>());
    std::optional<Date> on;
    if (keys.has("on")) on = date_of(keys, "on");
    keys.done();
    const toml::node* said = amount != nullptr ? amount : sessions;
    if (said == nullptr || counter.empty()) return;
    const Place named = file_.place(keys.find("counter")->source());
    one.used.push_back(holding(counter, named, *said));
    one.used.back().on = on;
  }

  // Reads what was used of a counter: a number of sessions, or an amount.
  CaseUse holding(const std::string& name, const Place& name_at, const toml::node& node) {
    CaseUse said{{name, {}, name_at, file_.place(node.source())}, {}, {}};
    if (const auto* count = node.as_integer();
        count != nullptr && count->get() >= 0 && count->get() <= most_sessions) {
      said.value = std::to_string(count->get());
    } else if (const Number amount = node.is_string() ? read_written(node.as_string()->get(),
                                                                     any_amount, Notation::written)
                                                      : Number{0, Flaw::not_a_number};
               amount.flaw == Flaw::none) {
      said.value = amount_token(Money::of_cents(amount.value));
      said.currency = amount.currency;
    } else {
      file_.fail(node.source(),
                 localized<msg::expected>(name, localized<msg::sessions_or_amount>()));
    }
    return said;
  }

  void sessions(Keys& keys, CaseSessions& into) {
    into.route = {"route", keys.text("route"), file_.place(keys.table().source()),
                  file_.place(keys.table().source())};
    if (const toml::node* node = keys.find("route"))
      into.route.value_at = file_.place(node->source());
    facts(keys, into.own, {"route", "on", "first", "every", "count"});
    const toml::node* on = keys.find("on");
    if (on != nullptr) {
      for (const char* other : {"first", "every", "count"}) {
        if (keys.has(other))
          file_.fail(keys.table().source(), localized<msg::not_both>("on", other));
      }
      dates(keys, *on, into);
    } else {
      series(keys, into);
    }
    total_ += into.dates.size();
    if (total_ > most_sessions)
      file_.fail(keys.table().source(), localized<msg::too_many>(most_sessions, "session"));
  }

  void dates(Keys& keys, const toml::node& on, CaseSessions& into) {
    const auto add = [&](const toml::node& node) {
      if (const std::optional<Date> date = date_of(keys, "on", node)) into.dates.push_back(*date);
    };
    if (const toml::array* many = on.as_array()) {
      for (const toml::node& node : *many) add(node);
      if (many->empty()) keys.wrong("on", on, localized<msg::a_date>());
    } else {
      add(on);
    }
  }

  void series(Keys& keys, CaseSessions& into) {
    const Date first = date_of(keys, "first").value_or(first_date);
    const int count = keys.has("count") ? keys.integer("count", 1, most_sessions) : 1;
    Pace pace;
    if (const std::string every = keys.text("every", false); !every.empty()) {
      const std::optional<Pace> read = read_pace(every);
      if (read) pace = *read;
      else keys.wrong("every", *keys.find("every"), localized<msg::a_pace>());
    }
    for (int i = 0; i < count; ++i) {
      const std::optional<Date> date = step(first, pace, i);
      if (!date)
        return file_.fail((keys.has("count") ? *keys.find("count") : keys.table()).source(),
                          localized<msg::series_too_late>(i + 1, iso(last_date)));
      into.dates.push_back(*date);
    }
  }

  void facts(Keys& keys, CaseValues& into, std::initializer_list<std::string_view> ours) {
    if (const toml::node* fee = keys.find("private_fee")) fee_of(*fee, into);
    if (keys.has("minutes")) into.minutes = keys.integer("minutes", 1, most_minutes);
    for (const auto& [key, node] : keys.table()) {
      const auto called = [&, &word = key](std::string_view name) {
        return names_key(word.str(), name);
      };
      if (called("private_fee") || called("minutes") ||
          std::any_of(ours.begin(), ours.end(), called))
        continue;
      NamedValue said{
          std::string{key.str()}, {}, file_.place(key.source()), file_.place(node.source())};
      for (const std::string& word : file_.words(key.str(), node)) add_item(said.value, word, "+");
      into.facts.push_back(std::move(said));
    }
  }

  File& file_;
  CaseFile& case_;
  bool profile_;  // no sessions are needed
  std::size_t total_ = 0;
};

}  // namespace

Result<CaseFile> read_case(const std::string& path) {
  Result<std::string> text = read_file(path);
  if (!text) return text.problems();
  return read_case(path, std::move(*text));
}

namespace {

Result<CaseFile> read_people(const std::string& path, std::string text, bool profile) {
  CaseFile into;
  into.path = path;
  into.text = std::move(text);
  Problems problems;
  const RuleText source{path, path, into.text};
  File file{source, problems};
  if (const toml::table* table = file.parse()) CaseReader{file, into, profile}.read(*table);
  sort_by_place(problems);
  if (!problems.empty()) return problems;
  return into;
}

}  // namespace

Result<CaseFile> read_case(const std::string& path, std::string text) {
  return read_people(path, std::move(text), false);
}

Result<CasePerson> read_profile(const std::string& path) {
  Result<std::string> text = read_file(path);
  if (!text) return text.problems();
  Result<CaseFile> file = read_people(path, std::move(*text), true);
  if (!file) return file.problems();
  if (file->people.size() != 1 || !file->people.front().changes.empty())
    return Problems{{Place{path}, localized<msg::profile_of_one>()}};
  return std::move(file->people.front());
}

}  // namespace racpsy
