// Input limits. Within them no sum overflows and every request is fast; larger values are rejected.
#pragma once

namespace racpsy {

/// The highest age, in completed years.
inline constexpr int oldest = 130;
/// The most sessions of one person; also the highest cap and opening balance.
inline constexpr int most_sessions = 10'000;
/// The longest session, in minutes.
inline constexpr int most_minutes = 1'440;
/// The upper end of an open-ended band of ages or ranks.
inline constexpr int no_highest = 1'000'000;

}  // namespace racpsy
