// Tests the words of mutuelle cards (tests/cards.toml): the contract they make, read back from its
// file, and the refusals.
#include "support.hpp"

#include <algorithm>

#include "racpsy/app/card.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/rules/catalogue.hpp"
#include "racpsy/rules/names.hpp"
#include "racpsy/rules/toml.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

const Date day{2026, 11, 30};

Catalogue& embedded() {
  static Result<Catalogue> opened = Catalogue::open({});
  REQUIRE(opened);
  return *opened;
}

// Reads the text of a contract as a file is read.
std::unique_ptr<const Contract> contract_of(const app::Card& card, const std::string& words,
                                            const std::string& country, Lang lang) {
  Result<std::unique_ptr<const Contract>> read = embedded().contract(
      words, app::contract_text(card, words, country, day, lang), app::understood(card, country));
  if (!read) {
    for (const Problem& p : read.problems()) MESSAGE(p.place.line, ": ", p.what.in(Lang::en));
  }
  REQUIRE(read);
  return std::move(*read);
}

// Returns what a contract pays: "25.00, 4 per calendar-year, assumed".
std::string described(const Contract& contract) {
  if (contract.shares.empty()) return "co-payment only";
  const ContractShare& share = contract.shares.front();
  const auto plain = [](Money amount) {
    std::string bare = show_bare(amount, Lang::en);
    std::erase(bare, ',');
    return bare;
  };
  std::string all;
  for (const ContractShare& step : contract.shares) {
    std::string pays = step.pays.form == Pays::Form::amount ? plain(step.pays.amount)
                                                            : show(step.pays.rate, Lang::en);
    if (step.minutes > 0) pays += step.minutes == 60 ? " an hour" : " a minute";
    if (step.rate_base == ContractShare::RateBase::rest) pays += " of rest";
    if (step.rate_base == ContractShare::RateBase::value) pays += " of pmss";
    for (const Condition& c : step.rule.when) {
      if (c.subject.kind != Subject::Kind::rank) continue;
      pays += " from " + std::to_string(c.low);
      if (c.high < no_highest) pays += " to " + std::to_string(c.high);
      pays += " per " + std::string{period_names[contract.counters[c.subject.index].per]};
    }
    add_item(all, pays, ", then ");
  }
  const auto sum = [&](const ContractAmount& amount) {
    return amount.value < 0 ? plain(amount.money) : show(amount.rate, Lang::en) + " of pmss";
  };
  if (share.excess)
    all += ", excess " + sum(share.excess->at_most) + " per " +
           std::string{period_names[contract.counters[share.excess->counter].per]};
  if (share.at_most.given()) all += ", at most " + sum(share.at_most);
  for (const Limit& limit : share.limits) {
    all += ", " + (limit.sessions >= 0 ? std::to_string(limit.sessions) : sum(limit.amount));
    const Counter& counter = contract.counters[limit.counter];
    all +=
        " per " + std::string{period_names[counter.per]} + (counter.of_family ? " and family" : "");
  }
  return all + (share.rule.status == Status::assumed ? ", assumed" : "");
}

const toml::table& cards() {
  static const toml::parse_result parsed =
      toml::parse_file(std::string{TESTS_FOLDER} + "/cards.toml");
  REQUIRE(parsed);
  return parsed.table();
}

// Calls `see` with each words of a list and the expectation that belongs to them.
template <class See>
void each_words(std::string_view list, std::string_view expected, See see) {
  std::size_t count = 0;
  for (const toml::node& node : *cards()[list].as_array()) {
    const toml::table& entry = *node.as_table();
    const toml::array& words = *entry["words"].as_array();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string text = *words[i].value<std::string>();
      CAPTURE(text);
      const auto nth = [&](std::string_view key) {
        const toml::array* all = entry[key].as_array();
        return all == nullptr ? *entry[key].value<std::string>() : *(*all)[i].value<std::string>();
      };
      see(text, nth(expected), nth);
      ++count;
    }
  }
  CHECK(count >= 30);
}

}  // namespace

TEST_CASE("cards: the words make a contract, in any order and language") {
  each_words("card", "gives", [](std::string text, const std::string& gives, auto) {
    const app::Expected<app::Card> read = app::read_card(text);
    if (!read)
      MESSAGE(read.error().error.what.in(Lang::en), "\n", read.error().error.remedy.in(Lang::en));
    REQUIRE(read);
    const app::Card& card = *read;
    for (const std::string country : {"fr", "be"}) {
      // The ceiling of social security is French.
      if (country == "be" && gives.find("pmss") != std::string::npos) continue;
      const std::unique_ptr<const Contract> contract = contract_of(card, text, country, Lang::en);
      CHECK(described(*contract) == gives);
      CHECK(contract->responsible == (country == "fr" || card.co_payment));
      CHECK(!contract->understood.empty());
    }
    CHECK(described(*contract_of(card, text, "fr", Lang::fr)) == gives);
    // What is printed is read again.
    for (const Lang lang : languages) {
      const std::string printed = app::card_words(card, lang);
      CAPTURE(printed);
      const app::Expected<app::Card> again = app::read_card(printed);
      REQUIRE(again);
      CHECK(app::contract_text(*again, text, "fr", day, lang) ==
            app::contract_text(card, text, "fr", day, lang));
    }
    // The order of the parts does not matter, but that of steps does.
    if (!card.steps.empty()) return;
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(", ", at), text.size());
      parts.push_back(text.substr(at, end - at));
      at = end + 2;
    }
    const std::size_t colon = parts.front().find(" : ");
    const bool in_steps = std::any_of(parts.begin(), parts.end(), [](const std::string& part) {
      return part.starts_with("puis") || part.starts_with("then");
    });
    if (in_steps || colon != std::string::npos || text.find('(') != std::string::npos) return;
    std::sort(parts.begin(), parts.end());
    do {
      const app::Expected<app::Card> other = app::read_card(joined(parts, ", "));
      CAPTURE(joined(parts, ", "));
      REQUIRE(other);
      CHECK(app::contract_text(*other, text, "fr", day, Lang::en) ==
            app::contract_text(card, text, "fr", day, Lang::en));
    } while (std::next_permutation(parts.begin(), parts.end()));
  });
}

TEST_CASE("cards: what is not understood or has two meanings is refused at its place") {
  each_words("refused", "what", [](const std::string& text, const std::string& what, auto nth) {
    const app::Expected<app::Card> read = app::read_card(text);
    REQUIRE(!read);
    const app::UsageError& error = read.error().error;
    CAPTURE(error.what.in(Lang::en));
    CHECK(error.what.in(Lang::en).find(what) != std::string::npos);
    for (const Lang lang : languages) {
      const std::string& remedy = error.remedy.in(lang);
      const std::size_t second = remedy.find('\n') + 1;
      const std::size_t caret = remedy.find('^') - second - 2;  // in characters
      std::size_t at = 0;
      for (std::size_t i = 0; i < caret; ++i) at += length_of_character(text.substr(at));
      CHECK(text.substr(at).starts_with(nth("at")));
    }
  });
}

TEST_CASE("cards: bytes that are not UTF-8 are escaped in the contract") {
  const std::string words = "25\xA0\xE2\x82\xAC/s\xC3\xA9\x61nce, 4/an";
  const app::Expected<app::Card> read = app::read_card(words);
  REQUIRE(read);
  for (const Lang lang : languages) CHECK(contract_of(*read, words, "fr", lang) != nullptr);
}

TEST_CASE("cards: a list of values is split outside cards only") {
  using List = std::vector<std::string>;
  CHECK(app::complementary_values("none,responsible") == List{"none", "responsible"});
  CHECK(app::complementary_values("none,25 €/séance, 4/an,a-2.toml") ==
        List{"none", "25 €/séance, 4/an", "a-2.toml"});
  CHECK(app::complementary_values("25,50 €/séance, sans limite, 4/an,responsible") ==
        List{"25,50 €/séance, sans limite, 4/an", "responsible"});
}
