// Extracts of health insurance data: columns that take sessions back, births by month, dates in
// other formats, and columns with other names.
#include <doctest/doctest.h>

#include <random>

#include "batch_run.hpp"

using namespace racpsy;
using namespace racpsy::test;

namespace {

const Route& usual() { return **embedded().route("fr/mon-soutien-psy"); }

const std::vector<std::string> asked{"patient",   "date",          "outcome",  "version",    "rank",
                                     "amo_cents", "patient_cents", "sessions", "price_cents"};

std::string iso_day(int days) { return iso(add_days(Date{2023, 11, 6}, days)); }

// A file with annulments, and the same without them and what they take back.
struct Annulled {
  std::string all = "patient,date,mode,quantity\n";
  std::string left = "patient,date,mode\n";
  std::size_t removed = 0;
};

Annulled random_annulments(unsigned seed, int patients) {
  std::mt19937 random{seed};
  const auto below = [&](int most) {
    return static_cast<int>(random() % static_cast<unsigned>(most));
  };
  Annulled file;
  for (int p = 1; p <= patients; ++p) {
    struct Line {
      std::string text;
      bool stays = true;
    };
    std::vector<Line> lines;
    std::string annulments[2];
    int day = below(400);
    for (int i = 0, sessions = below(16); i < sessions; ++i) {
      const std::string text =
          std::to_string(p) + "," + iso_day(day) + (day % 3 == 0 ? ",remote" : ",in_person");
      // The rows of a day are equal: whichever is taken back, the same rows are left.
      const bool annulled = below(4) == 0;
      lines.push_back({text, !annulled});
      if (annulled) {
        annulments[below(2)] += text + ",-1\n";  // first of all the patient's rows, or last
        file.removed += 2;
      }
      if (below(10) == 0) {
        lines.push_back({text + ",0", false});
        ++file.removed;
      }
      if (below(3) != 0) day += 1 + below(40);
    }
    file.all += annulments[0];
    for (const Line& line : lines) {
      const bool zero = line.text.ends_with(",0");
      file.all += line.text + (zero ? "\n" : below(2) == 0 ? ",1\n" : ",\n");
      if (line.stays) file.left += line.text + "\n";
    }
    file.all += annulments[1];
  }
  return file;
}

std::vector<std::vector<std::string>> sessions_of(const RunOutput& ran, std::size_t outcome = 2) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : ran.rows) {
    if (row[outcome] != "annulled" && row[outcome] != "no_session") rows.push_back(row);
  }
  return rows;
}

}  // namespace

TEST_CASE("extracts: annulled sessions are as if they were not in the file") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    const Annulled file = random_annulments(seed, 30);
    csv::Setup setup = setup_for(usual(), asked);
    const RunOutput whole = run(setup, file.all), left = run(setup, file.left);
    CHECK(whole.rejects.empty());
    CHECK(left.rejects.empty());
    CHECK(sessions_of(whole) == left.rows);
    CHECK(whole.rows.size() == left.rows.size() + file.removed);
    CHECK(whole.result.no_sessions == file.removed);
    for (const std::size_t block : {1UL, 100UL, 3'000UL}) {
      CAPTURE(block);
      CHECK(run(setup, file.all, {3, block, 50, false}).out == whole.out);
      CHECK(run(setup, file.all, {1, block, 50, false, ~std::uint64_t{0}, true}).out == whole.out);
    }
    setup.summary = true;
    const RunOutput summed = run(setup, file.all), summed_left = run(setup, file.left);
    CHECK(summed.out == whole.out);
    CHECK(summed.result.units == summed_left.result.units);
    const csv::Totals& a = summed.result.scenarios[0].totals;
    const csv::Totals& b = summed_left.result.scenarios[0].totals;
    CHECK((a.rows == b.rows && a.sessions == b.sessions && a.covered == b.covered));
  }
}

TEST_CASE("extracts: a quantity stands for so many rows") {
  const csv::Setup setup = setup_for(usual(), {"rank", "sessions", "price_cents", "patient_cents"});
  const RunOutput several = run(setup,
                                "patient,date,quantity\n"
                                "1,2026-01-05,1\n1,2026-01-12,3\n1,2026-01-12,-1\n"
                                "1,2026-01-19,2\n1,2026-01-19,-2\n1,2026-01-26,1.0\n");
  CHECK(several.rejects.empty());
  const RunOutput rows = run(setup,
                             "patient,date\n"
                             "1,2026-01-05\n1,2026-01-12\n1,2026-01-12\n1,2026-01-26\n");
  REQUIRE(several.rows.size() == 6);
  REQUIRE(rows.rows.size() == 4);
  CHECK(several.rows[0] == rows.rows[0]);
  CHECK(several.rows[1][1] == "2");
  CHECK(several.rows[5] == rows.rows[3]);
  for (const std::size_t none : {2U, 3U, 4U})
    CHECK(several.rows[none] == std::vector<std::string>{"", "", "", ""});
}

TEST_CASE("extracts: annulments without their session, and quantities that are none") {
  const auto rejects = [](const std::string& rows) {
    return run(setup_for(usual()), "patient,date,coverage,fee_cents,quantity\n" + rows).rejects;
  };
  using List = std::vector<std::string>;
  CHECK(rejects("1,2026-01-05,,,1\n1,2026-01-06,,,-1\n") == List{"3 nothing_to_annul"});
  CHECK(rejects("1,2026-01-05,c2s,,1\n1,2026-01-05,ame,,-1\n") == List{"3 nothing_to_annul"});
  CHECK(rejects("1,2026-01-05,,6000,1\n1,2026-01-05,,-6000,-1\n").empty());
  CHECK(rejects("1,2026-01-05,,6000,1\n1,2026-01-05,,-5000,-1\n") == List{"3 nothing_to_annul"});
  CHECK(rejects("1,2026-01-05,,,1\n2,2026-01-05,,,-1\n") == List{"3 nothing_to_annul"});
  // What a refused annulment would have taken back in part stays.
  CHECK(rejects("1,2026-01-05,,,1\n1,2026-01-05,,,-2\n1,2026-01-12,,,1\n") ==
        List{"3 nothing_to_annul", "4 after_refused"});
  CHECK(rejects("1,2026-01-05,,,x\n") == List{"2 not_a_number"});
  CHECK(rejects("1,2026-01-05,,,1.5\n") == List{"2 not_a_number"});
  CHECK(rejects("1,2026-01-05,,,10001\n") == List{"2 not_a_number"});
  CHECK(rejects("1,05/01/2026,,,-1\n") == List{"2 not_a_date"});
}

TEST_CASE("extracts: all scenarios annul the same rows") {
  const Annulled file = random_annulments(7, 60);
  csv::Setup first = setup_for(usual(), {"patient", "date", "outcome", "patient_cents"});
  first.scenarios = {"a", "b"};
  csv::Setup second = first;
  second.scenario = 1;
  for (const Version& version : usual().versions) {
    if (version.id == "2022") second.selection.pinned = &version;
  }
  REQUIRE(second.selection.pinned != nullptr);
  const std::vector<csv::Setup> both{first, second};
  CHECK(sessions_of(run(both, file.all)) == run(both, file.left).rows);
}

TEST_CASE("extracts: a month or a year of birth is answered where the day does not matter") {
  std::mt19937 random{3};
  int answered = 0, refused = 0;
  for (int i = 0; i < 200; ++i) {
    const int year = 2004 + static_cast<int>(random() % 22),
              month = 1 + static_cast<int>(random() % 12);
    const bool whole_year = i % 4 == 0;
    const Date month_begin{year, static_cast<unsigned>(month), 1};
    const std::string born = iso(month_begin).substr(0, whole_year ? 4 : 7);
    const Date first = whole_year ? Date{year, 1, 1} : month_begin;
    const Date last = add_days(add_months(first, whole_year ? 12 : 1), -1);
    const bool of_years = i % 3 == 0;
    const int day = static_cast<int>(random() % 1'100);
    const auto file = [&](const std::string& birth) {
      return of_years ? "year,born,sessions\n2025," + birth + ",4\n"
                      : "patient,date,born\n1," + iso_day(day) + "," + birth + "\n1," +
                            iso_day(day + 30) + "," + birth + "\n";
    };
    const csv::Setup setup = setup_for(usual(), {"outcome", "amo_cents", "patient_cents"});
    const RunOutput by_month = run(setup, file(born));
    CAPTURE(file(born));
    if (!by_month.rejects.empty()) {
      ++refused;
      const std::string& why = by_month.rejects.front();
      const bool known_reason =
          why.ends_with(of_years ? "give_first" : "give_birthday") || why.ends_with("not_born");
      CHECK(known_reason);
      continue;
    }
    ++answered;
    for (Date birth = first; birth <= last;
         birth = add_days(birth, birth == last || !whole_year ? 1 : 13))
      CHECK(run(setup, file(iso(birth))).out == by_month.out);
  }
  CHECK(answered > 100);
  CHECK(refused > 10);
  const csv::Setup setup = setup_for(usual());
  // Three years old on 15 March 2026, or not: the route is open from 3 on.
  const std::string rows = "patient,date,born\n1,2026-03-15,";
  using List = std::vector<std::string>;
  CHECK(run(setup, rows + "2023-03\n").rejects == List{"2 give_birthday"});
  CHECK(run(setup, rows + "2023-02\n").rejects.empty());
  CHECK(run(setup, rows + "2023\n").rejects == List{"2 give_birthday"});
  CHECK(run(setup, rows + "1990\n").rejects.empty());
  CHECK(run(setup, rows + "2026-03\n").rejects == List{"2 give_birthday"});
  CHECK(run(setup, rows + "2026-04\n").rejects == List{"2 not_born"});
  CHECK(run(setup, rows + "1990-13\n").rejects == List{"2 not_a_date"});
  CHECK(run(setup, rows + "1899\n").rejects == List{"2 not_a_date"});
}

TEST_CASE("extracts: formats of dates") {
  const auto rewritten = [](const std::string& format, const std::string& cell) {
    const std::optional<csv::DateFormat> read = csv::DateFormat::read(format);
    REQUIRE(read);
    return read->rewritten(cell);
  };
  CHECK(rewritten("dd/mm/yyyy", "02/03/2026") == "2026-03-02");
  CHECK(rewritten("jj/mm/aaaa", "02/03/2026") == "2026-03-02");
  CHECK(rewritten("DD/MM/JJJJ", "02/03/2026") == "2026-03-02");
  CHECK(rewritten("mm/dd/yyyy", "02/03/2026") == "2026-02-03");
  CHECK(rewritten("d/m/yyyy", "2/3/2026") == "2026-03-02");
  CHECK(rewritten("d/m/yyyy", "12/11/2026") == "2026-11-12");
  CHECK(rewritten("yyyymmdd", "20260302") == "2026-03-02");
  CHECK(rewritten("ddmmmyyyy", "02MAR2026") == "2026-03-02");
  CHECK(rewritten("d mmm yyyy", "2 août 2026") == "2026-08-02");
  CHECK(rewritten("dd/mm/yyyy", "03/2026") == "2026-03");
  CHECK(rewritten("yyyymmdd", "202603") == "2026-03");
  CHECK(rewritten("ddmmmyyyy", "MAR2026") == "2026-03");
  CHECK(rewritten("dd/mm/yyyy", "1992") == "1992");
  // One digit between separators; a time of day that is midnight.
  CHECK(rewritten("dd/mm/yyyy", "2/3/2026") == "2026-03-02");
  CHECK(rewritten("ddmmmyyyy", "2MAR2026") == "2026-03-02");
  CHECK(rewritten("dd/mm/yyyy", "3/2026") == "2026-03");
  CHECK(rewritten("dd/mm/yyyy", "2/3/2026 0:00") == "2026-03-02");
  CHECK(rewritten("dd/mm/yyyy", "2/3/2026 12:00:00 AM") == "2026-03-02");
  CHECK(rewritten("ddmmmyyyy", "02MAR2026:00:00:00") == "2026-03-02");
  CHECK(rewritten("yyyymmdd", "20260302:00:00:00.000") == "2026-03-02");
  CHECK(rewritten("yyyy-mm-dd", "2026-03-02T00:00:00Z") == "2026-03-02");
  for (const char* wrong : {"2026-03-02", "02/03/26", "02/03/2026 ", "02-03-2026", "x", "/3/2026",
                            "002/3/2026", "2/3/2026 0:01", "2/3/2026 00:00:01", "2/3/2026 24:00",
                            "2/3/2026 12:00:00 PM", "2/3/2026 00", "2/3/2026 00:00 x",
                            "2/3/2026 00:00:00.001", "2/3/2026T00:00+02:00", " 00:00", ":00:00"})
    CHECK(rewritten("dd/mm/yyyy", wrong) == "?");
  CHECK(rewritten("yyyymmdd", "2026032") == "?");
  CHECK(rewritten("ddmmmyyyy", "02MAR2026:12:00:00") == "?");
  for (const char* wrong :
       {"", "dd", "dd/mm", "dd/mm/yy", "ddd/mm/yyyy", "dd/mm/yyyy/", "/dd/mm/yyyy", "dd//mm/yyyy",
        "dmyyyy", "dd/dd/yyyy", "dd/mmmm/yyyy", "%d/%m/%Y"})
    CHECK(!csv::DateFormat::read(wrong));
  using List = std::vector<std::string>;
  CHECK(csv::date_formats_of("02/03/2026") == List{"dd/mm/yyyy", "mm/dd/yyyy"});
  CHECK(csv::date_formats_of("25/03/2026") == List{"dd/mm/yyyy"});
  CHECK(csv::date_formats_of("02MAR2026") == List{"ddmmmyyyy"});
  CHECK(csv::date_formats_of("20260302") == List{"yyyymmdd"});
  CHECK(csv::date_formats_of("2026-03-32").empty());
}

TEST_CASE("extracts: dates in another format give the same answers, and are copied as they are") {
  csv::Setup setup = setup_for(usual(), {"patient", "outcome", "rank", "patient_cents", "date"});
  const auto file = [](auto date) {
    std::string text = "patient,born,quantity,date\n";
    for (int p = 1; p < 30; ++p) {
      for (int i = 0; i < 15; ++i)
        text += std::to_string(p) + "," +
                date(Date{2022 + p % 3, 2, static_cast<unsigned>(3 + p % 20)}) + "," +
                (i == 3 ? "\"2\"" : "1") + "," + date(add_days(Date{2024, 5, 6}, i * p)) + "\n";
    }
    return text;
  };
  const auto french = [](Date day) {
    const std::string text = iso(day);
    return text.substr(8, 2) + "/" + text.substr(5, 2) + "/" + text.substr(0, 4);
  };
  const RunOutput plain = run(setup, file([](Date day) { return iso(day); }));
  CHECK(plain.rows.size() > 300);
  setup.dates = csv::DateFormat::read("dd/mm/yyyy");
  const RunOutput other = run(setup, file(french));
  REQUIRE(other.rows.size() == plain.rows.size());
  CHECK(other.rejects == plain.rejects);
  for (std::size_t i = 0; i < plain.rows.size(); ++i) {
    std::vector<std::string> row = plain.rows[i];
    row[4] = french(*read_date(row[4]));
    CHECK(other.rows[i] == row);
  }
  CHECK(run(setup, "patient,date\n1,2026-03-02\n").rejects ==
        std::vector<std::string>{"2 not_a_date"});
  CHECK(run(setup, "patient,date\n1,31/02/2026\n").rejects ==
        std::vector<std::string>{"2 not_a_date"});
  const RunOutput years =
      run(setup_for(usual(), {"patient_cents"}), "first,sessions\n2026-03-02,3\n");
  setup.columns = {"patient_cents"};
  CHECK(run(setup, "first,sessions\n02/03/2026,3\n").rows == years.rows);
}

TEST_CASE("extracts: dates without a format may have one digit and a time of midnight") {
  const auto rejects = [](const std::string& date) {
    return run(setup_for(usual()), "patient,date\n1," + date + "\n").rejects;
  };
  for (const char* date : {"2026-3-2", "2026-03-02 00:00:00", "2026-03-02T00:00", "2026-3-2 0:00"})
    CHECK(rejects(date).empty());
  for (const char* date : {"2026-3", "2026-03-02 01:00", "2026-13-2", "2026-2-30", "26-3-2",
                           "2026-03-0200:00", "0000002026-3-2"})
    CHECK(rejects(date) == std::vector<std::string>{"2 not_a_date"});
}

TEST_CASE("extracts: a mapped column is one of that name") {
  csv::Setup setup = setup_for(usual(), {"patient_cents", "rank"});
  const std::string rows = "1,2026-01-05,c2s,A\n1,2026-01-12,c2s,B\n";
  const RunOutput plain = run(setup, "patient,date,coverage,x\n" + rows);
  setup.map = {
      {"Patient", "NIR"}, {"date", "jour soin"}, {"couverture", "droit ALD"}, {"", "age max"}};
  const RunOutput mapped = run(setup, "NIR,jour_soin,droit ALD,age max\n" + rows);
  REQUIRE(mapped.result.unusable.empty());
  CHECK(mapped.out == plain.out);
  CHECK(mapped.result.plan().ignored.empty());  // it is left out on purpose
  setup.columns = {"patient", "NIR", "nir", "coverage"};
  const RunOutput names = run(setup, "NIR,jour_soin,droit ALD,age max\n" + rows);
  CHECK(names.out.starts_with("patient,NIR,nir,coverage\n1,1,1,c2s\n"));
  const auto problem = [&](const std::vector<csv::MappedColumn>& map, const std::string& header) {
    csv::Setup wrong = setup_for(usual());
    wrong.map = map;
    const RunOutput ran = run(wrong, header + "\n");
    return ran.result.unusable.empty() ? std::string{}
                                       : ran.result.unusable.front().what.in(Lang::en);
  };
  CHECK(problem({{"patent", "a"}}, "a,date") == "--map: “patent” is not a known name");
  CHECK(problem({{"patient", "b"}}, "a,date") == "--map: the file has no column “b”");
  CHECK(problem({{"patient", "a"}, {"id", "a"}}, "a,date") ==
        "--map gives the column “a” two meanings");
  CHECK(problem({{"patient", "a"}}, "a,patient,date") ==
        "two columns give the same information: “a” and “patient”");
  CHECK(problem({{"patient", "a"}, {"id", "patient"}}, "a,patient,date").empty());
}
