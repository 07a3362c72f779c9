// Tests that every report has every format for people, and that its page is sound HTML.
#include "batch_run.hpp"

#include <set>

#include "cli/options.hpp"
#include "format/formats.hpp"
#include "racpsy/app/calculate.hpp"
#include "report/comparison.hpp"
#include "report/rules.hpp"
#include "report/summary.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

// Checks that elements nest, ids are unique and referred to, and tables are described: a caption,
// and a scope for each header.
void check_page(const std::string& page) {
  std::vector<std::string> open;
  std::multiset<std::string> ids, referred;
  const auto values = [](const std::string& tag, const std::string& name, auto& into) {
    for (std::size_t at = tag.find(name); at != std::string::npos; at = tag.find(name, at + 1)) {
      const std::size_t begin = at + name.size();
      for (const std::string& value :
           parts_of(tag.substr(begin, tag.find('"', begin) - begin), ' '))
        into.insert(value);
    }
  };
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    const std::string tag = page.substr(at + 1, page.find('>', at) - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" >"));
    values(tag, " id=\"", ids);
    values(tag, " href=\"#", referred);
    values(tag, " aria-labelledby=\"", referred);
    if (name == "th") CHECK(tag.find(" scope=\"") != std::string::npos);
    if (name == "table") CHECK(page.compare(page.find('>', at) + 2, 9, "<caption>") == 0);
    if (name.starts_with("/")) {
      REQUIRE(!open.empty());
      REQUIRE(open.back() == name.substr(1));
      open.pop_back();
    } else if (name != "!DOCTYPE" && name != "meta" && !tag.ends_with('/')) {
      open.push_back(name);
    }
  }
  CHECK(open.empty());
  CHECK(page.find("<caption></caption>") == std::string::npos);
  CHECK(page.find("<h1>") == page.rfind("<h1>"));
  // A wide table can be read on a narrow screen: its cells have the names of their columns.
  CHECK((page.find("stacked\">") == std::string::npos) ==
        (page.find("data-label=\"") == std::string::npos));
  for (const std::string& id : ids) CHECK(ids.count(id) == 1);
  for (const std::string& id : referred) CHECK(ids.count(id) == 1);
}

// Writes a report in every format for people and in both languages; each contains `figure`.
template <class DocumentIn>
void check_formats(DocumentIn document_in, const std::string& figure) {
  for (const Lang lang : languages) {
    for (const Format& format : formats) {
      if (!format.for_people()) continue;
      CAPTURE(format.name);
      const Report report{[&] { return document_in(lang); }};
      const std::string page = write(report, format, {}, false);
      CHECK(page.find(figure) != std::string::npos);
      if (format.name == "html") check_page(page);
    }
  }
}

app::Inputs inputs(std::map<std::string, std::string> values) {
  app::Inputs all;
  for (auto& [name, value] : values) all.values[name] = value;
  return all;
}

}  // namespace

TEST_CASE("reports: answers have every format for people") {
  const app::Inputs asked = inputs({{"--today", "2026-11-22"}, {"--first", "2026-12-07"}});
  const auto calculated = app::calculate(asked, embedded(), {true, true});
  REQUIRE(bool(calculated));
  const Answer& answer = calculated->answer;
  check_formats([&](Lang lang) { return statement_document(answer, lang, Detail::sheet); }, "50");

  auto compared = app::compare(asked, embedded(), {false, true});
  REQUIRE(bool(compared));
  Comparison& comparison = compared->comparison;
  label_statements(comparison);
  check_formats([&](Lang lang) { return comparison_document(comparison, lang); }, "50");
}

TEST_CASE("reports: rules have every format for people") {
  const Date today{2026, 11, 22};
  std::vector<const Route*> routes;
  for (const std::string& id : embedded().routes()) {
    const Route& route = *routes.emplace_back(&test::route(id));
    CAPTURE(id);
    for (std::size_t v = 0; v < route.versions.size(); ++v) {
      check_formats(
          [&](Lang lang) {
            return version_document({&route, v}, true, today, lang);
          },
          route.versions[v].id);
      if (v > 0)
        check_formats(
            [&](Lang lang) {
              return diff_document({&route, v - 1}, {&route, v}, lang);
            },
            route.versions[v].id);
    }
  }
  check_formats([&](Lang lang) { return list_document(routes, today, lang); }, "3114");
}

TEST_CASE("reports: the summary of a batch has every format for people") {
  csv::Setup setup = setup_for(test::route(), {"id", "patient_cents"});
  setup.summary = true;
  setup.by = {"coverage"};
  const RunOutput ran = test::run(setup, "id,year,sessions,coverage\n1,2025,12,\n2,2025,2,<c2s>\n");
  BatchSummary summary;
  const std::vector<csv::Setup> setups{setup};
  summary.setups = &setups;
  summary.result = &ran.result;
  summary.digests = {""};
  summary.notes = {untranslated("<b>note</b>")};
  check_formats([&](Lang lang) { return summary_document(summary, lang); }, "240");
  const std::string page = html_of(summary_document(summary, Lang::en));
  CHECK(page.find("&lt;b&gt;note") != std::string::npos);
}

TEST_CASE("reports: each command gives every format for people, and help names them") {
  for (const Format& format : formats) {
    CAPTURE(format.name);
    for (const auto& [name, action] : {std::pair{"calc", ""},
                                       {"compare", ""},
                                       {"rules", "show"},
                                       {"rules", "list"},
                                       {"rules", "diff"}}) {
      cli::Command command;
      command.name = name;
      command.files = {action};
      const std::vector<std::string> given = cli::words_in(cli::formats_given(command));
      CHECK((std::find(given.begin(), given.end(), format.name) != given.end()) ==
            (format.for_people() || format.form == as_json || command.name != "rules"));
    }
    for (const Lang lang : languages) {
      for (const char* option : {"--format", "--summary"}) {
        const cli::Option& read = *cli::find_option(option);
        if (read.words.find(format.name) == std::string_view::npos) continue;
        CHECK(read.help.in(lang).find(format.name) != std::string_view::npos);
      }
      const cli::Option& of_rules = cli::as_read_by(cli::of_rules, *cli::find_option("--format"));
      if (of_rules.words.find(format.name) != std::string_view::npos)
        CHECK(of_rules.help.in(lang).find(format.name) != std::string_view::npos);
    }
  }
}
