// Compiles the parser of toml++.
#define TOML_IMPLEMENTATION
#include "racpsy/rules/toml.hpp"
