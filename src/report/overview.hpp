// The card of a route: what a session costs today in a few situations, on one screen.
#pragma once

#include "format/document.hpp"
#include "racpsy/base/date.hpp"
#include "racpsy/rules/route.hpp"

namespace racpsy {

/// Lays out the card of a route. Everything is settled: the second of two sessions, as a first one
/// may be free. `page`: without the commands that lead on from there.
doc::Document overview(const Route& route, int default_age, Date today, Lang lang,
                       bool page = false);

}  // namespace racpsy
