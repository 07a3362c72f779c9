#include "racpsy/base/vocabulary.hpp"

#include <algorithm>

#include "racpsy/base/folding.hpp"

namespace racpsy {
namespace {

constexpr Reserved all_reserved[] = {
    {"id", in_rows, "identifiant"},
    {"patient", in_rows,
     "patient(e), numéro de patient, n° de patient, n° patient, identifiant du patient, "
     "identifiant patient, patient id, patient number, BEN_IDT_ANO"},
    {"date", in_rows,
     "date de la séance, date de séance, date séance, jour, session date, EXE_SOI_DTD"},
    {"year", in_rows, "année, an"},
    {"sessions", in_rows | in_cases,
     "séances, nombre de séances, nb de séances, nb séances, nbre de séances, number of sessions"},
    {"first", in_rows | in_cases,
     "première séance, première, date de la première séance, date de première séance, first "
     "session"},
    {"every", in_rows | in_cases, "rythme, fréquence, tous les"},
    {"on", in_cases, "le, date, dates"},
    {"count", in_cases, "nombre, séances, nombre de séances"},
    {"age", in_rows | in_cases, "âge, âge (ans), âge en années, age years, age in years"},
    {"born", in_rows | in_cases,
     "né(e) le, né le, date de naissance, date naissance, naissance, birth date, birthdate, date "
     "of birth, ddn, dob"},
    {"joined", in_rows | in_cases,
     "adhésion, date d'adhésion, adhérent(e) depuis, adhérent depuis, joined on, date joined, "
     "member "
     "since"},
    {"complementary", in_rows, ""},
    {"used", in_rows | in_cases,
     "séances déjà eues, séances déjà faites, séances utilisées, déjà eues, déjà utilisées, "
     "sessions used"},
    {"used_deductible", in_rows, "franchise déjà payée, franchise déjà utilisée, deductible used"},
    {"private_fee", in_rows | in_cases,
     "fee, tarif, tarif (€), tarif en euros, tarif de la séance, prix, prix (€), prix en euros, "
     "prix de la séance, honoraires, fee (€)"},
    {"private_fee_cents", in_rows,
     "fee_cents, tarif en centimes, prix en centimes, honoraires en centimes"},
    {"minutes", in_cases, "durée, durée (minutes), durée en minutes"},
    {"quantity", in_rows, "quantité, quantités, quantité d'actes, qté, qty, PRS_ACT_QTE"},
    {"weight", in_rows,
     "poids, poids de sondage, poids statistique, pondération, coefficient de pondération, facteur "
     "de pondération, weights, sampling weight, survey weight"},
    {"counter", in_cases, "compteur"},
    {"amount", in_cases, "montant"},
    {"person", in_cases, "personne, personnes"},
    {"name", in_cases, "nom, prénom"},
    {"title", in_cases, "titre"},
    {"calendar", in_rows | in_cases, "calendrier"},
    {"route", in_rows | in_cases, "dispositif"},
    {"rules", in_rows, "règles"},
    {"session", in_cases, "séance, séances"},
    {"change", in_cases, "changement, changements"},
    {"from", in_cases, "depuis, dès, à partir de, à partir du"},
};

constexpr Topic all_topics[] = {
    {"age",
     "ages, âgé, âgée, né, née, birth, born, dates de naissance, naiss, anniversaire, birthday, "
     "yob, year of birth, année de naissance"},
    {"coverage",
     "assurance, insurance, prise en charge, protection sociale, aide médicale, CMU, CMU-C, CMUC, "
     "ALD 30, affection longue durée, affections longue durée, ticket modérateur, exonéré, "
     "exonérée, exonération, exonérations, grossesse, enceinte, pregnant, invalide, détenu, "
     "détenue, AT/MP, ATMP"},
    {"complementary",
     "mutuelles, complémentaires santé, complémentarité, contrat responsable, AMC, mutual, top-up, "
     "topup"},
};

constexpr CommonWord common[] = {
    {"yes", "oui, o, y, vrai, true, ja, j"},
    {"no", "non, n, faux, false, nee, neen"},
    {"none", "aucun, aucune, sans, geen"},
    {"other", "autre, ander, andere"},
};

}  // namespace

std::span<const Reserved> reserved_names() { return all_reserved; }
std::span<const Topic> topics() { return all_topics; }
std::span<const CommonWord> common_words() { return common; }

std::string_view common_word(std::string_view letters) {
  for (const CommonWord& word : common) {
    for (const std::string_view other : names_in(word.others)) {
      if (other == letters) return word.word;
    }
  }
  return {};
}

std::vector<std::string_view> names_in(std::string_view list) {
  std::vector<std::string_view> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(", "), list.size());
    names.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 2, list.size()));
  }
  return names;
}

bool names_column(std::string_view letters, const Reserved& reserved) {
  if ((reserved.where & in_rows) == 0) return false;
  if (folded(reserved.name) == letters) return true;
  const std::vector<std::string_view> others = names_in(reserved.others);
  return std::any_of(others.begin(), others.end(),
                     [&](std::string_view other) { return folded(other) == letters; });
}

bool names_key(std::string_view key, std::string_view name) {
  if (key == name) return true;
  const std::string letters = folded(key);
  if (letters == folded(name)) return true;
  for (const Reserved& entry : all_reserved) {
    if (entry.name != name || (entry.where & in_cases) == 0) continue;
    for (const std::string_view other : names_in(entry.others)) {
      if (folded(other) == letters) return true;
    }
  }
  return false;
}

}  // namespace racpsy
