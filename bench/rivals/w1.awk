# Year rows (W1, see ../README.md): awk -f w1.awk IN > OUT
BEGIN {
  FS = OFS = ","
  percent["standard"] = percent["c2s"] = 60
  percent["alsace_moselle"] = 90
  percent["ald"] = percent["maternity"] = percent["ame"] = 100
}
NR == 1 {
  print "id", "covered_sessions", "total_cents", "amo_cents", "amc_cents", "patient_cents"
  next
}
{
  covered = $6 + 0
  if ($2 <= 2023) {
    if (covered > 8) covered = 8
    if ($3 < 3) covered = 0
    base = covered ? 3000 * covered + 1000 : 0
  } else {
    if (covered > 12) covered = 12
    if ($3 < 3) covered = 0
    base = 5000 * covered
  }
  amo = base * percent[$4] / 100
  rest = base - amo
  amc = 0
  if ($5 == "responsible" || $4 == "c2s") {
    amc = rest
    rest = 0
  }
  beyond = ($6 - covered) * $7
  print $1, covered, base + beyond, amo, amc, rest + beyond
}
