// What was counted for one person so far: the accumulators of each route, and in common the
// counters that routes share and those of their contract.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "racpsy/engine/request.hpp"

namespace racpsy {

/// The accumulators of one person, of which the part of a route, or of a contract, is put away
/// while another one is used. What routes share stays.
class PersonAccumulators {
 public:
  PersonAccumulators(const Request& request, int who) : request_(&request), who_(who) {}
  /// The accumulators to settle this session with.
  Accumulators& of(const Request::SessionRequest& requested);

 private:
  using AccumulatorArray = std::array<Accumulator, most_counters>;
  /// The part of the accumulators that is one route's alone.
  struct RouteAccumulators {
    AccumulatorArray counts{};
    std::array<std::int32_t, most_kept_rights> kept_until = Accumulators{}.kept_until;
  };
  void turn_to_route(const Request::SessionRequest& requested, const Person& person);
  void turn_to_contract(const Contract* contract);
  void seed_contract(const Request::SessionRequest& requested, const Contract& contract);
  void seed_shared(const Request::SessionRequest& requested);
  void note_limited_rights();

  const Request* request_;
  int who_;
  Accumulators now_{};
  std::optional<std::size_t> route_;  // whose counts stand in `now_`
  const Contract* contract_ = nullptr;
  std::map<std::size_t, RouteAccumulators> routes_;  // put away, by compiled route
  std::map<std::string, std::int32_t>
      limited_from_;  // by the right's name: several routes may ask for one
  std::map<const Contract*, AccumulatorArray> contracts_;
  std::set<const Contract*> seeded_contracts_;
  std::array<bool, most_shared> seeded_{};
};

}  // namespace racpsy
