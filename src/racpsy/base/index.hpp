// Arrays indexed by an enumeration, so that an index of another kind does not compile; the position
// of an element, as the type that indexes it; and sets of small indices in the bits of an integer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>

namespace racpsy {

/// Returns the position of an enumerator, from 0.
template <class E>
requires std::is_enum_v<E>
constexpr std::size_t index_of(E e) { return static_cast<std::size_t>(e); }

/// An array with one element per enumerator of `E`; an aggregate.
template <class E, class T, std::size_t N>
requires std::is_enum_v<E>
struct EnumArray {  // NOLINT(bugprone-reserved-identifier): of the implicit copy
  T items[N];

  constexpr T& operator[](E e) { return items[index_of(e)]; }
  constexpr const T& operator[](E e) const { return items[index_of(e)]; }
  static constexpr std::size_t size() { return N; }
  /// The enumerators, in order.
  static constexpr std::array<E, N> keys() {
    std::array<E, N> all{};
    for (std::size_t i = 0; i < N; ++i) all[i] = static_cast<E>(i);
    return all;
  }
  constexpr T* begin() { return items; }
  constexpr T* end() { return items + N; }
  constexpr const T* begin() const { return items; }
  constexpr const T* end() const { return items + N; }
  constexpr const T* data() const { return items; }
};

/// A set of numbers below the number of bits of `Word`; iterates over them, ascending.
template <class Word>
struct BitSet {
  Word bits = 0;

  constexpr bool empty() const { return bits == 0; }
  constexpr bool has(std::size_t number) const { return (bits >> number & 1) != 0; }
  constexpr void add(std::size_t number) {
    bits = static_cast<Word>(bits | static_cast<Word>(Word{1} << number));
  }
  constexpr BitSet operator&(BitSet other) const { return {static_cast<Word>(bits & other.bits)}; }
  constexpr BitSet without(BitSet other) const { return {static_cast<Word>(bits & ~other.bits)}; }
  constexpr BitSet& operator|=(BitSet other) {
    bits = static_cast<Word>(bits | other.bits);
    return *this;
  }
  constexpr bool operator==(const BitSet&) const = default;
  /// Returns the lowest number of a set that is not empty. (std::countr_zero would test for 0.)
  constexpr std::size_t lowest() const { return static_cast<unsigned>(__builtin_ctzll(bits)); }

  struct Iterator {
    std::uint64_t left;
    constexpr std::size_t operator*() const { return BitSet<std::uint64_t>{left}.lowest(); }
    constexpr Iterator& operator++() {
      left &= left - 1;
      return *this;
    }
    constexpr bool operator==(const Iterator&) const = default;
  };
  constexpr Iterator begin() const { return {bits}; }
  constexpr Iterator end() const { return {0}; }
};

/// Returns the position of the element at `at` in `range`; its size if `at` is the end.
template <class Range, class Iterator>
constexpr std::size_t position_of(const Range& range, Iterator at) {
  return static_cast<std::size_t>(at - std::begin(range));
}

/// Returns the position of an element of contiguous storage, given by reference.
template <class Range, class T>
constexpr std::size_t index_in(const Range& range, const T& element) {
  return static_cast<std::size_t>(&element - std::data(range));
}

/// Tests whether a set of bits contains an index.
template <class Mask>
constexpr bool has_bit(Mask mask, std::size_t index) {
  return (mask >> index & 1) != 0;
}

/// Adds an index to a set of bits.
template <class Mask>
constexpr void add_bit(Mask& mask, std::size_t index) {
  mask = static_cast<Mask>(mask | Mask{1} << index);
}

}  // namespace racpsy
