// TRY passes a failure on to the caller.
//
//   const Date today = TRY(read_today(inputs));
//
// The value of TRY(result) is the value of the Result. Without one, the function returns the error
// of the Result; its own return type is a Result that the error converts to.
#pragma once

#include "racpsy/base/result.hpp"

#define TRY(expression)                 \
  __extension__({                       \
    auto&& tried_ = (expression);       \
    if (!tried_) return tried_.error(); \
    tried_.take();                      \
  })
