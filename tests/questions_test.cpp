// Tests the questions of an interview: each may change the result when it is asked, and the command
// at the end gives the same answer.
#include <algorithm>
#include <cstdio>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "people.hpp"
#include "racpsy/app/questions.hpp"
#include "racpsy/app/ways_to_qualify.hpp"

using namespace racpsy;
using namespace racpsy::app;
using namespace racpsy::test;

namespace {

Inputs inputs(std::map<std::string, std::string> values) {
  values.emplace("--today", "2026-11-30");
  Inputs given;
  given.values = std::move(values);
  return given;
}

Calculation answer(const Inputs& given) {
  Expected<Calculation> calculated = calculate(given, embedded(), {});
  REQUIRE(bool(calculated));
  return calculated.take();
}

Interview next(const Inputs& given, const std::set<std::string>& skipped = {}) {
  Expected<Interview> found = next_question(given, skipped, embedded());
  REQUIRE(bool(found));
  return found.take();
}

// Returns the options asked for, each answered by "I don't know".
std::vector<std::string> asked(const Inputs& given) {
  std::set<std::string> skipped;
  std::vector<std::string> options;
  while (const std::optional<Question> question = next(given, skipped).question) {
    options.push_back(question->option);
    REQUIRE(skipped.insert(question->option).second);
  }
  return options;
}

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool same_answer(const Statement& a, const Statement& b) {
  return std::equal(a.sessions.begin(), a.sessions.end(), b.sessions.begin(), b.sessions.end(),
                    [](const Settled& x, const Settled& y) {
                      return x.date == y.date && x.outcome == y.outcome && x.figures == y.figures;
                    });
}

// Returns the words of a command line, as a shell splits them.
std::vector<std::string> split_by_shell(const std::string& command) {
  const std::string script = "racpsy() { printf '%s\\n' racpsy \"$@\"; }\n" + command;
  std::FILE* pipe = ::popen(script.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out += static_cast<char>(c);
  REQUIRE(::pclose(pipe) == 0);
  out.pop_back();
  return parts_of(out, '\n');
}

Inputs random_inputs(Random& random) {
  Inputs given = inputs({});
  const std::vector<std::string> routes = embedded().routes();
  std::string id = embedded().default_route();
  if (!random.once_in(4)) {
    id = routes[static_cast<std::size_t>(random.upto(static_cast<int>(routes.size())))];
    given.values["--route"] = id;
  }
  if (random.once_in(3)) given.values["--age"] = std::to_string(random.upto(90));
  if (random.once_in(3)) given.values["--first"] = iso(add_days({2024, 1, 1}, random.upto(1200)));
  if (random.once_in(3)) given.values["--sessions"] = std::to_string(1 + random.upto(20));
  if (random.once_in(3)) given.values["--private-fee"] = std::to_string(random.upto(90));
  if (random.once_in(4)) given.values["--used"] = std::to_string(random.upto(13));
  for (const Fact& fact : route(id).facts) {
    if (!random.once_in(4)) continue;
    const std::vector<std::string> words = fact.words();
    given.lists["--with"].push_back(
        fact.name + "=" +
        words[static_cast<std::size_t>(random.upto(static_cast<int>(words.size())))]);
  }
  return given;
}

// Tests that an answer that the question names as decisive changes the result.
void check_decisive(const Interview& interview, const Inputs& given, const std::string& word) {
  const Question& question = *interview.question;
  CAPTURE(question.option);
  CAPTURE(word);
  Inputs answered = with_answer(given, question, word);
  if (question.opens.empty()) {
    CHECK(!same_answer(answer(answered).answer.statement, interview.so_far.answer.statement));
    return;
  }
  Inputs before = given;
  before.values["--route"] = answered.values["--route"] = question.opens.front();
  CHECK(nothing_covered(answer(before).answer));
  const Calculation open = answer(answered);
  const Settled &there = open.answer.statement.sessions.front(),
                &here = interview.so_far.answer.statement.sessions.front();
  CHECK(there.outcome == Outcome::covered);
  CHECK((!here.get(Figure::patient).known() ||
         there.get(Figure::patient).cents() < here.get(Figure::patient).cents()));
}

// Answers all questions at random, and returns the inputs at the end.
Inputs interviewed(Random& random, Inputs given) {
  std::set<std::string> skipped;
  for (;;) {
    const Interview interview = next(given, skipped);
    if (!interview.question) return given;
    const Question& question = *interview.question;
    REQUIRE(skipped.insert(question.option).second);
    REQUIRE(!question.decisive.empty());
    const auto any = [&](std::size_t size) {
      return static_cast<std::size_t>(random.upto(static_cast<int>(size)));
    };
    const std::string& word = question.decisive[any(question.decisive.size())];
    check_decisive(interview, given, word);
    if (random.once_in(4)) continue;  // not known
    const bool listed = !question.choices.empty() && random.once_in(2);
    Inputs answered =
        with_answer(given, question, listed ? question.label(any(question.choices.size())) : word);
    if (calculate(answered, embedded(), {})) given = std::move(answered);
  }
}

}  // namespace

TEST_CASE("questions: most euros first, and never what is given") {
  CHECK(asked(inputs({})).front() == "--complementary");
  CHECK(!contains(asked(inputs({{"--complementary", "none"}})), "--complementary"));
  CHECK(!contains(asked(inputs({{"--born", "1980-01-01"}})), "--age"));
  // C2S pays all, with or without other insurance.
  const std::vector<std::string> with_c2s = asked(inputs({{"--coverage", "c2s"}}));
  CHECK(!contains(with_c2s, "--complementary"));
  CHECK(!contains(with_c2s, "--with student"));
  // What covers the sessions at all comes first.
  CHECK(asked(inputs({{"--route", "fr/sante-psy-etudiant"}})).front() == "--with student");
  // A price that is not known is asked for.
  CHECK(asked(inputs({{"--first", "2026-01-05"},
                      {"--sessions", "14"},
                      {"--complementary", "responsible"}}))
            .front() == "--private-fee");
  CHECK(!contains(asked(inputs({{"--sessions", "4"}})), "--private-fee"));
}

TEST_CASE("questions: what opens a cheaper route, then the route") {
  Inputs given = inputs({{"--complementary", "none"}, {"--coverage", "standard"}});
  const std::optional<Question> student = next(given).question;
  REQUIRE(student);
  CHECK(student->option == "--with student");
  CHECK(student->moves == euros(240));
  CHECK(contains(student->opens, "fr/sante-psy-etudiant"));
  // "No" changes nothing and needs no option.
  CHECK(with_answer(given, *student, "non").values == given.values);
  CHECK(with_answer(given, *student, "non").lists.empty());
  given = with_answer(given, *student, "oui");
  CHECK(given.has("--student"));
  const std::optional<Question> choice = next(given, {"--with student"}).question;
  REQUIRE(choice);
  CHECK(choice->option == "--route");
  given = with_answer(given, *choice, "2");
  CHECK(given.get("--route") == "fr/sante-psy-etudiant");
  CHECK(next(given).so_far.answer.statement.total.get(Figure::patient) == Money{});
}

TEST_CASE("questions: answers by number, word or title, in both languages") {
  const Inputs given = inputs({{"--first", "2026-01-05"}});
  const auto of = [](const std::string& option, const Inputs& so_far) {
    std::set<std::string> skipped;
    for (;;) {
      std::optional<Question> question = next(so_far, skipped).question;
      REQUIRE(question);
      if (question->option == option) return std::move(*question);
      skipped.insert(question->option);
    }
  };
  const Question coverage = of("--coverage", given), age = of("--age", given);
  const auto value = [&](const Question& question, const std::string& words) {
    return with_answer(given, question, words).get(question.option).value_or("");
  };
  CHECK(value(coverage, "2") == "c2s");
  CHECK(value(coverage, "CSS, 15") == "c2s+alsace_moselle");
  CHECK(value(coverage, "1") == "standard");
  CHECK(value(coverage, "aucune") == "standard");
  CHECK(value(coverage, "c2s..2027-06-14") == "c2s..2027-06-14");
  CHECK(value(of("--complementary", given), "oui") == "responsible");
  CHECK(value(of("--complementary", given), "none") == "none");
  CHECK(value(age, "34") == "34");
  CHECK(with_answer(given, age, "1992-03-27").get("--born") == "1992-03-27");
  const Question bim = of("--coverage", inputs({{"--route", "be/premiere-ligne"}}));
  CHECK(value(bim, "oui") == "bim");
  CHECK(value(bim, "no") == "standard");
  // A fact whose words are numbers is answered by its words.
  const Question sector = of("--with sector", inputs({{"--route", "fr/psychiatre"}}));
  CHECK(with_answer(given, sector, "2").lists["--with"].front() == "sector=2");
}

TEST_CASE("questions: the command at the end is quoted for a shell") {
  Inputs given = inputs({{"--title", "l'été d'Anne"}, {"--student", ""}});
  given.lists["--with"] = {"mode=remote", "-x=$HOME"};
  CHECK(cli::calc_command(given) ==
        "racpsy calc --student --with mode=remote --with='-x=$HOME' --today 2026-11-30 --title "
        "'l'\\''été d'\\''Anne'");
}

TEST_CASE("property: interviews ask what matters, and teach the command of the same answer") {
  Random random{7};
  for (int n = 0; n < 500; ++n) {
    const Inputs given = random_inputs(random);
    if (!calculate(given, embedded(), {})) continue;
    const std::string before = cli::calc_command(given);
    CAPTURE(before);
    const Inputs end = interviewed(random, given);
    const std::string command = cli::calc_command(end);
    CAPTURE(command);
    std::vector<std::string> words = split_by_shell(command);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    const Expected<cli::Command> parsed =
        cli::parse(static_cast<int>(argv.size()), argv.data(), cli::split_by_cli11);
    REQUIRE(bool(parsed));
    const Calculation same = answer(*parsed), taught = answer(end);
    CHECK(same_answer(same.answer.statement, taught.answer.statement));
    CHECK(same.answer.statement.total.figures == taught.answer.statement.total.figures);
  }
}
