// The reference of the benchmark: a program written in an hour, with strings, a map of rates and
// streams, short enough to check against the rules of ../README.md.
//
//   naive w1|w2 IN OUT
#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

// The share of the compulsory insurance by coverage, in percent.
const std::unordered_map<std::string, int> rates{{"standard", 60},       {"c2s", 60},
                                                 {"alsace_moselle", 90}, {"ald", 100},
                                                 {"maternity", 100},     {"ame", 100}};

struct Shares {
  int amo = 0;
  int amc = 0;
  int patient = 0;
};

Shares split(int base, const std::string& coverage, const std::string& complementary) {
  Shares shares;
  shares.amo = base * rates.at(coverage) / 100;
  const int rest = base - shares.amo;
  if (coverage == "c2s" || complementary == "responsible") {
    shares.amc = rest;
  } else {
    shares.patient = rest;
  }
  return shares;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::size_t begin = 0;
  for (std::size_t comma; (comma = line.find(',', begin)) != std::string::npos; begin = comma + 1) {
    fields.push_back(line.substr(begin, comma - begin));
  }
  fields.push_back(line.substr(begin));
  return fields;
}

void year_rows(std::istream& in, std::ostream& out) {
  out << "id,covered_sessions,total_cents,amo_cents,amc_cents,patient_cents\n";
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::vector<std::string> row = fields_of(line);
    const bool old_rules = std::stoi(row.at(1)) <= 2023;
    const int sessions = std::stoi(row.at(5));
    const int covered = std::stoi(row.at(2)) < 3 ? 0 : std::min(sessions, old_rules ? 8 : 12);
    int base = covered * 5000;
    if (old_rules) base = covered == 0 ? 0 : 4000 + (covered - 1) * 3000;
    const int beyond = (sessions - covered) * std::stoi(row.at(6));
    const Shares shares = split(base, row[3], row[4]);
    out << row[0] << ',' << covered << ',' << base + beyond << ',' << shares.amo << ','
        << shares.amc << ',' << shares.patient + beyond << '\n';
  }
}

void session_rows(std::istream& in, std::ostream& out) {
  out << "id,amo_cents,amc_cents,patient_cents\n";
  std::string patient;
  std::unordered_map<std::string, int> covered;  // sessions of the patient, by calendar year
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::vector<std::string> row = fields_of(line);
    const std::string& date = row.at(2);
    const bool old_rules = date < "2024-06-15";
    if (row[1] != patient) {  // rows are sorted by patient
      patient = row[1];
      covered.clear();
    }
    int& used = covered[date.substr(0, 4)];
    Shares shares;
    if (used < (old_rules ? 8 : 12)) {
      const int price = !old_rules ? 5000 : used == 0 ? 4000 : 3000;
      shares = split(price, row.at(3), row.at(4));
      ++used;
    } else {
      shares.patient = std::stoi(row.at(5));
    }
    out << row[0] << ',' << shares.amo << ',' << shares.amc << ',' << shares.patient << '\n';
  }
}

int main(int argc, char** argv) {
  const std::string workload = argc == 4 ? argv[1] : "";
  if (workload != "w1" && workload != "w2") {
    std::cerr << "usage: naive w1|w2 IN OUT\n";
    return 2;
  }
  std::ifstream in(argv[2]);
  std::ofstream out(argv[3]);
  try {
    workload == "w1" ? year_rows(in, out) : session_rows(in, out);
  } catch (const std::exception& error) {
    std::cerr << "naive: " << error.what() << '\n';
    return 1;
  }
  out.close();
  if (!in.eof() || !out) {
    std::cerr << "naive: reading or writing failed\n";
    return 1;
  }
}
