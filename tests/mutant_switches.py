"""Writes many mutants into one source, each behind a switch: see mutant_switches.hpp.

Compiling a mutant takes longer than testing it, above all in a header. Therefore all are compiled at
once, and one is selected at run time. Sources are not parsed: text is added around a place (a number,
a condition, the operands of && and ||) or after it (an operator). Mutants that do not compile in this
way are compiled alone.
"""
import re

OPERATORS = {" < ": "less", " <= ": "less_equal", " > ": "greater", " >= ": "greater_equal", " == ": "equal", " != ": "not_equal",
             " + ": "plus", " - ": "minus", " * ": "times", " / ": "over", " % ": "modulo", " += ": "plus_assign", " -= ": "minus_assign"}
M = "racpsy_mutants::"


def operand_ends(code, start, step, inside):
    """Returns the end of the operand beside `start`; None if it continues on another line."""
    depth, at = 0, start
    opens, closes = ("([{", ")]}") if step > 0 else (")]}", "([{")
    while 0 <= at < len(code):
        c = code[at]
        if c in opens:
            depth += 1
        elif c in closes:
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0:
            two = code[at:at + 2]
            if c in ";," or (c == "?") or (c == ":" and ":" not in (code[at - 1], code[at + 1:at + 2])):
                return at
            if c == "=" and code[at - 1] not in "=!<>" and code[at + 1:at + 2] != "=":
                return at
            if two in ("&&", "||") and two not in inside:
                return at
            if step < 0 and code[:at + 1].endswith("return"):
                return at
        at += step
    return None


def junction(code, column, old, n):
    """Returns the spans that turn `A && B` into `not-if-on((A) not-if-on && (B) not-if-on)`."""
    op = old.strip()
    # The text to the left of an operator, or that binds more tightly, belongs to its operands.
    left = operand_ends(code, column - 1, -1, ("&&",) if op == "&&" else ("&&", "||"))
    right = operand_ends(code, column + len(old), +1, () if op == "&&" else ("&&",))
    if left is None or right is None:
        return None
    left += 2 if code[left:left + 2] in ("&&", "||") else 1
    while code[left] == " ":
        left += 1
    right -= len(code[:right]) - len(code[:right].rstrip())
    one = f"({M}on({n}) != static_cast<bool>("
    return [(left, right, f"({M}on({n}) != (", "))"), (left, column, one, "))"), (column + len(old), right, one, "))")]


def pieces(code, column, old, new, n):
    """Returns the edits for mutant `n`: spans (start, end, before, after), tokens (start, end, by)."""
    end = column + len(old)
    if old in OPERATORS:
        return [], [(end - 1, end - 1, f" {M}At<{M}{OPERATORS[old]}, {n}>{{}} {old.strip()}")]
    if old in (" && ", " || "):
        spans = junction(code, column, old, n)
        return (spans, []) if spans else None
    if old == "++":
        return [], [(column, end, f"{M}At<{M}step, {n}>{{}} * ")]
    if old in ("std::min", "std::max"):
        return [], [(column, end, f"{M}{old[5:]}<{n}>")]
    if old in ("break", "continue"):
        return [], [(column, end, f"{{ if ({M}on({n})) {new}; {old}; }}")]
    if new == f"!({old})":
        return [(column, end, f"({M}on({n}) != static_cast<bool>(", "))")], []
    if old in ("true", "false") or old.isdigit():
        return [(column, end, f"({M}on({n}) ? {new} : ", ")")], []
    return None


def with_switches(text, mutants):
    """Returns the text with all `mutants`, and the numbers of those that cannot be switched."""
    lines, left_out, by_line = text.splitlines(keepends=True), [], {}
    for mutant in mutants:
        by_line.setdefault(mutant[1], []).append(mutant)
    for number, here in by_line.items():
        line = lines[number - 1]
        code = re.sub(r'"(\\.|[^"\\])*"', lambda m: '"' + "_" * (len(m.group()) - 2) + '"', line)
        inserted, dropped = [], set()
        for n, _, column, old, new in here:
            found = pieces(code, column, old, new, n)
            if found is None:
                left_out.append(n)
                continue
            for start, end, before, after in found[0]:
                inserted.append((start, 2, -(end - start), before))
                inserted.append((end, 0, end - start, after))
            for start, end, by in found[1]:
                inserted.append((start, 3, 0, by))
                dropped.update(range(start, end))
        inserted.sort(key=lambda piece: piece[:3])
        out, at = [], 0
        for place, _, _, words in inserted:
            out.append("".join(c for i, c in enumerate(line[at:place], at) if i not in dropped))
            out.append(words)
            at = place
        out.append("".join(c for i, c in enumerate(line[at:], at) if i not in dropped))
        lines[number - 1] = "".join(out)
    return "".join(lines), left_out
