// The one place where toml++'s parser is compiled.
#define TOML_IMPLEMENTATION
#include "racpsy/rules/toml.hpp"
