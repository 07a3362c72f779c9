// Horizontal bars divided by payer, the patient first, so that the patient's parts line up.
//
// Every payer has its own pattern besides its colour, since the chart is printed in black and
// white. Unknown amounts have a broken outline, hatching and "n.c."; a bar of unknown length is a
// stub of fixed width. Coordinates are integers; each part ends at the running sum, so there are no
// gaps.
#include "format/chart.hpp"

#include <algorithm>

#include "format/layout.hpp"

namespace racpsy {
namespace {

constexpr std::int64_t page = 760, bar_height = 18, row_gap = 8, line_height = 14,
                       legend_height = 30, stub = 60, letter = 7;
constexpr std::size_t label_width = 40;  // in characters; longer labels are wrapped

constexpr std::string_view fills[]{"#ffd166", "url(#stripes{})", "#22577a", "url(#dots{})"};

// Returns the length of `count` letters or lines of `unit` each.
std::int64_t length_of(std::size_t count, std::int64_t unit) {
  return static_cast<std::int64_t>(count) * unit;
}

class Svg {
 public:
  Svg(const doc::Chart& chart, int id) : chart_(chart), id_(std::to_string(id)) {
    std::size_t label = 0, caption = 0;
    for (const doc::Chart::Bar& bar : chart.bars) {
      labels_.push_back(lines_of(wrap(bar.label, label_width)));
      for (const std::string& line : labels_.back()) label = std::max(label, width(line));
      caption = std::max(caption, width(bar.caption));
      std::int64_t sum = 0;
      for (const Money m : bar.known) sum += m.cents();
      if (bar.whole.known()) sum = std::max(sum, bar.whole.cents());
      longest_ = std::max(longest_, (sum + bar.sessions - 1) / bar.sessions);
      stubs_ = stubs_ || (!bar.complete && !bar.whole.known());
    }
    left_ = length_of(label, letter) + 10;
    room_ = page - left_ - length_of(caption, letter) - 16 - (stubs_ ? stub : 0);
  }

  std::string write() {
    std::int64_t height = legend_height;
    for (std::size_t i = 0; i < chart_.bars.size(); ++i) height += height_of(i);
    put(R"(<figure><svg viewBox="0 0 )", page, " ", height,
        R"(" role="img" font-size="12" aria-labelledby="title)");
    put(id_, " desc", id_, "\">\n<title id=\"title", id_, "\">", escape_html(chart_.title),
        "</title>\n");
    put("<desc id=\"desc", id_, "\">", escape_html(chart_.description), "</desc>\n");
    patterns();
    legend();
    std::int64_t y = legend_height;
    for (std::size_t i = 0; i < chart_.bars.size(); ++i) {
      for (std::size_t l = 0; l < labels_[i].size(); ++l)
        text(left_ - 8, y + 13 + length_of(l, line_height), labels_[i][l], "end");
      draw(chart_.bars[i], y);
      y += height_of(i);
    }
    put("</svg>\n<figcaption>", escape_html(chart_.title), "</figcaption></figure>\n");
    return std::move(out_);
  }

 private:
  std::int64_t height_of(std::size_t bar) const {
    return std::max(bar_height, length_of(labels_[bar].size(), line_height) + 4) + row_gap;
  }
  std::string unknown_fill() const { return std::string{"url(#unknown"}.append(id_).append(")"); }
  template <class... T>
  void put(const T&... parts) {
    const auto one = [&](const auto& part) {
      if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(part)>>)
        out_.append(std::to_string(part));
      else out_.append(part);
    };
    (one(parts), ...);
  }

  void patterns() {
    const auto pattern = [&](std::string_view name, int side, std::string_view inside) {
      put("<pattern id=\"", name, id_, "\" width=\"", side, "\" height=\"", side,
          "\" patternUnits=\"userSpaceOnUse\">");
      put("<rect width=\"", side, "\" height=\"", side, "\" fill=\"#fff\"/>", inside,
          "</pattern>\n");
    };
    put("<defs>\n");
    pattern("stripes", 6,
            R"(<path d="M0 6 6 0M-1 1 1 -1M5 7 7 5" stroke="#2a7f62" stroke-width="2"/>)");
    pattern("dots", 6, R"(<circle cx="3" cy="3" r="1.6" fill="#7a3b69"/>)");
    pattern("unknown", 8, R"(<path d="M0 0 8 8M8 0 0 8" stroke="#777" stroke-width="1"/>)");
    put("</defs>\n");
  }

  std::string fill(std::size_t part) const {
    std::string name{fills[part]};
    if (const std::size_t hole = name.find("{}"); hole != std::string::npos)
      name.replace(hole, 2, id_);
    return name;
  }
  void box(std::int64_t x, std::int64_t y, std::int64_t across, std::int64_t down,
           const std::string& filled, bool broken = false) {
    put("<rect x=\"", x, "\" y=\"", y, "\" width=\"", across, "\" height=\"", down, "\" fill=\"",
        filled, "\" stroke=\"#1a1a1a\"");
    put(broken ? " stroke-dasharray=\"4 2\"/>\n" : "/>\n");
  }
  void text(std::int64_t x, std::int64_t y, std::string_view content,
            std::string_view anchor = "start") {
    put("<text x=\"", x, "\" y=\"", y, "\" text-anchor=\"", anchor, "\">", escape_html(content),
        "</text>\n");
  }

  void legend() {
    std::int64_t x = 1;
    const auto entry = [&](const std::string& name, const std::string& filled, bool broken) {
      box(x, 4, 16, 12, filled, broken);
      text(x + 22, 14, name);
      x += 22 + length_of(width(name), letter) + 18;
    };
    for (std::size_t p = 0; p < chart_.legend.size(); ++p) {
      if (!chart_.legend[p].empty()) entry(chart_.legend[p], fill(p), false);
    }
    const bool unknown = std::any_of(chart_.bars.begin(), chart_.bars.end(),
                                     [](const doc::Chart::Bar& b) { return !b.complete; });
    if (unknown) entry(chart_.unknown, unknown_fill(), true);
  }

  // Draws one bar at height `y`: the known parts, then the unknown rest.
  void draw(const doc::Chart::Bar& bar, std::int64_t y) {
    const auto place = [&](std::int64_t cents) {
      return longest_ == 0 ? 0 : cents * room_ / (longest_ * bar.sessions);
    };
    std::int64_t sum = 0;
    for (std::size_t p = 0; p < bar.known.size(); ++p) {
      const std::int64_t from = place(sum);
      sum += bar.known[p].cents();
      if (place(sum) > from) box(left_ + from, y, place(sum) - from, bar_height, fill(p));
    }
    std::int64_t end = place(sum);
    if (!bar.complete) {
      const std::int64_t rest = bar.whole.known() ? place(bar.whole.cents()) - end : stub;
      box(left_ + end, y, std::max<std::int64_t>(rest, 30), bar_height, unknown_fill(), true);
      end += std::max<std::int64_t>(rest, 30);
    }
    text(left_ + end + 8, y + 13, bar.caption);
  }

  const doc::Chart& chart_;
  std::string id_;
  std::vector<std::vector<std::string>> labels_;  // lines of the label, by bar
  std::int64_t longest_ = 0, left_ = 0, room_ = 0;
  bool stubs_ = false;
  std::string out_;
};

}  // namespace

std::string svg(const doc::Chart& chart, int id) { return Svg{chart, id}.write(); }

}  // namespace racpsy
