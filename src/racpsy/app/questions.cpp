// Questions come from three places: the defaults that influence the answer, the options that have
// no default among the facts (sessions, dates, prices), each tried with a few values, and the facts
// that open a cheaper route.
#include "racpsy/app/questions.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "racpsy/app/messages.hpp"
#include "racpsy/app/ways_to_qualify.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/try.hpp"
#include "racpsy/base/vocabulary.hpp"

namespace racpsy::app {
namespace {

/// The options about the person: without them, a route is open to anybody or to nobody.
constexpr const char* options_of_person[] = {"--age",  "--born",    "--coverage",
                                             "--due",  "--student", "--referral",
                                             "--used", "--with",    "--complementary"};

std::string option_of(const Fact& fact) {
  const bool own =
      fact.name == "coverage" || fact.name == "complementary" || fact.name == "referral";
  return (own ? "--" : "--with ") + fact.name;
}

std::int64_t distance(Money a, Money b) { return std::abs(a.cents() - b.cents()); }

struct Candidate {
  Question question;
  bool covers = false;        // an answer covers sessions that are not
  bool uncertain = false;     // an answer makes an amount unknown
  std::int64_t advanced = 0;  // by how much what is paid upfront moves, in cents
  Text titles;                // of the routes that an answer opens

  // Sorts by what is covered at all, then by euros; where none moves for certain, what makes an
  // amount unknown comes first. Then this route comes before others, a short question before a long
  // one.
  auto rank() const {
    const std::int64_t cents = question.moves.known() ? question.moves.cents() : 0;
    return std::tuple{!covers,
                      -cents,
                      cents == 0 && !uncertain,
                      !question.opens.empty(),
                      question.choices.size(),
                      -advanced};
  }
};

class Interviewer {
 public:
  Interviewer(const Inputs& inputs, const std::set<std::string>& skipped, Catalogue& catalogue)
      : inputs_(inputs),
        skipped_(skipped),
        catalogue_(catalogue) {}

  Expected<Interview> run() {
    if (!inputs_.files.empty())
      return UsageError{localized<messages::unexpected_argument>(inputs_.files.front()),
                        localized<messages::see_help_of>("ask")};
    Interview interview{TRY(calculate(without_details(inputs_), catalogue_, {false, true})), {}};
    now_ = &interview.so_far.answer;
    ask_defaults();
    ask_options();
    ask_routes();
    const auto first = std::min_element(
        candidates_.begin(), candidates_.end(),
        [](const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); });
    if (first != candidates_.end()) interview.question = std::move(first->question);
    return interview;
  }

 private:
  // Returns the inputs without those that refuse or explain an answer.
  static Inputs without_details(Inputs inputs) {
    for (const char* option : {"--strict", "--explain"}) inputs.values.erase(option);
    return inputs;
  }
  // Returns the answer to other inputs; nothing if they are refused.
  std::optional<Calculation> settle(const Inputs& inputs) const {
    Expected<Calculation> answer = calculate(without_details(inputs), catalogue_, {});
    return answer ? std::optional{answer.take()} : std::nullopt;
  }
  std::optional<Calculation> on_route(Inputs inputs, const std::string& id) const {
    inputs.values["--route"] = id;
    return settle(inputs);
  }
  const Sum& total() const { return now_->statement.total; }
  const Settled& first() const { return now_->statement.sessions.front(); }
  bool given(std::initializer_list<const char*> options) const {
    return std::any_of(options.begin(), options.end(),
                       [&](const char* option) { return inputs_.has(option); });
  }

  static Candidate about(std::string option, Text text, Text hint = {}) {
    Candidate candidate;
    candidate.question.option = std::move(option);
    candidate.question.text = std::move(text);
    candidate.question.hint = std::move(hint);
    return candidate;
  }
  static Candidate about(const Fact& fact) {
    Candidate candidate = about(option_of(fact), fact.question);
    Question& question = candidate.question;
    question.fact = &fact;
    question.several = fact.type == Fact::Type::set;
    const std::vector<std::string> words = fact.all_words();
    question.numbered = std::none_of(words.begin(), words.end(), [](const std::string& word) {
      return word.front() >= '0' && word.front() <= '9';
    });
    return candidate;
  }

  void keep(Candidate candidate) {
    if (!candidate.question.decisive.empty() && !skipped_.contains(candidate.question.option))
      candidates_.push_back(std::move(candidate));
  }

  // Records that an answer leads to other sums.
  void decides(Candidate& candidate, std::string word, const Sum& other) const {
    Question& question = candidate.question;
    question.decisive.push_back(std::move(word));
    if (other.unpriced > total().unpriced) {
      candidate.uncertain = true;
      return;
    }
    const auto moved = [&](Figure f) {
      return distance(other.partial[index_of(f)], total().partial[index_of(f)]);
    };
    const std::int64_t most = question.moves.known() ? question.moves.cents() : 0;
    question.moves = Money::of_cents(std::max(most, moved(Figure::patient)));
    candidate.advanced = std::max(candidate.advanced, moved(Figure::advance));
  }

  // ---- Defaults that influence the answer

  void ask_defaults() {
    for (const DefaultUsed& used : now_->statement.defaults_used) {
      if (used.fact == DefaultUsed::age_itself) {
        Candidate candidate =
            about("--age", localized(messages::ask_age), localized(messages::an_age));
        for (const DefaultUsed::Alternative& other : used.alternatives)
          decides(candidate, std::to_string(other.age), other.total);
        keep(std::move(candidate));
      } else if (used.fact == DefaultUsed::age_in_january) {
        // Born on the day of the first session, the person was a year younger in January.
        const Date born = add_months(first().date, -12 * used.age);
        Candidate candidate = about("--born", localized(messages::ask_born),
                                    localized<messages::a_date>("1985-03-27"));
        for (const DefaultUsed::Alternative& other : used.alternatives)
          decides(candidate, iso(born), other.total);
        keep(std::move(candidate));
      } else if (used.fact == DefaultUsed::joined) {
        Candidate candidate = about("--joined", localized(messages::ask_joined),
                                    localized<messages::a_date>(iso(first().date)));
        for (const DefaultUsed::Alternative& other : used.alternatives)
          decides(candidate, iso(first().date), other.total);
        keep(std::move(candidate));
      } else if (used.fact == DefaultUsed::session_length) {
        Candidate candidate =
            about("--minutes", localized(messages::ask_minutes), localized(messages::a_number));
        for (const DefaultUsed::Alternative& other : used.alternatives)
          decides(candidate, std::to_string(other.age), other.total);
        keep(std::move(candidate));
      } else {
        keep(about_default(used));
      }
    }
  }

  Candidate about_default(const DefaultUsed& used) const {
    const Fact& fact = used.route->facts[static_cast<std::size_t>(used.fact)];
    Candidate candidate = about(fact);
    Bits shown = used.value;
    for (const DefaultUsed::Alternative& other : used.alternatives) {
      shown |= other.value;
      candidate.covers = candidate.covers || other.total.covered > total().covered;
      decides(candidate, fact.write(other.value), other.total);
    }
    candidate.question.choices = choices_of(fact, shown);
    return candidate;
  }

  // Returns the values in `shown`, in the order of the rule file; no value of a set comes first.
  static std::vector<Question::Choice> choices_of(const Fact& fact, Bits shown) {
    std::vector<Question::Choice> choices;
    if (fact.type == Fact::Type::set)
      choices.push_back({fact.empty, is_alone(fact) ? localized(messages::no)
                                                    : localized(messages::none_of_these)});
    for (std::size_t v = 0; v < fact.values.size(); ++v) {
      if ((shown >> v & 1) != 0)
        choices.push_back({fact.values[v].token, spoken(fact, fact.values[v])});
    }
    return choices;
  }

  // Returns true for a right that a person has or has not.
  static bool is_alone(const Fact& fact) {
    return fact.type == Fact::Type::set && fact.values.size() == 1;
  }

  // Returns the title of a value in an answer: "yes, responsible contract", or plain "no".
  static Text spoken(const Fact& fact, const FactValue& value) {
    const auto answers_to = [&](const char* word) {
      const auto alias = fact.aliases.find(word);
      return alias != fact.aliases.end() && alias->second == value.token;
    };
    if (answers_to("no")) return localized(messages::no);
    if (!answers_to("yes") && !is_alone(fact)) return value.title;
    return localized(messages::yes) + untranslated(", ") + value.title;
  }

  // ---- Options

  // Asks for an option if one of these values changes what the person pays or advances.
  void attempt(Candidate candidate, const std::vector<std::string>& values) {
    if (skipped_.contains(candidate.question.option)) return;
    for (const std::string& value : values) {
      Inputs other = inputs_;
      other.values[candidate.question.option] = value;
      const std::optional<Calculation> changed = settle(other);
      if (!changed) continue;
      const Sum& sum = changed->answer.statement.total;
      if (sum.unpriced != total().unpriced || differs(sum, Figure::patient) ||
          differs(sum, Figure::advance))
        decides(candidate, value, sum);
    }
    keep(std::move(candidate));
  }
  bool differs(const Sum& sum, Figure f) const {
    return sum.partial[index_of(f)] != total().partial[index_of(f)];
  }

  void ask_options() {
    const Text number = localized(messages::a_number);
    if (!given({"--on", "--sessions"}))
      attempt(about("--sessions", localized(messages::ask_sessions), number),
              {"1", std::to_string(total().sessions + 1)});
    if (!given({"--on", "--first"})) {
      std::vector<std::string> days;
      for (int month = 1; month <= 12; ++month)
        days.push_back(iso(add_months(first().date, month)));
      attempt(about("--first", localized(messages::ask_first),
                    localized<messages::a_date>(iso(first().date))),
              days);
    }
    if (!given({"--on", "--every"})) {
      Candidate candidate = about("--every", localized(messages::ask_every));
      candidate.question.numbered = false;
      candidate.question.choices = {{"1w", localized(messages::every_week)},
                                    {"2w", localized(messages::every_two_weeks)},
                                    {"1m", localized(messages::every_month)}};
      attempt(std::move(candidate), {"1w", "2w", "1m"});
    }
    if (!given({"--used"})) ask_used(number);
    // A sum above every deductible: all of it is used.
    if (!names_of(first()).deductibles.empty() && !given({"--used-deductible"}))
      attempt(about("--used-deductible", localized(messages::ask_used_deductible),
                    localized(messages::a_sum)),
              {"100", "10000"});
    if (total().unpriced > 0 && !given({"--private-fee"}))
      attempt(about("--private-fee", localized(messages::ask_fee),
                    localized(messages::a_price_in[now_->route().currency()])),
              {"60"});
    if (now_->person().contract != nullptr && !given({"--minutes"}))
      attempt(about("--minutes", localized(messages::ask_minutes), number), {"45"});
  }

  void ask_used(const Text& hint) {
    for (const CapRule& cap : names_of(first()).caps) {
      const Counter::Per per = now_->route().counters[cap.counter].per;
      if (per == Counter::Per::day || cap.at_most != first().cap) continue;
      const Text period =
          localized(per == Counter::Per::calendar_year   ? messages::this_year
                    : per == Counter::Per::academic_year ? messages::this_academic_year
                    : per == Counter::Per::twelve_months ? messages::these_twelve_months
                                                         : messages::in_all);
      return attempt(about("--used", localized<messages::ask_used>(period), hint),
                     {"1", std::to_string(cap.at_most)});
    }
  }

  // ---- Cheaper routes

  // Asks what opens a cheaper route of the country, and, once one is open that would not be open to
  // anybody, which route to take.
  void ask_routes() {
    const Money cost = first().get(Figure::patient);
    if (given({"--route", "--rules"}) || cost == Money{}) return;
    const std::string& now = now_->route().id;
    Inputs anybody = inputs_;
    for (const char* option : options_of_person) {
      anybody.values.erase(option);
      anybody.lists.erase(option);
    }
    Candidate choice = about("--route", localized(messages::ask_route));
    choice.question.choices.push_back({now, now_->route().title});
    for (const std::string& id : catalogue_.routes()) {
      if (id == now || country_code(id) != country_code(now)) continue;
      const std::optional<Calculation> there = on_route(inputs_, id);
      if (!there) continue;
      if (nothing_covered(there->answer)) {
        ask_what_opens(there->answer);
      } else if (costs_less(there->answer.statement, now_->statement)) {
        const std::optional<Calculation> usual = on_route(anybody, id);
        if (!usual || !nothing_covered(usual->answer)) continue;
        choice.question.choices.push_back({id, there->answer.route().title});
        decides(choice, id, there->answer.statement.total);
      }
    }
    keep_openers();
    keep(std::move(choice));
  }

  void ask_what_opens(const Answer& closed) {
    const Route& route = closed.route();
    for (const WayToQualify& way : find_ways_to_qualify(closed)) {
      const Fact* fact = way.kind == WayToQualify::Kind::fact ? route.fact(way.fact) : nullptr;
      if (fact == nullptr ||
          closed.person().has_stated(static_cast<std::size_t>(fact - route.facts.data())))
        continue;
      auto at = std::find_if(openers_.begin(), openers_.end(), [&](const Candidate& c) {
        return c.question.fact->name == fact->name;
      });
      if (at == openers_.end()) at = openers_.insert(at, about(*fact));
      Question& question = at->question;
      for (const std::string& word : way.values) {
        const std::optional<Calculation> open =
            on_route(with_answer(inputs_, question, word), route.id);
        if (!open || !costs_less(open->answer.statement, now_->statement)) continue;
        if (std::find(question.decisive.begin(), question.decisive.end(), word) ==
            question.decisive.end())
          decides(*at, word, open->answer.statement.total);
        if (!question.opens.empty() && question.opens.back() == route.id) continue;
        question.opens.push_back(route.id);
        add_item(at->titles, route.title);
      }
    }
  }

  // Keeps the questions that open routes, other than those that already influence the answer.
  void keep_openers() {
    for (Candidate& opener : openers_) {
      Question& question = opener.question;
      const auto same = [&](const Candidate& c) { return c.question.option == question.option; };
      if (question.opens.empty() || std::any_of(candidates_.begin(), candidates_.end(), same))
        continue;
      Bits shown = question.fact->fallback;
      for (const std::string& word : question.decisive)
        shown |= question.fact->read(word).value_or(0);
      question.choices = choices_of(*question.fact, shown);
      question.hint = localized<messages::opens>(opener.titles);
      keep(std::move(opener));
    }
  }

  const Inputs& inputs_;
  const std::set<std::string>& skipped_;
  Catalogue& catalogue_;
  const Answer* now_ = nullptr;
  std::vector<Candidate> candidates_;
  std::vector<Candidate> openers_;
};

// Returns the word of the choice that was typed: by its label, its word or its title; the text
// itself if it is none of them.
std::string word_of(const Question& question, std::string_view typed) {
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const Question::Choice& choice = question.choices[i];
    const auto is_title = [&](Lang lang) { return same_folded(choice.text.in(lang), typed); };
    if (typed == question.label(i) || same_folded(choice.word, typed) ||
        std::any_of(languages.begin(), languages.end(), is_title))
      return choice.word;
  }
  return std::string{typed};
}

}  // namespace

std::string Question::label(std::size_t choice) const {
  return numbered ? std::to_string(choice + 1) : choices[choice].word;
}

Expected<Interview> next_question(const Inputs& inputs, const std::set<std::string>& skipped,
                                  Catalogue& catalogue) {
  return Interviewer{inputs, skipped, catalogue}.run();
}

Inputs with_answer(Inputs inputs, const Question& question, std::string_view words) {
  std::string value;
  std::string list{words};
  if (question.several) std::replace(list.begin(), list.end(), ',', '+');
  for (const std::string& part :
       question.several ? parts_of(list, '+') : std::vector<std::string>{list})
    add_item(value, word_of(question, trimmed(part)), "+");
  if (question.fact != nullptr) {
    // A set may have no word for yes and no: there are rights, or none.
    const std::vector<std::string> rights = question.fact->words();
    const std::string_view common = common_word(folded(value));
    const std::string said{common.empty() ? std::string_view{value} : common};
    if (question.several && (said == "no" || said == "none")) value = rights.front();
    if (question.several && said == "yes" && rights.size() == 2) value = rights.back();
    if (const std::optional<Bits> bits = question.fact->meant(value)) {
      if (!question.opens.empty() && *bits == question.fact->fallback) return inputs;
      value = question.fact->write(*bits);
    }
  }
  const bool digits =
      std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (question.option == "--age" && !digits) {
    inputs.values["--born"] = std::move(value);
  } else if (question.option == "--with student" && value == "yes") {
    inputs.values["--student"] = "";
  } else if (question.option.starts_with("--with ")) {
    inputs.lists["--with"].push_back(question.fact->name + "=" + value);
  } else {
    if (question.option == "--born") inputs.values.erase("--age");
    inputs.values[question.option] = std::move(value);
  }
  return inputs;
}

}  // namespace racpsy::app
