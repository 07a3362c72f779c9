// Switches between mutants in one program: the constructs that tests/mutant_switches.py writes into
// the sources.
//
// Every changed place calls `on(n)`; the number of the active mutant is written into the finished
// program, after `mark`. A binary operator is written `a < At<less, n>{} < b`: both have the
// precedence of the one they replace, so the rest of the expression need not be parsed.
#pragma once
#if __cplusplus >= 202002L  // CMake first tests the compiler in an older C++

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <type_traits>
#include <utility>

namespace racpsy_mutants {

struct Chosen {
  std::uint64_t mark[2];  // "racpsy-mutant-no"
  volatile std::int64_t number;
};
inline Chosen chosen{{0x6d2d797370636172, 0x6f6e2d746e617475}, 0};

/// Returns true if mutant `n` is active; never in constant evaluation. With the number -n the
/// program aborts here, which shows that the place is reached.
constexpr bool on(int n) {
  if (std::is_constant_evaluated()) return false;
  if (chosen.number == -n) std::abort();
  return chosen.number == n;
}

template <class Operator, int n>
struct At {};
template <class Operator, int n, class L>
struct Half {
  L&& left;
};

#define RACPSY_MUTANT_OPERATOR(name, was, becomes)                 \
  struct name {};                                                  \
  template <class L, int n>                                        \
  constexpr Half<name, n, L> operator was(L&& left, At<name, n>) { \
    return {std::forward<L>(left)};                                \
  }                                                                \
  template <class L, int n, class R>                               \
  requires requires(L && a, R && b) { a becomes b; }               \
  constexpr auto operator was(Half<name, n, L> half, R&& right) {  \
    return on(n) ? half.left becomes right : half.left was right;  \
  }
RACPSY_MUTANT_OPERATOR(less, <, <=)
RACPSY_MUTANT_OPERATOR(less_equal, <=, <)
RACPSY_MUTANT_OPERATOR(greater, >, >=)
RACPSY_MUTANT_OPERATOR(greater_equal, >=, >)
RACPSY_MUTANT_OPERATOR(equal, ==, !=)
RACPSY_MUTANT_OPERATOR(not_equal, !=, ==)
RACPSY_MUTANT_OPERATOR(plus, +, -)
RACPSY_MUTANT_OPERATOR(minus, -, +)
RACPSY_MUTANT_OPERATOR(times, *, /)
RACPSY_MUTANT_OPERATOR(over, /, *)
RACPSY_MUTANT_OPERATOR(modulo, %, /)
#undef RACPSY_MUTANT_OPERATOR

// Right-associative operators.
#define RACPSY_MUTANT_ASSIGNMENT(name, was, becomes)                \
  struct name {};                                                   \
  template <int n, class R>                                         \
  constexpr Half<name, n, R> operator was(At<name, n>, R&& right) { \
    return {std::forward<R>(right)};                                \
  }                                                                 \
  template <class L, int n, class R>                                \
  requires requires(L & a, R && b) { a becomes b; }                 \
  constexpr L& operator was(L& left, Half<name, n, R> half) {       \
    if (on(n)) {                                                    \
      left becomes half.left;                                       \
    } else {                                                        \
      left was half.left;                                           \
    }                                                               \
    return left;                                                    \
  }
RACPSY_MUTANT_ASSIGNMENT(plus_assign, +=, -=)
RACPSY_MUTANT_ASSIGNMENT(minus_assign, -=, +=)
#undef RACPSY_MUTANT_ASSIGNMENT

/// `++x` as `At<step, n>{} * x`.
struct step {};
template <int n, class T>
constexpr T& operator*(At<step, n>, T& x) {
  return on(n) ? --x : ++x;
}

template <int n, class T>
constexpr T min(const T& a, const T& b) {
  return on(n) ? std::max(a, b) : std::min(a, b);
}
template <int n, class T>
constexpr T max(const T& a, const T& b) {
  return on(n) ? std::min(a, b) : std::max(a, b);
}

}  // namespace racpsy_mutants
#endif
