// The words of a mutuelle card: "25 €/séance, 4/an, 150 €/an", "50 % of the price, max
// €30/session".
//
// A card says what is paid for a session outside any scheme: an amount or a rate, and the most in a
// period. Its parts stand in any order, in French or in English. Words that are not understood, and
// amounts that may be of a session or of a year, are errors: nothing is guessed. A card becomes the
// text of a contract file, which the reader of contracts reads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "racpsy/app/inputs.hpp"
#include "racpsy/base/date.hpp"
#include "racpsy/base/index.hpp"
#include "racpsy/base/money.hpp"
#include "racpsy/rules/version.hpp"

namespace racpsy::app {

struct Card {
  enum class RateOf : std::uint8_t { price, rest };
  template <class T>
  using ByPeriod = EnumArray<Counter::Per, std::optional<T>, period_count>;

  std::optional<std::int64_t> rate;  ///< Share of the price or rest, in hundredths of a per cent.
  RateOf rate_of = RateOf::price;
  /// An amount in cents, or a rate of the monthly social security ceiling in hundredths of a per
  /// cent.
  struct Sum {
    std::int64_t number = 0;
    bool of_ceiling = false;
    friend bool operator==(const Sum&, const Sum&) = default;
  };
  std::optional<Sum> amount;  ///< Paid for a session; beside a rate, the most that it gives.
  int minutes = 0;  ///< The amount is for so many: 60, an hour; 1, a minute; 0, a session.
  /// Sessions at one amount, then sessions at another, in one period; the last may have no number.
  struct Step {
    std::optional<std::int64_t> sessions;
    Sum amount;
  };
  std::vector<Step> steps;
  std::optional<Counter::Per> steps_per;
  ByPeriod<std::int64_t> sessions{};  ///< Most sessions paid in a period.
  ByPeriod<Sum> sums{};               ///< Most paid in a period.
  ByPeriod<Sum> excess{};             ///< Borne by the patient first, in at most one period.
  /// The periods whose number of sessions, or sum, is one for the whole family.
  EnumArray<Counter::Per, bool, period_count> family_sessions{}, family_sums{};
  bool price_assumed = false;  ///< The card does not say what its rate is of.
  bool year_assumed = false;   ///< The card has no period for its number of sessions.
  bool co_payment = false;     ///< The card names the co-payment inside a scheme ("100 % BR").

  /// Returns true if it pays nothing but the co-payment.
  bool only_co_payment() const;
  /// Returns true if only sums are given: the whole price is assumed.
  bool whole_price_assumed() const {
    return !rate && !amount && steps.empty() && !only_co_payment();
  }
};

/// Tests for a number, a euro or a per cent sign: a value of --complementary with one is a card.
bool has_figures(std::string_view words);

/// Reads the words of a card. An error says what was understood and what was not.
Expected<Card> read_card(const std::string& words);

/// Splits the list of values of --complementary at its commas; those inside a card do not count.
std::vector<std::string> complementary_values(const std::string& list);

/// Returns the card in words that `read_card` reads to the same card.
std::string card_words(const Card& card, Lang lang);

/// Returns a sentence that says what was understood. `country`: "fr", "be".
Text understood(const Card& card, std::string_view country);

/// Returns the card as a contract file with comments in a language. `words` are the card's own;
/// empty: the file is a template. `today` is the day on which the card was read.
std::string contract_text(const Card& card, std::string_view words, std::string_view country,
                          Date today, Lang lang);

}  // namespace racpsy::app
