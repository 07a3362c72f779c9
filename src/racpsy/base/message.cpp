#include "racpsy/base/message.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

namespace racpsy {

std::string fill(std::string_view pattern, Lang lang, std::span<const Argument> arguments) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Argument& argument : arguments) {
    if (argument.is_number()) store.push_back(argument.number());
    else store.push_back(argument.words(lang));
  }
  std::string text = fmt::vformat(pattern, store);
  // A last part that ends with a full stop itself, as "n.c.", has no second one.
  if (pattern.ends_with("}.") && text.ends_with("..") && !text.ends_with("...")) text.pop_back();
  return text;
}

std::string fill(std::string_view pattern, std::initializer_list<Argument> arguments) {
  return fill(pattern, Lang::en, std::span{arguments.begin(), arguments.size()});
}

}  // namespace racpsy
