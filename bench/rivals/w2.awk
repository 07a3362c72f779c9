# Session rows sorted by patient and date (W2, see ../README.md): awk -f w2.awk IN > OUT
BEGIN {
  FS = OFS = ","
  percent["standard"] = percent["c2s"] = 60
  percent["alsace_moselle"] = 90
  percent["ald"] = percent["maternity"] = percent["ame"] = 100
}
NR == 1 {
  print "id", "amo_cents", "amc_cents", "patient_cents"
  next
}
{
  # The rows are sorted, so one count is enough: that of the patient and year being read.
  year = substr($3, 1, 4)
  if ($2 != patient || year != counted_year) {
    patient = $2
    counted_year = year
    used = 0
  }
  if ($3 < "2024-06-15") {
    cap = 8
    price = used ? 3000 : 4000
  } else {
    cap = 12
    price = 5000
  }
  if (used >= cap) {
    print $1, 0, 0, $6
    next
  }
  used++
  amo = price * percent[$4] / 100
  if ($5 == "responsible" || $4 == "c2s")
    print $1, amo, price - amo, 0
  else
    print $1, amo, 0, price - amo
}
