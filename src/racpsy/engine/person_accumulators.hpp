// The accumulators of one person over several routes and contracts, and of all people of a request.
// Shared counters are common to all routes, the counters of a family to all people of a contract.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "racpsy/engine/request.hpp"

namespace racpsy {

/// The counters that people have in common: those of contracts that are a family's.
struct FamilyAccumulators {
  std::map<const Contract*, std::array<Accumulator, most_counters>> counts;
  std::set<const Contract*> seeded;
  std::set<std::size_t> used;  ///< Indices of the opening balances of a day that were added.
};

/// Keeps the accumulators of one person: those of the current route and contract in `current_`, the
/// others stored until they are needed again.
class PersonAccumulators {
 public:
  /// `family`: the counters that this person has in common with others; null: the person is alone.
  PersonAccumulators(const Request& request, int who, FamilyAccumulators* family = nullptr)
      : request_(&request),
        who_(who),
        family_(family) {}
  /// Returns the accumulators for this session, with opening balances added.
  Accumulators& of(const Request::SessionRequest& requested);
  /// Gives the counters of the family back, before the session of another person.
  void leave();

 private:
  using AccumulatorArray = std::array<Accumulator, most_counters>;
  /// The part of the accumulators that belongs to one route.
  struct RouteAccumulators {
    AccumulatorArray counts{};
    std::array<std::int32_t, most_kept_rights> kept_until = Accumulators{}.kept_until;
  };
  void switch_route(const Request::SessionRequest& requested, const Person& person);
  void switch_contract(const Contract* contract);
  void seed_contract(const Request::SessionRequest& requested, const Contract& contract);
  bool is_common(const Counter& counter) const { return counter.of_family && family_ != nullptr; }
  void seed_shared(const Request::SessionRequest& requested);
  void add_used(const Request::SessionRequest& requested);
  Accumulator& counted_in(const Request::OpeningBalance& balance);
  void note_limited_rights();

  const Request* request_;
  int who_;
  FamilyAccumulators* family_;
  Accumulators current_{};
  std::optional<std::size_t> route_;  // index of the compiled route in `current_`
  const Contract* contract_ = nullptr;
  std::map<std::size_t, RouteAccumulators> routes_;   // stored, by compiled route
  std::map<std::string, std::int32_t> limited_from_;  // first day by rule id
  std::map<const Contract*, AccumulatorArray> contracts_;
  std::set<const Contract*> seeded_contracts_;
  std::array<bool, most_shared> seeded_{};
  std::set<std::size_t> used_;  // as in `FamilyAccumulators`
};

/// Keeps the accumulators of all people of a request, whose sessions come in date order.
class RequestAccumulators {
 public:
  explicit RequestAccumulators(const Request& request) : request_(&request) {}
  /// Returns the accumulators for this session; valid until the next call.
  Accumulators& of(const Request::SessionRequest& requested);

 private:
  const Request* request_;
  FamilyAccumulators family_;
  std::map<int, PersonAccumulators> people_;
  PersonAccumulators* last_ = nullptr;
};

}  // namespace racpsy
