// Reads a card in three steps: characters into tokens, words into the items of `phrases`, items
// into values (an amount, a rate or a number of sessions, with their units), which are then joined.
#include "racpsy/app/card.hpp"

#include <algorithm>

#include "racpsy/app/card_messages.hpp"
#include "racpsy/base/excerpt.hpp"
#include "racpsy/base/folding.hpp"
#include "racpsy/base/format.hpp"
#include "racpsy/base/limits.hpp"
#include "racpsy/base/number.hpp"
#include "racpsy/base/vocabulary.hpp"
#include "racpsy/rules/names.hpp"

namespace racpsy::app {
namespace {

using Per = Counter::Per;

/// The country whose law makes almost every contract pay the co-payment inside a scheme.
constexpr std::string_view country_of_responsible_contracts = "fr";
/// The most sessions a year that a number without a unit may mean ("4/an"): one a week. "150/an"
/// may be a sum.
constexpr int most_bare_sessions = 52;
constexpr std::int64_t full_rate = 10'000;  // 100 %, in hundredths of a per cent
constexpr Measure rate_measure{2, 0, full_rate, false};
constexpr Measure base_measure{2, 0, 10 * full_rate, false};
constexpr Measure count_measure{0, 0, most_sessions, false};
// Currencies that a card cannot have, in lower case.
constexpr std::string_view other_currencies[] = {"chf", "francs", "usd", "gbp", "$", "£"};

enum class Part : std::uint8_t {
  number,
  word,
  euro,
  percent,
  session,
  hour,
  minute,
  period,     // "an", "year"
  adjective,  // "annuel": a period that may stand before the amount
  per,
  link,  // "4 séances à 50 €", "forfait de 150 €"
  times,
  limit,
  person,
  family,
  whole,  // "frais réels": the whole price
  price,
  rest,
  base,
  ceiling,  // "PMSS"
  excess,   // "franchise"
  then,     // "puis"
  also,     // "et"
  separator,
  noise,
  unknown,
  end
};

struct Item {
  Part part = Part::end;
  std::size_t at = 0, end = 0;  // bytes of the card
  std::string word;             // folded
  Per per = Per::calendar_year;
};

struct Phrases {
  Part part;
  std::string_view words;  // folded, joined by ", "
  Per per = Per::calendar_year;
};

constexpr Phrases phrases[] = {
    {Part::session,
     "seance, seances, session, sessions, consultation, consultations, visite, visites, visit, "
     "visits, appointment, appointments, rendez vous, rdv, acte, actes, fois, times, chacune, "
     "chacun, each, sessie, sessies, consultatie, consultaties, raadpleging, raadplegingen, "
     "afspraak, afspraken, bezoek, bezoeken, beurt, beurten, keer"},
    {Part::hour, "heure, h, hour, an hour, uur"},
    {Part::minute, "minute, a minute, minuut"},
    {Part::period,
     "an, annee, annee civile, year, calendar year, annum, each year, jaar, "
     "kalenderjaar, elk jaar"},
    {Part::adjective,
     "annuel, annuelle, annuels, annuelles, annuellement, annual, annually, yearly, "
     "jaarlijks, jaarlijkse"},
    {Part::period,
     "annee scolaire, annee universitaire, academic year, school year, university year, "
     "academiejaar, schooljaar",
     Per::academic_year},
    {Part::period, "douze mois, twelve months, twaalf maanden", Per::twelve_months},
    {Part::period,
     "annee de contrat, annee du contrat, annee d adhesion, annee d assurance, annee "
     "contractuelle, "
     "contract year, policy year, insurance year, membership year, contractjaar, "
     "polisjaar, verzekeringsjaar",
     Per::contract_year},
    {Part::period, "jour, journee, day, dag", Per::day},
    {Part::period, "vie, life, lifetime, leven", Per::lifetime},
    {Part::per,
     "par, per, every, chaque, dans, in, au cours, sur, over, par periode, per period, "
     "elke, elk, iedere, op, binnen, per periode"},
    {Part::link, "a, at, de, d, du, des, of, aan, van"},
    {Part::times, "x, maal"},
    {Part::limit,
     "max, maxi, maximum, maximal, maximale, au plus, au maximum, at most, up to, jusqu a, "
     "limite, limitee, limites, limitees, dans la limite, dans une limite, limit, limited, "
     "limited to, within, plafond, plafonne, plafonnee, plafonnes, plafonnees, cap, capped, "
     "ceiling, pas plus, not more than, no more than, maximaal, maximale, hoogstens, ten hoogste, "
     "tot, tot maximum, tot maximaal, met een maximum van, niet meer dan, beperkt tot, begrensd "
     "tot, limiet"},
    {Part::person,
     "personne, personne assuree, personne couverte, person, insured person, insured, assure, "
     "assuree, beneficiaire, beneficiary, adherent, member, persoon, verzekerde, verzekerde "
     "persoon, begunstigde, rechthebbende, lid"},
    {Part::family,
     "famille, famille entiere, foyer, menage, family, whole family, household, "
     "gezin, hele gezin"},
    {Part::whole,
     "frais reels, frais reels engages, prix entier, totalite, integralite, integralement, "
     "entierement, remboursement integral, full price, whole price, full cost, in full, fully, "
     "volledige prijs, hele prijs, volledige kost, volledige terugbetaling, volledig, integraal"},
    {Part::price,
     "prix, frais, frais engages, depense, depenses, depenses engagees, honoraires, tarif, price, "
     "fr, fee, fees, cost, costs, actual cost, actual costs, prijs, kost, kosten, kostprijs, "
     "werkelijke kosten, werkelijke kost, honorarium, ereloon, tarief"},
    {Part::rest, "reste, reste a charge, reste a payer, rest, remainder, resterende bedrag"},
    {Part::base,
     "br, brss, base, base de remboursement, base de la securite sociale, reimbursement base, "
     "base de remboursement de la securite sociale, tm, ticket moderateur, co payment, copayment, "
     "remgeld, basis, terugbetalingsbasis"},
    {Part::ceiling,
     "pmss, plafond mensuel de la securite sociale, plafond mensuel securite sociale, monthly "
     "social security ceiling"},
    {Part::excess, "franchise, excess, deductible, eigen risico, vrijstelling"},
    {Part::then,
     "puis, ensuite, et ensuite, then, and then, les suivantes, puis les suivantes, the "
     "following ones, then the following ones, daarna, nadien, dan, vervolgens, en daarna, en dan"},
    {Part::also, "et, and, avec, with, plus, met"},
    {Part::separator,
     "sans limite, illimite, illimitee, no limit, unlimited, onbeperkt, zonder limiet, zonder "
     "maximum"},
    {Part::noise,
     "het, een, eerste, volgende, bij, voor, psycholoog, psychologen, psychologische zorg, "
     "tussenkomst, tegemoetkoming, vergoeding, vergoed, terugbetaling, terugbetaald, bedrag, "
     "le, la, les, l, un, une, the, rss, premiere, premieres, first, suivante, suivantes, next, "
     "following, en, pour, for, forfait, allowance, enveloppe, budget, "
     "montant, hauteur, a hauteur, chez, psychologue, psychologues, psychologist, psychologists, "
     "psy, psychologie, psychology, psychotherapie, psychotherapy, soins, garantie, "
     "remboursement, rembourse, remboursee, rembourses, remboursees, refund, refunded, "
     "reimbursed, pris en charge, prise en charge, "
     "prises en charge, covered, glissants, "
     "consecutifs, rolling, hors dispositif, non rembourse par la securite sociale, "
     "non rembourses par la securite sociale, non remboursees par la securite sociale, "
     "non rembourse par l assurance maladie, non remboursees par l assurance maladie"}};
constexpr std::size_t longest_phrase = 7;  // words

Item phrase_of(const std::string& words) {
  for (const Phrases& row : phrases) {
    const std::vector<std::string_view> all = names_in(row.words);
    if (std::find(all.begin(), all.end(), words) != all.end()) return {row.part, 0, 0, {}, row.per};
  }
  return {Part::unknown, 0, 0, {}};
}

template <class C>
bool is_digit(C c) {
  return c >= '0' && c <= '9';
}
bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

// Returns the part that a sign is, `word` for a letter.
Part part_of_sign(char32_t c) {
  if (is_digit(c)) return Part::number;
  if (is_dash(c)) return Part::separator;
  switch (c) {
    case U'€': return Part::euro;
    case U'%': return Part::percent;
    case U'/': return Part::per;
    case U'×':
    case U'*': return Part::times;
    case U'@': return Part::link;
    case U'≤': return Part::limit;
    case U'&': return Part::also;
    case U',':
    case U';':
    case U':':
    case U'.':
    case U'+':
    case U'(':
    case U')':
    case U'|':
    case U'•':
    case U'·': return Part::separator;
    default: break;
  }
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000);
  return letter ? Part::word : Part::unknown;
}

// Splits a card into items: numbers, signs, words. Spaces between thousands belong to a number.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Item> items() {
    std::vector<Item> tokens;
    while (at_ < text_.size()) {
      const Character c = character(at_);
      if (is_space(c.code) || is_invisible(c.code)) {
        at_ += c.bytes;
        continue;
      }
      const std::size_t begin = at_;
      const bool abbreviation = c.code == '.' && !tokens.empty() &&
                                tokens.back().part == Part::word && tokens.back().end == at_;
      if (abbreviation) {
        ++at_;
        continue;
      }
      Part part = c.valid ? part_of_sign(c.code) : Part::unknown;
      at_ += c.bytes;
      if (part == Part::number) number();
      // A sign before a number, or a range: "-25", "5-10".
      if (is_dash(c.code) && at_ < text_.size() && is_digit(character(at_).code))
        part = Part::unknown;
      if (part == Part::word) words(begin, tokens);
      else tokens.push_back({part, begin, at_, std::string{text_.substr(begin, at_ - begin)}});
    }
    return phrases_in(tokens);
  }

 private:
  Character character(std::size_t at) const { return first_character(text_.substr(at)); }
  std::size_t digits_from(std::size_t at) const {
    std::size_t n = 0;
    while (at + n < text_.size() && is_digit(text_[at + n])) ++n;
    return n;
  }

  void number() {
    std::size_t group = 1 + digits_from(at_);
    at_ += group - 1;
    while (at_ < text_.size()) {
      const Character c = character(at_);
      const std::size_t next = digits_from(at_ + c.bytes);
      const bool mark = c.code == ',' || c.code == '.';
      if (!(mark && next > 0) && !(is_space(c.code) && next == 3 && group <= 3)) return;
      at_ += c.bytes + next;
      group = next;
    }
  }

  // Adds the words from `begin`: letters joined by a hyphen or an apostrophe are several words.
  void words(std::size_t begin, std::vector<Item>& into) {
    while (at_ < text_.size()) {
      const Character c = character(at_);
      const bool joins = c.code == '-' || c.code == '\'' || c.code == 0x2019;
      const std::size_t after = at_ + c.bytes;
      const bool letter = c.valid && (part_of_sign(c.code) == Part::word || is_invisible(c.code));
      if (!letter && !(joins && after < text_.size() && character(after).valid &&
                       part_of_sign(character(after).code) == Part::word))
        break;
      at_ = after;
    }
    for (const std::string& word : parts_of(folded(text_.substr(begin, at_ - begin)), ' '))
      into.push_back({Part::word, begin, at_, word});
  }

  // Joins words into phrases, the longest first, and drops those without meaning.
  static std::vector<Item> phrases_in(const std::vector<Item>& tokens) {
    std::vector<Item> items;
    for (std::size_t i = 0; i < tokens.size();) {
      const Item& first = tokens[i];
      if (first.part != Part::word) {
        items.push_back(first);
        ++i;
        continue;
      }
      Item found{Part::unknown, first.at, first.end, first.word};
      std::size_t taken = 1;
      std::string joined_words;
      for (std::size_t n = 1; n <= longest_phrase && i + n <= tokens.size(); ++n) {
        const Item& last = tokens[i + n - 1];
        if (last.part != Part::word) break;
        add_item(joined_words, last.word, " ");
        const Item phrase = phrase_of(joined_words);
        if (phrase.part == Part::unknown) continue;
        found = {phrase.part, first.at, last.end, first.word, phrase.per};
        taken = n;
      }
      // "12 mois" is a period.
      const bool months = first.word == "mois" || first.word == "months" || first.word == "maanden";
      if (months && !items.empty() && items.back().word == "12") {
        found = {Part::period, items.back().at, first.end, "12", Per::twelve_months};
        items.pop_back();
      }
      const bool euros = first.word == "eur" || first.word == "euro" || first.word == "euros";
      if (euros) found.part = Part::euro;
      if (found.part != Part::noise) items.push_back(found);
      i += taken;
    }
    return items;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Returns an amount without ",00", so that it is read again: "€1,500" would be ambiguous.
std::string short_amount(Money amount, Lang lang) {
  std::string shown = show(Amount{amount, Currency::eur}, lang);
  if (amount.cents() % 100 != 0 || amount.cents() >= 100'000) return shown;
  const std::string cents = std::string{marks(lang).decimals} + "00";
  if (const std::size_t at = shown.find(cents); at != std::string::npos) shown.erase(at, 3);
  return shown;
}
Rate rate_of_hundredths(std::int64_t hundredths) {
  const std::int64_t reduced = hundredths % 100 == 0 ? 100 : hundredths % 10 == 0 ? 10 : 1;
  return {hundredths / reduced, full_rate / reduced};
}

std::string short_sum(const Card::Sum& sum, Lang lang) {
  if (!sum.of_ceiling) return short_amount(Money::of_cents(sum.number), lang);
  return format_message<messages::card_of_ceiling>(lang,
                                                   show(rate_of_hundredths(sum.number), lang));
}
Text short_sum(const Card::Sum& sum) {
  return in_each_language([&](Lang lang) { return short_sum(sum, lang); });
}

// An amount, a rate or a number with its units.
struct Value {
  enum class Kind : std::uint8_t { amount, rate, count, whole, co_payment };
  Kind kind = Kind::count;
  std::int64_t number = 0;  // cents, hundredths of a per cent, sessions
  bool bare = true;         // a number without "€", "%" or "séances"
  bool session = false;     // of a session, or of a length of it
  int minutes = 0;          // this length: 60, an hour; 1, a minute
  bool limit = false;
  bool excess = false;
  bool of_ceiling = false;  // an amount that is a rate of the ceiling
  bool family = false;      // of all people together
  std::optional<Per> per;
  std::optional<Card::RateOf> of;
  std::size_t at = 0, end = 0;
};

class CardReader {
 public:
  explicit CardReader(const std::string& words) : words_(words), items_(Lexer{words}.items()) {
    in_steps_ = std::any_of(items_.begin(), items_.end(),
                            [](const Item& i) { return i.part == Part::then; });
  }

  Expected<Card> read() {
    while (skip_separators()) {
      if (part() == Part::then && !begin_step()) return failure();
      std::optional<Value> value = this->value();
      if (value && part() != Part::end) value = product(*value);
      if (!value || !add(*value)) return failure();
    }
    if (!complete()) return failure();
    return card_;
  }

 private:
  struct Wrong {
    std::size_t at = 0;
    Text what, remedy;
  };

  const Item& item(std::size_t ahead = 0) const {
    static const Item none{};
    return next_ + ahead < items_.size() ? items_[next_ + ahead] : none;
  }
  Part part(std::size_t ahead = 0) const { return item(ahead).part; }
  bool is_value(std::size_t ahead) const {
    while (part(ahead) == Part::link || part(ahead) == Part::adjective) ++ahead;
    return part(ahead) == Part::number || part(ahead) == Part::euro;
  }
  bool skip_separators() {
    while (part() == Part::separator || part() == Part::also) ++next_;
    return part() != Part::end;
  }
  std::string quoted(std::size_t at, std::size_t end) const {
    return abbreviated(std::string_view{words_}.substr(at, end - at));
  }

  std::nullopt_t fail(std::size_t at, const Text& what, Text remedy = {}) {
    if (!wrong_) wrong_ = {at, localized<messages::card_error>(what), std::move(remedy)};
    return std::nullopt;
  }
  std::nullopt_t not_understood(std::size_t at, std::size_t end) {
    const std::string word = lowercase(std::string_view{words_}.substr(at, end - at));
    const bool money = std::find(std::begin(other_currencies), std::end(other_currencies), word) !=
                       std::end(other_currencies);
    if (money) return fail(at, localized<messages::card_in_euros>(quoted(at, end)));
    return fail(at, localized<messages::card_word>(quoted(at, end)));
  }
  std::nullopt_t not_understood() {
    std::size_t ahead = 0;  // the unknown word of "par famille"
    while (part(ahead) == Part::per || part(ahead) == Part::link) ++ahead;
    if (part(ahead) != Part::unknown) ahead = 0;
    const bool ended = part() == Part::end;
    const Item& last = ended && !items_.empty() ? items_.back() : item(ahead);
    return not_understood(last.at, last.end);
  }
  std::nullopt_t twice(const Value& v) {
    return fail(v.at, localized<messages::card_twice>(quoted(v.at, v.end)));
  }

  // Reads "puis": what was read so far is a step, and what follows is the next one.
  bool begin_step() {
    // "franchise 100 €/an, puis 40 €/séance"
    const auto given = [](const auto& one) { return one.has_value(); };
    const bool after_excess = !card_.amount && card_.steps.empty() &&
                              std::any_of(card_.excess.begin(), card_.excess.end(), given) &&
                              std::none_of(card_.sessions.begin(), card_.sessions.end(), given);
    if (!after_excess && !end_step(true)) return false;
    ++next_;
    skip_separators();
    return true;
  }

  // Makes a step of the amount and the number of sessions that were read. Only the last step, which
  // no "puis" follows, may have no number.
  bool end_step(bool followed) {
    Card::ByPeriod<std::int64_t>& counts = card_.sessions;
    const auto count = std::find_if(counts.begin(), counts.end(),
                                    [](const auto& most) { return most.has_value(); });
    if (!card_.amount || card_.rate || amount_.limit || (followed && count == counts.end()))
      return not_understood(), false;
    Card::Step step{std::nullopt, *card_.amount};
    if (count != counts.end()) {
      const auto per = static_cast<Per>(count - counts.begin());
      if (card_.family_sessions[per]) return not_understood(), false;
      step.sessions = *count;
      count->reset();
      if (std::any_of(counts.begin(), counts.end(),
                      [](const auto& most) { return most.has_value(); }))
        return not_understood(), false;
      if (!year_assumed_in_step_) {
        if (card_.steps_per && *card_.steps_per != per) return not_understood(), false;
        card_.steps_per = per;
      }
    }
    year_assumed_in_step_ = false;
    card_.amount.reset();
    card_.steps.push_back(step);
    return true;
  }

  // Reads "max 25 €/séance", "4 séances par an", "50 % du prix".
  std::optional<Value> value() {
    Value v;
    for (;; ++next_) {
      if (part() == Part::limit) v.limit = true;
      else if (part() == Part::excess) v.excess = true;
      else if (part() == Part::adjective) v.per = item().per;
      else if (part() == Part::per && part(1) == Part::session) v.session = true;
      else if (part() == Part::per && part(1) == Part::person) ++next_;
      else if (part() == Part::per && part(1) == Part::family) v.family = true, ++next_;
      else if (part() != Part::link && part() != Part::separator && part() != Part::session) break;
    }
    v.at = item().at;
    v.end = item().end;
    bool euro = false, percent = false;
    Item number;
    if (part() == Part::euro && part(1) == Part::number) {
      euro = true;
      ++next_;
    }
    if (part() == Part::number) {
      number = item();
      ++next_;
      if (part() == Part::euro && !euro) {
        euro = true;
        v.end = item().end;
        ++next_;
      }
      percent = !euro && part() == Part::percent;
      if (percent) ++next_;
      // "4 x par an": four times.
      if (!euro && !percent && part() == Part::times && !is_value(1)) {
        v.bare = false;
        ++next_;
      }
      v.end = std::max(v.end, items_[next_ - 1].end);
    } else if (part() == Part::whole || part() == Part::base) {
      v.kind = part() == Part::whole ? Value::Kind::whole : Value::Kind::co_payment;
      ++next_;
    } else {
      return not_understood();
    }
    const bool counted =
        part() == Part::session && number.part == Part::number && !euro && !percent;
    if (counted) {
      v.bare = false;
      v.end = item().end;
      ++next_;
    }
    if (percent) rate_of(v);
    if (!units(v, counted, euro)) return std::nullopt;
    if (counted && v.session) return not_understood(v.at, v.end);
    if (number.part != Part::number) return v;
    if (v.of_ceiling) return figure(v, number, rate_measure, Value::Kind::amount);
    if (v.kind == Value::Kind::co_payment || percent) {
      const bool base = v.kind == Value::Kind::co_payment;
      return figure(v, number, base ? base_measure : rate_measure,
                    base ? v.kind : Value::Kind::rate);
    }
    const bool amount = euro || (v.session && v.bare);
    v.bare = v.bare && !euro;
    return figure(v, number, amount ? in_euros : count_measure,
                  amount ? Value::Kind::amount : Value::Kind::count);
  }

  // Reads what a rate is of, if it is said.
  void rate_of(Value& v) {
    std::size_t ahead = 0;
    while (part(ahead) == Part::link) ++ahead;
    const Part of = part(ahead);
    if (of != Part::price && of != Part::whole && of != Part::rest && of != Part::base &&
        of != Part::ceiling)
      return;
    v.of_ceiling = of == Part::ceiling;
    v.of = of == Part::rest ? Card::RateOf::rest : Card::RateOf::price;
    if (of == Part::base) v.kind = Value::Kind::co_payment;
    v.end = item(ahead).end;
    next_ += ahead + 1;
  }

  // Reads units behind a value: "/séance", "par an et par personne", "max".
  bool units(Value& v, bool counted, bool euro) {
    for (;;) {
      const bool joined =
          part(1) == Part::per &&
          (part() == Part::also || (part() == Part::separator && !is_value(3) &&
                                    (part(2) == Part::person || part(2) == Part::family)));
      std::size_t ahead = joined ? 1 : 0;
      while (part(ahead) == Part::per || part(ahead) == Part::link) ++ahead;
      const Item& unit = item(ahead);
      if (unit.part == Part::session && !(counted && ahead == 0)) {
        if (v.minutes > 0) return not_understood(unit.at, unit.end), false;
        v.session = true;
      } else if (unit.part == Part::hour || unit.part == Part::minute) {
        const bool length = ahead == 0 && !euro;  // "45 minutes"
        if (v.session || length) return not_understood(unit.at, unit.end), false;
        v.session = true;
        v.minutes = unit.part == Part::hour ? 60 : 1;
      } else if (unit.part == Part::period || unit.part == Part::adjective) {
        if (v.per && *v.per != unit.per) return not_understood(), false;
        v.per = unit.per;
      } else if (ahead == 0 && unit.part == Part::limit && !is_value(1)) {
        v.limit = true;
      } else if (unit.part == Part::unknown && v.bare && !v.session && !v.per) {
        return not_understood(unit.at, unit.end), false;
      } else if (unit.part == Part::family) {
        v.family = true;
      } else if (unit.part != Part::person) {
        return true;
      }
      v.end = unit.end;
      next_ += ahead + 1;
    }
  }

  std::optional<Value> figure(Value v, const Item& number, const Measure& measure,
                              Value::Kind kind) {
    const Number read = read_written(number.word, measure, Notation::written);
    if (read.flaw != Flaw::none) {
      Misread wrong =
          misread("--complementary", number.word, read.flaw, measure, Notation::written);
      wrong_ = {number.at, std::move(wrong.what), std::move(wrong.remedy)};
      return std::nullopt;
    }
    if (read.value == 0) return not_understood(v.at, v.end);
    v.kind = kind;
    v.number = read.value;
    return v;
  }

  // Joins an amount and a number of sessions: "4 séances par an à 50 €", "30 € x 5".
  std::optional<Value> product(const Value& first) {
    const bool times = part() == Part::times;
    if (!is_value(times ? 1 : 0) || (!times && part() != Part::link)) return first;
    const std::size_t link = item().at;
    ++next_;
    const std::optional<Value> second = value();
    if (!second) return std::nullopt;
    const bool amount_first = first.kind == Value::Kind::amount;
    Value amount = amount_first ? first : *second, count = amount_first ? *second : first;
    if (first.kind == Value::Kind::count && second->kind == Value::Kind::count)
      return sessions_or_euros(first);
    // "15 à 60 €" is a range.
    const bool range = !times && (amount_first || (count.bare && !count.per && !in_steps_));
    if (amount.kind != Value::Kind::amount || count.kind != Value::Kind::count || range ||
        (amount.per && count.per) || amount.excess)
      return not_understood(link, second->end);
    if (amount.per) count.per = amount.per;
    count.family = count.family || amount.family;
    amount.family = false;
    count.bare = false;
    amount.per.reset();
    amount.session = true;
    if (!add(count)) return std::nullopt;
    return amount;
  }

  std::nullopt_t sessions_or_euros(const Value& v) {
    return fail(v.at, localized<messages::card_sessions_or_euros>(quoted(v.at, v.end)),
                localized<messages::card_write_unit>(v.number, v.number));
  }

  template <class T>
  bool set(std::optional<T>& into, const T& value, const Value& v) {
    if (into) return twice(v), false;
    into = value;
    return true;
  }

  // Adds a value to the card.
  bool add(const Value& v) {
    const bool figure = v.kind == Value::Kind::amount || v.kind == Value::Kind::count;
    const bool by_length =
        v.kind == Value::Kind::amount && !v.limit && !v.of_ceiling && !v.excess && !in_steps_;
    if (((v.per || v.family) && !figure) || (v.minutes > 0 && !by_length) ||
        (v.excess && (v.family || v.kind != Value::Kind::amount)))
      return not_understood(v.at, v.end), false;
    switch (v.kind) {
      case Value::Kind::co_payment:
        if (v.number != 0 && v.number != full_rate)
          return fail(v.at, localized<messages::card_other_base>(quoted(v.at, v.end)),
                      localized(messages::card_write_base)),
                 false;
        card_.co_payment = true;
        return true;
      case Value::Kind::whole: return set(card_.rate, full_rate, v);
      case Value::Kind::rate:
        // On a French card, "100 %" is often the base.
        if (!v.of && v.number == full_rate)
          return fail(v.at, localized<messages::card_price_or_base>(quoted(v.at, v.end)),
                      localized(messages::card_write_price_or_base)),
                 false;
        card_.rate_of = v.of.value_or(Card::RateOf::price);
        card_.price_assumed = !v.of;
        return set(card_.rate, v.number, v);
      case Value::Kind::count:
        if (v.bare && (!v.per || v.number > most_bare_sessions)) return sessions_or_euros(v), false;
        if (!v.per) (in_steps_ ? year_assumed_in_step_ : card_.year_assumed) = true;
        card_.family_sessions[v.per.value_or(Per::calendar_year)] = v.family;
        return set(card_.sessions[v.per.value_or(Per::calendar_year)], v.number, v);
      case Value::Kind::amount: break;
    }
    const Card::Sum amount{v.number, v.of_ceiling};
    if (v.session == v.per.has_value()) {
      const Text shown = short_sum(amount);
      return fail(v.at, localized<messages::card_session_or_year>(quoted(v.at, v.end)),
                  localized<messages::card_write_session_or_year>(shown, shown)),
             false;
    }
    if (v.excess) {
      const bool again = std::any_of(card_.excess.begin(), card_.excess.end(),
                                     [](const auto& one) { return one.has_value(); });
      if (!v.per) return not_understood(v.at, v.end), false;
      return again ? (twice(v), false) : set(card_.excess[*v.per], amount, v);
    }
    if (v.family && !v.per) return not_understood(v.at, v.end), false;
    if (v.per) card_.family_sums[*v.per] = v.family;
    if (v.per) return set(card_.sums[*v.per], amount, v);
    amount_ = v;
    if (!set(card_.amount, amount, v)) return false;
    card_.minutes = v.minutes;
    return true;
  }

  // Checks that the parts together are a contract.
  bool complete() {
    const auto given = [](const auto& most) { return most.has_value(); };
    if (card_.steps.empty()) {
      card_.year_assumed = card_.year_assumed || year_assumed_in_step_;
    } else {
      if (!end_step(false)) return false;
      if (!card_.steps_per) {
        card_.steps_per = Per::calendar_year;
        card_.year_assumed = true;
      }
      return true;
    }
    const bool counted = std::any_of(card_.sessions.begin(), card_.sessions.end(), given);
    const bool summed = std::any_of(card_.sums.begin(), card_.sums.end(), given);
    if (card_.rate && card_.amount && !amount_.limit) {
      const Card::Sum amount = *card_.amount;
      card_.amount.reset();  // not understood
      return fail(amount_.at,
                  localized<messages::card_rate_and_amount>(quoted(amount_.at, amount_.end)),
                  localized<messages::card_write_limit>(short_sum(amount))),
             false;
    }
    if (card_.rate || card_.amount || summed || (card_.co_payment && !counted)) return true;
    fail(0, localized<messages::card_without_amount>(), localized(messages::card_give_amount));
    return false;
  }

  // Makes the error: what is wrong, the card with a caret, what was understood, the forms.
  UsageError failure() const {
    const auto spaces = [](std::string_view text) {  // one a character
      std::string all;
      for (; !text.empty(); text.remove_prefix(first_character(text).bytes)) all += ' ';
      return all;
    };
    const std::string before = spaces(std::string_view{words_}.substr(0, wrong_->at));
    const Excerpt excerpt = excerpt_of(words_, static_cast<int>(before.size()) + 1);
    Text remedy = untranslated("  " + excerpt.text + "\n  " + spaces(excerpt.before) + "^\n");
    const Text so_far = in_each_language([&](Lang lang) { return card_words(card_, lang); });
    if (!so_far.empty()) remedy += localized<messages::card_so_far>(so_far) + untranslated(" ");
    if (!wrong_->remedy.empty()) remedy += wrong_->remedy + untranslated(" ");
    return {wrong_->what, remedy += localized(messages::card_forms)};
  }

  const std::string& words_;
  std::vector<Item> items_;
  std::size_t next_ = 0;
  Card card_;
  Value amount_;                       // of a session
  bool in_steps_ = false;              // "puis" stands somewhere in the card
  bool year_assumed_in_step_ = false;  // the number of the step that is read has no period
  std::optional<Wrong> wrong_;
};

Rate card_rate(const Card& card) { return rate_of_hundredths(*card.rate); }

// Returns an amount as a contract file has it.
std::string plain_sum(const Card::Sum& sum) {
  if (sum.of_ceiling) return show(rate_of_hundredths(sum.number), Lang::en) + " of pmss";
  return amount_token(Money::of_cents(sum.number));
}

// Returns a text as a TOML string.
std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += is_control({&c, 1}) ? ' ' : c;
  }
  return out + "\"";
}
std::string toml_text(const Text& text) {
  std::string out;
  for (const Lang lang : languages) {
    if (!text.has(lang)) continue;
    const std::string_view code = language_codes[index_of(lang)];
    add_item(out, std::string{code} + " = " + toml_string(text.in(lang)));
  }
  return "{ " + out + " }";
}

}  // namespace

bool Card::only_co_payment() const {
  const auto given = [](const auto& most) { return most.has_value(); };
  return co_payment && !rate && !amount && steps.empty() &&
         std::none_of(sums.begin(), sums.end(), given);
}

bool has_figures(std::string_view words) {
  const std::vector<Item> items = Lexer{words}.items();
  return std::any_of(items.begin(), items.end(), [](const Item& i) {
    return i.part == Part::number || i.part == Part::euro || i.part == Part::percent;
  });
}

Expected<Card> read_card(const std::string& words) { return CardReader{words}.read(); }

std::vector<std::string> complementary_values(const std::string& list) {
  std::vector<std::string> values;
  bool in_card = false;
  for (const std::string& part : parts_of(list, ',')) {
    const bool figures = has_figures(part) && !part.ends_with(".toml");
    const bool words = trimmed(part).find(' ') != std::string_view::npos;
    if (in_card && (figures || words)) {
      values.back() += "," + part;
    } else {
      values.push_back(part);
      in_card = figures;
    }
  }
  return values;
}

std::string card_words(const Card& card, Lang lang) {
  std::string all;
  if (card.co_payment) add_item(all, format_message<messages::card_base>(lang));
  if (card.rate) {
    const std::string rate = show(card_rate(card), lang);
    add_item(all, card.price_assumed ? rate
                  : card.rate_of == Card::RateOf::rest
                      ? format_message<messages::card_of_rest>(lang, rate)
                      : format_message<messages::card_of_price>(lang, rate));
  }
  if (card.amount) {
    const std::string amount = short_sum(*card.amount, lang);
    add_item(all, card.rate            ? format_message<messages::card_at_most>(lang, amount)
                  : card.minutes == 60 ? format_message<messages::card_per_hour>(lang, amount)
                  : card.minutes == 1  ? format_message<messages::card_per_minute>(lang, amount)
                                       : format_message<messages::card_per_session>(lang, amount));
  }
  for (std::size_t i = 0; i < card.steps.size(); ++i) {
    const Card::Step& step = card.steps[i];
    const std::string amount = short_sum(step.amount, lang);
    std::string words = step.sessions
                            ? format_message<messages::card_step>(lang, *step.sessions, amount)
                            : format_message<messages::card_per_session>(lang, amount);
    if (step.sessions && card.steps_per && !card.year_assumed)  // absent from a card read in part
      words.append(messages::card_periods[*card.steps_per].in(lang));
    if (i > 0) words = format_message<messages::card_then>(lang, words);
    add_item(all, words);
  }
  for (const Per per : Card::ByPeriod<Money>::keys()) {
    const std::string_view period = messages::card_periods[per].in(lang);
    const std::optional<std::int64_t>& sessions = card.sessions[per];
    if (sessions) {
      std::string counted = *sessions == 1
                                ? format_message<messages::card_one_session>(lang)
                                : format_message<messages::card_sessions>(lang, *sessions);
      if (per != Per::calendar_year || !card.year_assumed) counted.append(period);
      if (card.family_sessions[per]) counted.append(messages::card_of_family.in(lang));
      add_item(all, counted);
    }
    if (card.sums[per]) {
      std::string sum = short_sum(*card.sums[per], lang).append(period);
      if (card.family_sums[per]) sum.append(messages::card_of_family.in(lang));
      add_item(all, sum);
    }
    if (card.excess[per])
      add_item(all, format_message<messages::card_excess>(lang, short_sum(*card.excess[per], lang))
                        .append(period));
  }
  return all;
}

Text understood(const Card& card, std::string_view country) {
  if (card.only_co_payment()) return localized(messages::card_only_co_payment);
  Text all;
  for (const Card::Step& step : card.steps) {
    Text words = step.sessions
                     ? localized<messages::card_step>(*step.sessions, short_sum(step.amount))
                     : localized<messages::card_pays_amount>(short_sum(step.amount));
    if (!all.empty()) words = localized<messages::card_then>(words);
    add_item(all, words);
  }
  if (!card.steps.empty()) {
    all +=
        localized(messages::card_in_periods[*card.steps_per]) + localized(messages::card_of_person);
    if (card.year_assumed) all += localized(messages::card_year_assumed);
  } else if (!card.rate && card.amount)
    all = card.minutes == 60  ? localized<messages::card_pays_by_hour>(short_sum(*card.amount))
          : card.minutes == 1 ? localized<messages::card_pays_by_minute>(short_sum(*card.amount))
                              : localized<messages::card_pays_amount>(short_sum(*card.amount));
  else if (!card.rate || *card.rate == full_rate) all = localized(messages::card_pays_whole);
  else
    all = card.rate_of == Card::RateOf::rest
              ? localized<messages::card_pays_of_rest>(localized(card_rate(card)))
              : localized<messages::card_pays_of_price>(localized(card_rate(card)));
  if (card.price_assumed) all += localized(messages::card_price_assumed);
  if (card.rate && card.amount)
    add_item(all, localized<messages::card_pays_at_most>(short_sum(*card.amount)));
  bool limited = !card.steps.empty() && card.steps.back().sessions;
  for (const Per per : Card::ByPeriod<Money>::keys()) {
    const Text period = localized(messages::card_in_periods[per]);
    const auto whose = [](bool family) {
      return localized(family ? messages::card_of_family : messages::card_of_person);
    };
    if (card.sessions[per]) {
      Text counted = *card.sessions[per] == 1
                         ? localized(messages::card_one_session)
                         : localized<messages::card_sessions>(*card.sessions[per]);
      counted += period + whose(card.family_sessions[per]);
      if (card.year_assumed && per == Per::calendar_year)
        counted += localized(messages::card_year_assumed);
      add_item(all, counted);
    }
    if (card.sums[per])
      add_item(all, short_sum(*card.sums[per]) + period + whose(card.family_sums[per]));
    if (card.excess[per])
      add_item(all, localized<messages::card_excess>(short_sum(*card.excess[per])) + period +
                        whose(false));
    limited = limited || card.sessions[per] || card.sums[per];
  }
  if (!limited) add_item(all, localized(messages::card_no_limit));
  const bool responsible = card.co_payment || country == country_of_responsible_contracts;
  return localized<messages::card_understood>(
      all, localized(responsible ? messages::card_scope_responsible : messages::card_scope));
}

std::string contract_text(const Card& card, std::string_view words, std::string_view country,
                          Date today, Lang lang) {
  const auto comment = [&](const Message& m) { return "# " + std::string{m.in(lang)} + "\n"; };
  const auto beside = [&](const Message& m) { return "  # " + std::string{m.in(lang)} + "\n"; };
  const Text title = in_each_language([&](Lang l) { return card_words(card, l); });
  const bool responsible = card.co_payment || country == country_of_responsible_contracts;
  std::string out = comment(messages::file_purpose);
  if (words.empty()) out += comment(messages::file_template);
  out += comment(messages::file_use) + "\n";
  out +=
      "contract    = " + toml_string(std::string{country} + "/card") + beside(messages::file_name);
  out += "country     = " + toml_string(country) + "\n";
  out += "title       = " + toml_text(title) + "\n";
  out += "verified_on = " + iso(today) + beside(messages::file_verified);
  out += comment(messages::file_days);
  out += "# from      = " + iso(Date{today.year(), 1, 1}) + "\n";
  out += "# to        = " + iso(Date{today.year(), 12, 31}) + "\n";
  out += "currency    = \"EUR\"\nrounding    = \"half-up\"\n";
  out += comment(messages::file_responsible);
  out += std::string{"responsible = "} + (responsible ? "true" : "false") + "\n";
  if (card.only_co_payment()) return out;

  std::string counters, limits, excess;
  for (const Per per : Card::ByPeriod<Money>::keys()) {
    const std::string suffix =
        per == Per::calendar_year ? "" : "-" + std::string{period_names[per]};
    const auto counter = [&](const std::string& name, bool family) {
      counters += name + suffix + " = { per = " + toml_string(period_names[per]) +
                  (family ? ", of = \"family\"" : "") + " }\n";
      return toml_string(name + suffix);
    };
    const auto limit = [&](const std::string& name, const std::string& most, bool family) {
      add_item(limits, "{ counter = " + counter(name, family) + ", at_most = " + most + " }");
    };
    if (card.sessions[per])
      limit("sessions", std::to_string(*card.sessions[per]), card.family_sessions[per]);
    else if (card.steps_per == per) counter("sessions", false);
    if (card.sums[per])
      limit("euros", toml_string(plain_sum(*card.sums[per])), card.family_sums[per]);
    if (card.excess[per])
      excess = "excess  = { counter = " + counter("excess", false) +
               ", at_most = " + toml_string(plain_sum(*card.excess[per])) + " }\n";
  }
  if (!counters.empty()) out += "\n" + comment(messages::file_periods) + "[counter]\n" + counters;
  out += "\n" + comment(messages::file_source) + "[source.card]\n";
  out += "title      = " + toml_string(messages::file_source_title.in(lang)) + "\n";
  out += "reference  = " + toml_string(words.empty() ? title.in(lang) : as_utf8(words)) + "\n";
  out += "read_on    = " + iso(today) + "\nconfidence = \"high\"\n";
  Text note;
  if (card.whole_price_assumed()) add_item(note, localized(messages::file_whole_assumed), " ");
  if (card.price_assumed) add_item(note, localized(messages::file_price_assumed), " ");
  if (card.year_assumed) add_item(note, localized(messages::file_year_assumed), " ");
  const auto share = [&](const std::string& id, const std::string& rank, const std::string& pays) {
    out += "\n[[share]]\nid      = " + toml_string(id) + "\n";
    out += "title   = " + toml_text(localized(messages::file_share_title)) + "\n";
    out += "when    = { outcome = \"uncovered\"" + rank + " }" + beside(messages::file_uncovered);
    out += "pays    = " + toml_string(pays) + beside(messages::file_pays);
    if (card.rate && card.amount)
      out += "at_most = " + toml_string(plain_sum(*card.amount)) + beside(messages::file_at_most);
    out += excess;
    if (!limits.empty()) out += "limit   = [" + limits + "]\n";
    if (!note.empty()) out += "status  = \"assumed\"\nnote    = " + toml_text(note) + "\n";
    out += "source  = \"card\"\n";
  };
  std::int64_t before = 0;
  for (const Card::Step& step : card.steps) {
    const std::string from = std::to_string(before + 1);
    before += step.sessions.value_or(0);
    const std::string counter = *card.steps_per == Per::calendar_year
                                    ? "sessions"
                                    : "sessions-" + std::string{period_names[*card.steps_per]};
    const std::string ranks = from + ".." + (step.sessions ? std::to_string(before) : "");
    share("from-" + from, ", rank = { " + counter + " = " + toml_string(ranks) + " }",
          plain_sum(step.amount));
  }
  const std::string rate = card.rate ? show(card_rate(card), Lang::en) : "100 %";
  const std::string_view length = card.minutes == 60  ? " an hour"
                                  : card.minutes == 1 ? " a minute"
                                                      : "";
  if (card.steps.empty())
    share("psychologist", "",
          !card.rate && card.amount            ? plain_sum(*card.amount).append(length)
          : card.rate_of == Card::RateOf::rest ? rate + " of rest"
                                               : rate);
  return out;
}

}  // namespace racpsy::app
