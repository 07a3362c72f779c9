// Both languages of a message have the same holes: this one does not compile unless it is made
// RIGHT.
#include "racpsy/base/message.hpp"

#ifdef RIGHT
inline constexpr racpsy::Message message{"{} séances à {}", "{} sessions at {}"};
#else
inline constexpr racpsy::Message message{"{} séances à {}", "{} sessions"};
#endif
