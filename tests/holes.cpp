// Tests that all languages of a message must have the same placeholders: without RIGHT defined,
// this must not compile. A message without Dutch is right.
#include "racpsy/base/message.hpp"

#if defined(RIGHT)
inline constexpr racpsy::Message message{"{} séances à {}", "{} sessions at {}"};
inline constexpr racpsy::Message in_dutch{"{} séances", "{} sessions", "{} sessies"};
#elif defined(DUTCH)
inline constexpr racpsy::Message in_dutch{"{} séances", "{} sessions", "sessies"};
#else
inline constexpr racpsy::Message message{"{} séances à {}", "{} sessions"};
#endif
