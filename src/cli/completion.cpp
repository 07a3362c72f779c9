#include "cli/completion.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>

#include "cli/answer_output.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/places.hpp"
#include "cli/source.hpp"
#include "racpsy/batch/plan.hpp"
#include "racpsy/rules/catalogue.hpp"

namespace racpsy::cli {
namespace {

class Completer {
 public:
  Completer(std::span<const std::string> words, Lang lang)
      : lang_(lang),
        current_(words.empty() ? "" : words.back()) {
    if (!words.empty()) read(words.first(words.size() - 1));
  }

  std::vector<Candidate> all() {
    const std::size_t equals = current_.find('=');
    if (open_ == nullptr && current_.starts_with("--") && equals != std::string::npos) {
      open_ = find_option(current_);
      before_ = current_.substr(0, equals + 1);
    }
    if (open_ != nullptr) value(command_ == nullptr ? *open_ : as_read_by(command_->bit, *open_));
    else if (current_.starts_with("-")) options();
    else if (command_ == nullptr) commands(all_commands());
    else arguments();
    return std::move(candidates_);
  }

 private:
  // Reads the words before the last: command, arguments, options and values. Sets `open_` to an
  // option that still lacks its value.
  void read(std::span<const std::string> words) {
    for (const std::string& word : words) {
      const Option* option = open_ == nullptr ? find_option(word) : nullptr;
      if (open_ != nullptr) {
        given_[std::string{open_->name}].push_back(word);
        open_ = nullptr;
      } else if (option != nullptr) {
        const std::size_t equals = word.find('=');
        if (option->arity == Arity::nothing || equals != std::string::npos)
          given_[std::string{option->name}].push_back(
              equals == std::string::npos ? "" : word.substr(equals + 1));
        else open_ = option;
      } else if (command_ == nullptr) {
        command_ = find_command(word);
      } else {
        files_.push_back(word);
      }
    }
  }

  // Returns the rules, including those of --rules-dir; null if they do not load.
  Catalogue* rules() {
    if (!catalogue_) {
      Command command;
      if (given_.contains("--rules-dir")) command.lists["--rules-dir"] = given_["--rules-dir"];
      Result<Catalogue> opened = Catalogue::open(rule_folders(command));
      if (opened) catalogue_ = std::move(*opened);
    }
    return catalogue_ ? &*catalogue_ : nullptr;
  }

  std::vector<const Route*> routes(const std::function<bool(const std::string&)>& wanted) {
    std::vector<const Route*> all;
    if (rules() == nullptr) return all;
    for (const std::string& id : rules()->routes()) {
      if (!wanted(id)) continue;
      if (const Result<const Route*> route = rules()->route(id)) all.push_back(*route);
    }
    return all;
  }

  // Returns the routes named on the line, where a country stands for its routes; else the default.
  std::vector<const Route*> routes_named() {
    std::vector<std::string> names;
    for (const std::string option : {"--route", "--country"}) {
      if (!given_.contains(option)) continue;
      for (const std::string& name : parts_of(given_[option].back(), ',')) names.push_back(name);
    }
    if (names.empty() && rules() != nullptr)
      names = {command_ != nullptr && command_->bit == of_compare
                   ? country_code(rules()->default_route())
                   : rules()->default_route()};
    return routes([&](const std::string& id) {
      return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return id == name || id.starts_with(name + "/");
      });
    });
  }

  // Adds a candidate for the last word, or for its last part (see `joined`).
  void offer(const std::string& word, std::string description = {}) {
    const std::string whole = before_ + word;
    const auto known = [&](const Candidate& c) { return c.word == whole; };
    if (whole.starts_with(current_) && std::none_of(candidates_.begin(), candidates_.end(), known))
      candidates_.push_back({whole, std::move(description)});
  }
  void ask_shell(std::string_view what) { candidates_.push_back({std::string{what}, {}}); }

  // Restricts completion to the part of the last word after the last of these separators.
  void joined(std::string_view by) {
    const std::size_t last = current_.find_last_of(by);
    if (last != std::string::npos && last >= before_.size()) before_ = current_.substr(0, last + 1);
  }

  void commands(std::span<const CommandWords> all) {
    for (const CommandWords& c : all) offer(std::string{c.name}, std::string{c.summary.in(lang_)});
  }

  void options() {
    for (const Option& any : all_options()) {
      const bool taken = command_ == nullptr ? any.commands == of_all || any.commands == 0
                                             : (any.commands & command_->bit) != 0;
      const Option& o = command_ == nullptr ? any : as_read_by(command_->bit, any);
      if (!taken || (given_.contains(std::string{o.name}) && o.arity != Arity::values)) continue;
      offer(std::string{o.name},
            with_route(o.help.in(lang_), rules() == nullptr ? "" : rules()->default_route()));
    }
  }

  void arguments() {
    if (command_->bit == of_calc) return ask_shell(":toml");
    if (command_->bit == of_batch) return files_.empty() ? ask_shell(":file") : void();
    if (command_->name == "help" && files_.empty()) return commands(all_commands());
    if (command_->name == "help" && files_.size() == 1 && files_[0] == "rules")
      return commands(all_rules_commands());
    if (command_->bit == of_contract && files_.empty()) return offer("new"), offer("check");
    if (command_->bit == of_contract && files_[0] == "check") return ask_shell(":toml");
    if (command_->bit == of_sql && files_.empty()) return all_routes();
    if (command_->bit != of_rules) return;
    if (files_.empty()) return commands(all_rules_commands());
    if (files_[0] == "check") return ask_shell(":folder");
    if (files_[0] == "diff" ? files_.size() <= 2 : files_[0] == "show" && files_.size() == 1)
      route_and_version(files_[0] == "diff");
  }

  void all_routes() {
    for (const Route* route : routes([](const std::string&) { return true; }))
      offer(route->id, route->title.in(lang_));
  }

  void route_and_version(bool version_wanted) {
    const std::size_t at = current_.find('@');
    for (const Route* route : routes([&](const std::string& id) {
           return at == std::string::npos || id == current_.substr(0, at);
         })) {
      if (at == std::string::npos)
        offer(route->id + (version_wanted ? "@" : ""), route->title.in(lang_));
      else versions(*route, route->id + "@");
    }
  }

  void versions(const Route& route, const std::string& before = {}) {
    for (std::size_t v = 0; v < route.versions.size(); ++v)
      offer(before + route.versions[v].id, route.versions[v].title.in(lang_));
  }

  void value(const Option& option) {
    const bool list = option.value.ends_with("…");
    if (list) joined(",");
    switch (option.value_kind) {
      case ValueKind::text: break;
      case ValueKind::word:
        for (const std::string& word : words_in(option.words)) offer(word);
        break;
      case ValueKind::country:
        if (rules() == nullptr) break;
        for (const std::string& id : rules()->routes()) offer(country_code(id));
        break;
      case ValueKind::route:
        if (list && rules() != nullptr) {
          for (const std::string& id : rules()->routes()) offer(country_code(id));
        }
        all_routes();
        break;
      case ValueKind::version:
        offer("auto");
        for (const Route* route : routes_named()) versions(*route);
        break;
      case ValueKind::fact: fact(option.name.substr(2), list ? "+," : "+"); break;
      case ValueKind::contract:
        fact(option.name.substr(2), ",");
        ask_shell(":toml");
        break;
      case ValueKind::any_fact: any_fact(); break;
      case ValueKind::file: ask_shell(":file"); break;
      case ValueKind::folder: ask_shell(":folder"); break;
      case ValueKind::date:
        offer(iso(Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}));
        break;
      case ValueKind::pace:
        for (const char* pace : {"1w", "2w", "1m", "1d"}) offer(pace);
        break;
      case ValueKind::columns: columns(option.name == "--columns"); break;
    }
  }

  // Adds the values of a fact, as the routes of the line define it.
  void fact(std::string_view name, std::string_view joined_by) {
    for (const Route* route : routes_named()) {
      const Fact* known = route->fact(std::string{name});
      if (known == nullptr) continue;
      if (known->type == Fact::Type::set) joined(joined_by);
      const bool several = before_.ends_with('+');
      if (!known->empty.empty() && !several) offer(known->empty, known->empty_title.in(lang_));
      const std::vector<std::string> present =
          several ? words_in(std::string_view{before_}.substr(before_.find_last_of(",=") + 1), '+')
                  : std::vector<std::string>{};
      for (const FactValue& v : known->values) {
        if (std::find(present.begin(), present.end(), v.token) == present.end())
          offer(v.token, v.title.in(lang_));
      }
    }
  }

  void any_fact() {
    const std::size_t equals = current_.find('=', before_.size());
    if (equals != std::string::npos) {
      const std::string name = current_.substr(before_.size(), equals - before_.size());
      before_ = current_.substr(0, equals + 1);
      return fact(name, "+");
    }
    for (const Route* route : routes_named()) {
      for (const Fact& known : route->facts) offer(known.name + "=", known.title.in(lang_));
    }
  }

  // Returns the header of a regular file; empty for streams, which would block.
  static std::string first_line(const std::string& path) {
    if (!is_file(path)) return {};
    const Source source{path};
    if (source.error() != 0 || source.format() != FileFormat::text) return {};
    batch::Blocks blocks{source.reader(), {}, 1 << 16, batch::any_separator};
    return blocks.header().value_or("");
  }

  // Adds the columns of the input file on the line and, with `computed`, those of the output.
  void columns(bool computed) {
    joined(",");
    std::string header = files_.empty() ? std::string{} : first_line(files_.front());
    const std::string delimiter =
        given_.contains("--delimiter") ? given_["--delimiter"].back() : "";
    std::replace_if(
        header.begin(), header.end(),
        [&](char c) {
          return c == ';' || c == '\t' || c == '\r' || c == '\n' ||
                 delimiter == std::string_view{&c, 1};
        },
        ',');
    std::erase(header, '"');
    for (const std::string& name : words_in(printable(header), ',')) offer(name);
    if (!computed) return;
    for (const std::string_view name : batch::computed_columns()) offer(std::string{name});
  }

  Lang lang_;
  std::string current_;
  std::string before_;  // text before the part of `current_` to complete
  const CommandWords* command_ = nullptr;
  const Option* open_ = nullptr;
  std::map<std::string, std::vector<std::string>> given_;
  std::vector<std::string> files_;
  std::optional<Catalogue> catalogue_;
  std::vector<Candidate> candidates_;
};

constexpr std::string_view bash =
    R"sh(# bash completion for racpsy: the program itself knows what may follow.
_racpsy() {
  local line=${COMP_LINE:0:COMP_POINT} candidate rest prefix="" breaks=${COMP_WORDBREAKS//[^=:]/}
  local -a typed
  read -ra typed <<<"$line"
  [[ $line == *[[:space:]] ]] && typed+=("")
  local word=${typed[${#typed[@]}-1]}
  # Readline takes "=" for the end of a word: what stands before it is there already.
  [[ -n $breaks ]] && prefix=${word%"${word##*[$breaks]}"}
  # It takes "@" for the beginning of one.
  [[ $COMP_WORDBREAKS == *@* && $word == *@* ]] && prefix=${word%@*}
  rest=$word
  [[ $word == --*=* ]] && rest=${word#*=}
  COMPREPLY=()
  while IFS=$'\t' read -r candidate _; do
    case $candidate in
      :file) compopt -o filenames; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$rest") ;;
      :toml) compopt -o filenames; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -X '!*.toml' -- "$rest"; compgen -d -- "$rest") ;;
      :folder) compopt -o filenames; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$rest") ;;
      *[=@]) compopt -o nospace; COMPREPLY+=("${candidate#"$prefix"}") ;;
      *) COMPREPLY+=("${candidate#"$prefix"}") ;;
    esac
  done < <("${typed[0]}" __complete "${typed[@]:1}" 2>/dev/null)
}
complete -F _racpsy racpsy
)sh";

constexpr std::string_view zsh = R"sh(#compdef racpsy
# zsh completion for racpsy: the program itself knows what may follow.
_racpsy() {
  local line word prefix=""
  local -a whole begun
  # Values after "--option=" are completed alone.
  if [[ $PREFIX == --*=* ]]; then
    prefix=${PREFIX%%=*}=
    compset -P 1 '*='
  fi
  for line in ${(f)"$(${(Q)words[1]} __complete ${(Q)words[2,CURRENT-1]} "${(Q)words[CURRENT]}" 2>/dev/null)"}; do
    word=${${line%%$'\t'*}#$prefix}
    case $word in
      :file) _files ;;
      :toml) _files -g '*.toml' ;;
      :folder) _files -/ ;;
      *[=@]) begun+=("${word//:/\\:}:${line#*$'\t'}") ;;
      *) whole+=("${word//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  (( $#whole )) && _describe -t values racpsy whole
  (( $#begun )) && _describe -t values racpsy begun -S ''
  return 0
}
if [[ ${funcstack[1]} == _racpsy ]]; then _racpsy "$@"; else compdef _racpsy racpsy; fi
)sh";

constexpr std::string_view fish =
    R"sh(# fish completion for racpsy: the program itself knows what may follow.
function __racpsy_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    for line in ($typed[1] __complete $typed[2..] "$current" 2>/dev/null)
        switch $line
            case ':file*'
                __fish_complete_path "$current"
            case ':toml*'
                __fish_complete_suffix .toml
            case ':folder*'
                __fish_complete_directories "$current"
            case '*'
                echo $line
        end
    end
end
complete -c racpsy -f -a '(__racpsy_complete)'
)sh";

}  // namespace

std::vector<Candidate> completions(std::span<const std::string> words, Lang lang) {
  return Completer{words, lang}.all();
}

app::Expected<int> complete(std::span<const std::string> words, Lang lang) {
  std::string out;
  for (const Candidate& c : completions(words, lang))
    out.append(printable(c.word))
        .append(c.description.empty() ? "" : "\t")
        .append(c.description)
        .append("\n");
  return write_answer(out, "-");
}

std::string completion_script(const std::string& shell) {
  return std::string{shell == "bash" ? bash : shell == "zsh" ? zsh : fish};
}

}  // namespace racpsy::cli
