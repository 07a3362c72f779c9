// What may be asked at all. Within these limits no sum overflows and every answer comes soon;
// beyond them a word is refused.
#pragma once

namespace racpsy {

inline constexpr int oldest = 130;  ///< age, in completed years
inline constexpr int most_sessions =
    10'000;  ///< of one person; also the highest cap, and the most that were had before
inline constexpr int most_minutes = 1'440;  ///< of one session
inline constexpr int no_highest =
    1'000'000;  ///< the upper end of a band of ages or ranks that has none

}  // namespace racpsy
