// Tests that both languages of a message must have the same placeholders: without RIGHT defined,
// this must not compile.
#include "racpsy/base/message.hpp"

#ifdef RIGHT
inline constexpr racpsy::Message message{"{} séances à {}", "{} sessions at {}"};
#else
inline constexpr racpsy::Message message{"{} séances à {}", "{} sessions"};
#endif
