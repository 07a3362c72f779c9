// The accumulators of one person over several routes and contracts; shared counters are common to
// all routes.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "racpsy/engine/request.hpp"

namespace racpsy {

/// Keeps the accumulators of one person: those of the current route and contract in `current_`, the
/// others stored until they are needed again.
class PersonAccumulators {
 public:
  PersonAccumulators(const Request& request, int who) : request_(&request), who_(who) {}
  /// Returns the accumulators for this session, with opening balances added.
  Accumulators& of(const Request::SessionRequest& requested);

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
  void seed_shared(const Request::SessionRequest& requested);
  void note_limited_rights();

  const Request* request_;
  int who_;
  Accumulators current_{};
  std::optional<std::size_t> route_;  // index of the compiled route in `current_`
  const Contract* contract_ = nullptr;
  std::map<std::size_t, RouteAccumulators> routes_;   // stored, by compiled route
  std::map<std::string, std::int32_t> limited_from_;  // first day by rule id
  std::map<const Contract*, AccumulatorArray> contracts_;
  std::set<const Contract*> seeded_contracts_;
  std::array<bool, most_shared> seeded_{};
};

}  // namespace racpsy
