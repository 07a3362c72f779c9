// Tests requests as JSON: every option has a key, and each error is an object that says what to do.
#include "racpsy/app/json_request.hpp"

#include <algorithm>

#include "cli/options.hpp"
#include "report/json_answer.hpp"
#include "support.hpp"

using namespace racpsy;

namespace {

bool is_error(const std::string& answer, const std::string& what, int exit) {
  return answer.starts_with(R"({"schema":"racpsy/error/1","what":")") &&
         answer.find(what) != std::string::npos &&
         // Wrong files add their problems behind it.
         answer.find("\"exit\":" + std::to_string(exit)) != std::string::npos;
}

}  // namespace

TEST_CASE("JSON requests: every option of an answer is a key, but those of a terminal") {
  const std::vector<std::string> of_terminals{"--output", "--width",   "--color",
                                              "--help",   "--version", "--lang",
                                              "-h",       "--no-me",   "--rejects"};
  constexpr unsigned answered = cli::of_answers | cli::of_plan | cli::of_batch;
  std::vector<std::string> keys;
  for (const app::InputName& name : app::input_names()) {
    if (name.key == "file" || name.key == "skipped") continue;
    std::string option = "--" + std::string{name.key};
    std::replace(option.begin(), option.end(), '_', '-');
    keys.push_back(option);
    const cli::Option* known = cli::find_option(option);
    CAPTURE(option);
    REQUIRE(known != nullptr);
    // A key is of the commands that take the option.
    constexpr std::pair<unsigned, unsigned> pairs[] = {{app::by_calc, cli::of_calc},
                                                       {app::by_compare, cli::of_compare},
                                                       {app::by_plan, cli::of_plan},
                                                       {app::by_ask, cli::of_ask},
                                                       {app::by_batch, cli::of_batch}};
    for (const auto& [key, of_option] : pairs)
      CHECK(((name.commands & key) != 0) == ((known->commands & of_option) != 0));
    const bool alone =
        known->arity == cli::Arity::nothing || known->arity == cli::Arity::value_or_none;
    CHECK(alone == (name.kind == app::InputKind::flag));
  }
  for (const cli::Option& option : cli::all_options()) {
    const std::string name{option.name};
    if ((option.commands & answered) == 0) continue;
    CAPTURE(name);
    CHECK((std::count(keys.begin(), keys.end(), name) == 1) !=
          (std::count(of_terminals.begin(), of_terminals.end(), name) == 1));
  }
}

TEST_CASE("JSON requests: documents, pages, questions, cards and rules") {
  const auto begins = [](const std::string& request, std::string_view with) {
    CAPTURE(request);
    return answer_json(request).starts_with(with);
  };
  CHECK(
      begins(R"({"command":"card","lang":"fr"})", R"({"schema":"racpsy/document/1","lang":"fr")"));
  CHECK(begins(R"({"command":"card","country":"be","format":"html"})", "<!DOCTYPE html>"));
  CHECK(begins(R"({"command":"rules"})", R"({"schema":"racpsy/rules/1")"));
  CHECK(begins(R"({"command":"rules","route":"fr/psychiatre"})",
               R"({"schema":"racpsy/rules-version/1")"));
  CHECK(begins(R"({"command":"rules","route":"fr/psychiatre","format":"markdown"})", "# "));
  CHECK(begins(R"({"sessions":2,"format":"document"})", R"({"schema":"racpsy/document/1")"));
  CHECK(begins(R"({"sessions":2,"format":"text"})", "These 2 sessions cost you"));
  CHECK(begins(R"({"command":"compare","format":"document"})", R"({"schema":"racpsy/document/1")"));
  CHECK(begins(R"({"command":"plan","sessions":3,"format":"html"})", "<!DOCTYPE html>"));
  const std::string quote = answer_json(
      R"({"sessions":2,"for":"practice","practice":"Cabinet <A>","patient":"B","format":"html"})");
  CHECK(quote.find("Cabinet &lt;A&gt;") != std::string::npos);
  CHECK(is_error(answer_json(R"({"practice":"A"})"), "is for a quote only", 2));
  CHECK(is_error(answer_json(R"({"format":"csv"})"), "Valid choices: json, document", 2));
  CHECK(is_error(answer_json(R"({"for":"doctor","format":"html"})"), "doctor", 2));
  // A page and a document of it have no names of options.
  for (const char* request : {R"({"command":"card","format":"document"})",
                              R"({"sessions":5,"format":"document","for":"patient"})",
                              R"({"command":"compare","format":"document"})"})
    CHECK(answer_json(request).find("--") == std::string::npos);
}

TEST_CASE("JSON requests: an interview goes on until no answer changes the result") {
  const std::string first = answer_json(R"({"command":"ask","sessions":5})");
  CHECK(first.starts_with(
      R"({"schema":"racpsy/interview/1","question":{"option":"--complementary")"));
  CHECK(first.find(R"("so_far":{"schema":"racpsy/statement/1")") != std::string::npos);
  const std::string next =
      answer_json(R"({"command":"ask","sessions":5,"skipped":["--complementary"]})");
  CHECK(next.find(R"("question":{"option":"--complementary")") == std::string::npos);
  const std::string last =
      answer_json(R"({"command":"ask","route":"fr/3114","first":"2026-12-07","sessions":5})");
  CHECK(last.find(R"("question":null)") != std::string::npos);
}

TEST_CASE("json request: values are read as on the command line, in the language of the request") {
  const std::string written =
      R"("first":"07/12/2026","every":"1/semaine","sessions":2,"private_fee":"1 164,00 €","route":"psychologue-liberal"})";
  const std::string answer = answer_json(R"({"lang":"fr",)" + written);
  CHECK(answer.find("\"date\":\"2026-12-14\"") != std::string::npos);
  CHECK(answer.find("\"price_cents\":116400") != std::string::npos);
  CHECK(is_error(answer_json("{" + written), "“2026-12-07” or “2026-07-12”", 2));
}

TEST_CASE("JSON requests: what is wrong is an error with a remedy") {
  CHECK(is_error(answer_json(""), "not valid JSON (byte 1)", 2));
  CHECK(is_error(answer_json("{\"age\":"), "not valid JSON (byte 8)", 2));
  CHECK(is_error(answer_json("{\"age\":30} x"), "not valid JSON (byte 12)", 2));
  CHECK(is_error(answer_json("[1]"), "not a JSON object", 2));
  CHECK(is_error(answer_json("null"), "not a JSON object", 2));
  CHECK(is_error(answer_json("3"), "not a JSON object", 2));
  CHECK(is_error(answer_json(R"({"agee":20})"), "unknown key", 2));
  CHECK(is_error(answer_json(R"({"age":20,"age":21})"), "given twice", 2));
  CHECK(is_error(answer_json(R"({"with":{"mode":"remote","mode":"on_site"}})"), "given twice", 2));
  CHECK(is_error(answer_json(R"({"student":"yes"})"), "Write true or false", 2));
  for (const char* wrong :
       {R"({"with":3})", R"({"with":["a"]})", R"({"with":{"a":{}}})", R"({"with":{"a":[1]}})",
        R"({"age":{}})", R"({"age":[1,2]})", R"({"on":[["2026-03-02"]]})", R"({"on":[{}]})"}) {
    CAPTURE(wrong);
    CHECK(is_error(answer_json(wrong), "is not accepted", 2));
  }
  CHECK(is_error(answer_json(R"({"lang":"de"})"), "Valid choices: fr, en, nl", 2));
  CHECK(is_error(answer_json(R"({"command":"bath"})"),
                 "Valid choices: calc, compare, plan, ask, card, rules", 2));
  CHECK(is_error(answer_json(R"({"me":["a"]})"), "is not accepted", 2));
  CHECK(is_error(answer_json(R"({"me":{"age":"x"}})"), "is not a number", 2));
  CHECK(is_error(answer_json(R"({"me":{"coverge":"c2s"}})"), "coverge", 2));
  CHECK(is_error(answer_json(R"({"me":"/no/such.toml"})"), "cannot be read", 4));
  CHECK(is_error(answer_json(R"({"me":{"age":3},"file":"case.toml"})"), "case file", 2));
  CHECK(is_error(answer_json(R"({"lang":"fr","age":"x"})"), "n'est pas un nombre", 2));
  CHECK(is_error(answer_json(R"({"age":1,"lang":"fr","agee":2})"), "clé inconnue", 2));
  CHECK(is_error(answer_json(R"({"file":"/no/such.toml"})"), "cannot be read", 4));
  CHECK(is_error(answer_json(R"({"strict":true,"first":"2030-01-07"})"), "--strict", 5));
  CHECK(is_error(answer_json(R"({"command":"compare","strict":true,"first":"2030-01-07"})"),
                 "--strict", 5));
}

TEST_CASE("JSON requests: a key of another command is refused") {
  CHECK(is_error(answer_json(R"({"columns":"id"})"), "“columns” is not a key of “calc”", 2));
  CHECK(answer_json(R"({"columns":"id"})").find("It is a key of: batch.") != std::string::npos);
  for (const char* wrong :
       {R"({"command":"calc","skipped":["--age"]})", R"({"command":"calc","max_errors":3})",
        R"({"command":"calc","closed":true})", R"({"command":"plan","on":"2026-12-07"})",
        R"({"command":"compare","practice":"A"})", R"({"command":"card","with":{"mode":"remote"}})",
        R"({"command":"rules","me":{"age":3}})", R"({"command":"ask","until":"2026-12-07"})"}) {
    CAPTURE(wrong);
    CHECK(is_error(answer_json(wrong), "is not a key of", 2));
  }
  CHECK(is_error(answer_json(R"({"command":"plan","lang":"fr","every":"1w"})"),
                 "la clé « every » n'est pas une clé de « plan »", 2));
  CHECK(answer_json(R"({"columns":null,"closed":false,"sessions":1})")
            .starts_with(R"({"schema":"racpsy/statement/1")"));
}

TEST_CASE("JSON requests: numbers, yes and no, null and lists") {
  const auto same = [](const char* a, const char* b) {
    CAPTURE(a);
    CHECK(answer_json(a) == answer_json(b));
    CHECK(answer_json(a).starts_with("{\"schema\":\"racpsy/statement/1\""));
  };
  same(R"({"age":30,"sessions":2})", R"({"age":"30","sessions":"2","born":null,"strict":false})");
  same(R"({"private_fee":65.50,"used":12})", R"({"private_fee":"65.50","used":12})");
  same(R"({"referral":true})", R"({"referral":"yes"})");
  same(R"({"coverage":["ald","alsace_moselle"]})", R"({"coverage":"ald+alsace_moselle"})");
  same(R"({"on":["2026-03-02","2026-03-09"]})", R"({"on":"2026-03-02,2026-03-09"})");
  same(R"({"with":{"third_party":"amo","convention":true}})",
       R"({"with":{"convention":"yes","third_party":"amo"}})");
  CHECK(answer_json(R"({"student":true,"sessions":2})").find("\"notes\":[{") != std::string::npos);
}

TEST_CASE("JSON requests: a profile states what the request does not") {
  const auto has = [](const std::string& answer, const char* text) {
    return answer.find(text) != std::string::npos;
  };
  const std::string answer = answer_json(
      R"({"me":{"age":45,"coverage":"c2s","student":true},"coverage":"ame","on":"2026-12-07"})");
  CHECK(has(answer, R"("profile":{"path":null,"used":["age=45","student=yes"]})"));
  CHECK_FALSE(has(answer, R"("fact":"age")"));
  CHECK(has(answer_json(R"({"command":"compare","me":{"age":45}})"), R"("used":["age=45"])"));
  CHECK(has(answer_json(R"({"command":"plan","me":{"age":45}})"), R"("used":["age=45"])"));
  CHECK_FALSE(has(answer_json(R"({"age":45})"), "\"profile\""));
}

TEST_CASE("JSON requests: a plan") {
  const std::string answer = answer_json(
      R"({"command":"plan","used":11,"sessions":3,"first":"2026-12-07","complementary":"none"})");
  CHECK(answer.find(R"("plan":{"first":"2026-12-07")") != std::string::npos);
  CHECK(answer.find(R"("kind":"period","date":"2027-01-01")") != std::string::npos);
  CHECK(is_error(answer_json(R"({"command":"plan","at_most":"soon"})"), "not an interval", 2));
}

TEST_CASE("JSON requests: a name that several countries have is that of the default country") {
  const auto route_of = [](const char* request, const char* id) {
    CAPTURE(request);
    CHECK(answer_json(request).find("\"route\":\"" + std::string{id} + "\"") != std::string::npos);
  };
  route_of(R"({"route":"psychiatre","on":"2026-12-07"})", "fr/psychiatre");
  route_of(R"({"route":"be/psychiatre","on":"2026-12-07"})", "be/psychiatre");
  route_of(R"({"route":"premiere-ligne","on":"2026-12-07"})", "be/premiere-ligne");
}
