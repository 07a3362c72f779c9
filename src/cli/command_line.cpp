#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <span>

#include "cli/rules_words.hpp"
#include "cli/words.hpp"
#include "report/format.hpp"

namespace racpsy::cli {
namespace {

enum class Takes { nothing, value, values };

// Commands that take an option: those that answer one question, and the one that answers many. `rules` has a list of its own.
enum Of : unsigned { answers = 1, batches = 2 };

struct Option {
  std::string_view name;
  std::string_view letter;  // "-o", or empty
  std::string_view value;   // how help names the value
  Takes takes;
  Message help;
  unsigned of = answers | batches;  // the commands that take it
};

constexpr Option options[] = {
    {"--route", "", "ID", Takes::value, {"dispositif de soins (défaut : {})", "route to care (default: {})"}},
    {"--rules", "", "V", Takes::value, {"version des règles : auto (selon la date) ou son nom, comme 2022", "version of the rules: auto (by date) or its name, like 2022"}},
    {"--calendar", "", "C", Takes::value, {"applied (ce qui a été fait) ou legal (ce que disaient les textes)", "applied (what was done) or legal (what the texts said)"}},
    {"--age", "", "N", Takes::value, {"âge en années révolues", "age in completed years"}},
    {"--born", "", "DATE", Takes::value, {"date de naissance, au lieu de l'âge", "birth date, instead of the age"}},
    {"--coverage", "", "LIST", Takes::value, {"droits, séparés par + : standard, c2s, ame, ald, alsace_moselle…", "rights, joined by +: standard, c2s, ame, ald, alsace_moselle…"}},
    {"--complementary", "", "C", Takes::value, {"mutuelle : none, responsible ou un contrat en fichier *.toml", "complementary insurance: none, responsible or a contract file *.toml"}},
    {"--student", "", "", Takes::nothing, {"étudiant, comme --with student=yes", "student, like --with student=yes"}},
    {"--referral", "", "YES/NO", Takes::value, {"courrier d'adressage, comme --with referral=…", "referral letter, like --with referral=…"}},
    {"--with", "", "NAME=VALUE", Takes::values, {"tout autre critère que les règles demandent", "any other fact that rules ask for"}},
    {"--sessions", "", "N", Takes::value, {"nombre de séances (défaut : le plafond)", "number of sessions (default: the cap)"}},
    {"--first", "", "DATE", Takes::value, {"première séance, AAAA-MM-JJ", "first session, YYYY-MM-DD"}},
    {"--every", "", "P", Takes::value, {"rythme : 1d, 1w, 2w, 1m… (défaut : 1w)", "pace: 1d, 1w, 2w, 1m… (default: 1w)"}},
    {"--on", "", "D1,D2,…", Takes::value, {"dates exactes, au lieu des trois options ci-dessus", "exact dates, instead of the three options above"}, answers},
    {"--used", "", "N", Takes::value, {"séances couvertes déjà eues dans la période", "covered sessions already had in the period"}},
    {"--private-fee", "", "EUR", Takes::value, {"prix d'une séance non couverte : 65, 65.00 ou 65,00", "price of a session that is not covered: 65, 65.00 or 65,00"}},
    {"--explain", "", "", Takes::nothing, {"chaque montant avec sa règle, son calcul et sa source", "every amount with its rule, arithmetic and source"}, answers},
    {"--format", "", "F", Takes::value, {"text, json, csv, markdown ou html", "text, json, csv, markdown or html"}, answers},
    {"--title", "", "TEXT", Takes::value, {"titre de la page (text, markdown, html)", "heading of the page (text, markdown, html)"}, answers},
    {"--output", "-o", "FILE", Takes::value, {"écrire dans FILE, dont la fin choisit le format ; - : sortie standard", "write to FILE, whose ending sets the format; -: standard output"}},
    {"--columns", "", "LIST", Takes::value, {"colonnes à écrire, séparées par des virgules", "columns to write, separated by commas"}, batches},
    {"--rejects", "", "FILE", Takes::value, {"écrire les lignes refusées dans FILE (TSV)", "write refused rows to FILE (TSV)"}, batches},
    {"--max-errors", "", "N", Takes::value, {"s'arrêter après plus de N lignes refusées", "stop after more than N refused rows"}, batches},
    {"--threads", "", "N", Takes::value, {"nombre de fils d'exécution (défaut : tous)", "number of threads (default: all)"}, batches},
    {"--summary", "", "F", Takes::value, {"sommes et moyennes sur la sortie d'erreur : text (défaut) ou json", "sums and means to standard error: text (default) or json"}, batches},
    {"--summary-by", "", "COL,…", Takes::value, {"les mêmes par groupe de ces colonnes", "the same by group of these columns"}, batches},
    {"--rules-dir", "", "DIR", Takes::values, {"d'autres fichiers de règles par-dessus (aussi RACPSY_RULES)", "more rule files over the embedded ones (also RACPSY_RULES)"}},
    {"--strict", "", "", Takes::nothing, {"refuser tout chiffre supposé, déduit, fragile, non vérifié ou inconnu", "refuse any figure assumed, inferred, weak, unverified or unknown"}},
    {"--today", "", "DATE", Takes::value, {"date à prendre pour aujourd'hui", "stands for today"}},
    {"--lang", "", "fr/en", Takes::value, {"langue (défaut : celle de l'environnement)", "language (default: from the environment)"}},
    {"--color", "", "WHEN", Takes::value, {"couleurs : auto, always ou never", "colours: auto, always or never"}},
    {"--help", "-h", "", Takes::nothing, {"cette aide", "this help"}},
    {"--version", "-V", "", Takes::nothing, {"version du moteur et empreinte des règles", "version of the engine and digest of the rules"}},
};

// What reads otherwise in `compare`, where these are lists.
constexpr Option lists_of_compare[] = {
    {"--route", "", "ID,…", Takes::value, {"dispositifs ; fr, be : ceux du pays qui sont ouverts (défaut : fr)", "routes; fr, be: those of the country that are open (default: fr)"}},
    {"--rules", "", "V,…", Takes::value, {"versions des règles : auto (selon la date) ou leurs noms", "versions of the rules: auto (by date) or their names"}},
    {"--calendar", "", "C,…", Takes::value, {"applied (ce qui a été fait), legal (ce que disaient les textes)", "applied (what was done), legal (what the texts said)"}},
    {"--coverage", "", "LIST,…", Takes::value, {"droits, ceux d'une même personne joints par + : standard,c2s,ald+alsace_moselle", "rights, those of one person joined by +: standard,c2s,ald+alsace_moselle"}},
    {"--complementary", "", "C,…", Takes::value, {"mutuelles : none, responsible ou des contrats en fichiers *.toml", "complementary insurances: none, responsible or contract files *.toml"}},
    {"--sessions", "", "N", Takes::value, {"nombre de séances (défaut : le plafond de chaque dispositif)", "number of sessions (default: the cap of each route)"}},
    {"--explain", "", "", Takes::nothing, {"avec --format json : chaque montant avec sa règle et sa source", "with --format json: every amount with its rule and source"}},
};

// What reads otherwise in `batch`, where options speak for rows that do not speak for themselves.
constexpr Option defaults_of_batch[] = {
    {"--complementary", "", "C", Takes::value, {"mutuelle : none, responsible ou un contrat en fichier *.toml (« file » dans une cellule)", "complementary insurance: none, responsible or a contract file *.toml (“file” in a cell)"}},
    {"--sessions", "", "N", Takes::value, {"nombre de séances d'une ligne (défaut : le plafond)", "number of sessions of a row (default: the cap)"}},
    {"--first", "", "DATE", Takes::value, {"première séance d'une ligne, AAAA-MM-JJ", "first session of a row, YYYY-MM-DD"}},
    {"--output", "-o", "FILE", Takes::value, {"écrire le CSV dans FILE, complet ou absent ; - : sortie standard", "write the CSV to FILE, complete or absent; -: standard output"}},
};

const Option& as_read_by(const std::string& command, const Option& option) {
  const std::span<const Option> others = command == "compare" ? std::span<const Option>{lists_of_compare}
                                         : command == "batch" ? std::span<const Option>{defaults_of_batch}
                                                              : std::span<const Option>{};
  const auto at = std::find_if(others.begin(), others.end(), [&](const Option& o) { return o.name == option.name; });
  return at == others.end() ? option : *at;
}

const std::vector<std::string> commands{"calc", "compare", "batch", "rules"};

const Option* find_option(std::string_view token) {
  token = token.substr(0, token.starts_with("--") ? token.find('=') : std::string_view::npos);
  for (const Option& o : options) {
    if (token == o.name || (!o.letter.empty() && token == o.letter)) return &o;
  }
  return nullptr;
}

// The first option of the line whose value is missing, if there is one.
const Option* without_value(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view token = argv[i];
    const Option* option = find_option(token);
    if (token == "--") return nullptr;
    if (option == nullptr || option->takes == Takes::nothing) continue;
    if (token.starts_with("--") && token.ends_with('=')) return option;
    if (token.find('=') != std::string_view::npos) continue;
    if (i + 1 == argc || find_option(argv[i + 1]) != nullptr || std::string_view{argv[i + 1]} == "--") return option;
    ++i;
  }
  return nullptr;
}

UsageError unknown(const std::string& word, const std::string& command) {
  if (word.starts_with("-") && word.size() > 1) {
    std::vector<std::string> names;
    for (const Option& o : options) names.emplace_back(o.name);
    const std::string name = word.substr(0, word.find('='));
    const std::string_view best = nearest(name, names);
    return {say<words::unknown_option>(name), best.empty() ? say<words::see_help>() : say<words::did_you_mean>(best)};
  }
  if (command.empty()) {
    const std::string_view best = nearest(word, commands);
    return {say<words::unknown_command>(word), best.empty() ? say<words::see_help>() : say<words::did_you_mean>(best)};
  }
  return {say<words::unexpected_argument>(word), say<words::see_help>()};
}

// The first option given that this command does not take.
std::optional<UsageError> of_other_command(const Command& command) {
  const unsigned taken = command.name == "batch" ? batches : answers;
  if (command.name.empty() || command.name == "rules" || command.help) return std::nullopt;
  for (const Option& o : options) {
    const std::string name{o.name};
    if ((o.of & taken) == 0 && command.has(name)) return UsageError{say<words::option_of_other>(name, command.name), say<words::see_help_of>(command.name)};
  }
  return std::nullopt;
}

// Help names the default route, which the rules give.
std::string with_route(std::string_view text, const std::string& route) {
  std::string all{text};
  if (const std::size_t hole = all.find("{}"); hole != std::string::npos) all.replace(hole, 2, route);
  return all;
}

}  // namespace

namespace {

// An option whose value may be left out, and what it then is: the words as CLI11 is to see them.
std::vector<std::string> with_values(int argc, char** argv) {
  std::vector<std::string> words(argv, argv + argc);
  for (std::size_t i = 1; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] != "--summary") continue;
    const bool said = i + 1 < words.size() && (words[i + 1] == "text" || words[i + 1] == "json");
    words[i] += "=" + (said ? words[i + 1] : "text");
    if (said) words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return words;
}

}  // namespace

std::optional<UsageError> parse(int argc_given, char** argv_given, Command& into) {
  std::vector<std::string> spelled_out = with_values(argc_given, argv_given);
  std::vector<char*> pointers;
  for (std::string& word : spelled_out) pointers.push_back(word.data());
  const int argc = static_cast<int>(pointers.size());
  char** const argv = pointers.data();
  // The command is the first word that is neither an option nor the value of one.
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::map<std::string, std::vector<std::string>> given;
  std::map<std::string, bool> flags;
  for (const Option& o : options) {
    const std::string name{o.name};
    const std::string spelled = o.letter.empty() ? name : std::string{o.letter} + "," + name;
    if (o.takes == Takes::nothing) {
      app.add_flag(spelled, flags[name]);
    } else {
      app.add_option(spelled, given[name])->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
  if (const Option* o = without_value(argc, argv)) {
    return UsageError{say<words::missing_value>(o->name, o->value), say<words::see_help>()};
  }
  // What stands after "--" is no option, whatever it looks like.
  const int end = static_cast<int>(std::find(argv, argv + argc, std::string_view{"--"}) - argv);
  try {
    app.parse(end, argv);
  } catch (const CLI::ParseError& error) {
    return UsageError{say<words::not_understood>(error.what()), say<words::see_help>()};
  }
  for (const Option& o : options) {
    const std::string name{o.name};
    if (o.takes == Takes::values && !given[name].empty()) into.lists[name] = given[name];
    if (o.takes == Takes::value && !given[name].empty()) {
      // One of two values would be dropped in silence.
      if (given[name].size() > 1) return UsageError{say<words::given_twice>(name, given[name][0], given[name][1]), say<words::join_list>()};
      into.values[name] = given[name].back();
    }
    if (o.takes == Takes::nothing && flags[name]) into.values[name] = "";
  }
  into.help = into.values.contains("--help");
  into.version = into.values.contains("--version");
  std::vector<std::string> words = app.remaining();
  for (std::string& word : words) {
    const bool option = word.starts_with("-") && word.size() > 1;
    const bool command = into.name.empty() && std::find(commands.begin(), commands.end(), word) != commands.end();
    if (option || (into.name.empty() && !command)) return unknown(word, into.name);
    if (command) into.name = std::move(word);
    else into.files.push_back(std::move(word));
  }
  if (const std::optional<UsageError> error = of_other_command(into)) return error;
  for (int i = end + 1; i < argc; ++i) {
    if (into.name.empty()) return unknown(argv[i], into.name);
    into.files.emplace_back(argv[i]);
  }
  return std::nullopt;
}

std::string help(const std::string& command, const std::string& route, Lang lang) {
  std::string out;
  if (command.empty()) {
    out += words::help_program.in(lang);
  } else if (command == "rules") {
    out += words::help_rules.in(lang);
  } else {
    const Message& head = command == "compare" ? words::help_compare : command == "batch" ? words::help_batch : words::help_calc;
    out += with_route(head.in(lang), route);
    const unsigned taken = command == "batch" ? batches : answers;
    Grid grid{{false, false}, {}};
    for (const Option& any : options) {
      if ((any.of & taken) == 0) continue;
      const Option& o = as_read_by(command, any);
      std::string left(2, ' ');
      if (!o.letter.empty()) left.append(o.letter).append(", ");
      left.append(o.name);
      if (!o.value.empty()) left.append(" ").append(o.value);
      std::string right = with_route(o.help.in(lang), route);
      grid.rows.push_back({std::move(left), std::move(right)});
    }
    for (const std::string& line : grid.lines()) out += line + "\n";
    out += (command == "batch" ? words::help_exit_batch : words::help_exit).in(lang);
  }
  return out;
}

}  // namespace racpsy::cli
