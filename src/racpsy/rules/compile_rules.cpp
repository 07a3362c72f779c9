// Writes the compiled rules as a C++ file at build time: racpsy_compile_rules FILE. This program
// has the embedded rule files, but no compiled ones.
#include <cstdio>
#include <fstream>
#include <iostream>

#include "racpsy/rules/catalogue.hpp"
#include "racpsy/rules/compiled.hpp"

namespace racpsy {
std::string_view compiled_rules() { return {}; }
}  // namespace racpsy

namespace {

// Prints the errors of the rules.
int fail(const racpsy::Problems& problems) {
  for (const racpsy::Problem& p : problems) {
    std::cerr << p.place.file << ':' << p.place.line << ':' << p.place.column << ": "
              << p.what.in(racpsy::Lang::en) << '\n';
  }
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  racpsy::Result<racpsy::Catalogue> catalogue = racpsy::Catalogue::open({});
  if (!catalogue) return fail(catalogue.problems());
  for (const std::string& id : catalogue->routes()) {
    if (const auto route = catalogue->route(id); !route) return fail(route.problems());
  }
  const std::string bytes = catalogue->compile();
  std::ofstream out{argv[1], std::ios::binary};
  out << "// Generated from rules/ by racpsy_compile_rules.\n"
         "#include \"racpsy/rules/compiled.hpp\"\n\nnamespace racpsy {\nnamespace {\n\n"
         "const unsigned char bytes[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out << (i % 24 == 0 ? "\n    " : "") << int{static_cast<unsigned char>(bytes[i])} << ',';
  }
  out << "};\n\n}  // namespace\n\nstd::string_view compiled_rules() {\n"
         "  return {reinterpret_cast<const char*>(bytes), sizeof bytes};\n}\n\n"
         "}  // namespace racpsy\n";
  return out.flush() ? 0 : 1;
}
