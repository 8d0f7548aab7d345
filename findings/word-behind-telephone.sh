#!/usr/bin/env bash
# Guess:    libphonenumber drops a word behind a number as it drops one before it, or says that the number is none.
# Happens:  a word of three letters or more is dialled: its letters become digits of the keypad, and as Italian numbers have no fixed length, "0832 6821 fax" is
#           +39 0832 6821329, a valid fixed line. Before the number, or of two letters ("r.a."), the word is dropped. libphonenumber-js drops it always.
# Versions: google-libphonenumber 3.2.47, awesome-phonenumber 7.8.0, libphonenumber-js 1.13.16 (npm)
# Matters:  forms have "tel." and "fax" behind numbers as often as before them. What is called valid here is somebody's number, but not the one in the return:
#           validity shows nothing while letters are left in the text.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund google-libphonenumber@3.2.47 awesome-phonenumber@7.8.0 libphonenumber-js@1.13.16 >/dev/null

cat > read.js <<'JS'
const { PhoneNumberUtil, PhoneNumberFormat } = require("google-libphonenumber"), google = PhoneNumberUtil.getInstance();
const { parsePhoneNumber: awesome } = require("awesome-phonenumber"), { parsePhoneNumber: javascript } = require("libphonenumber-js/max");
const said = (number, valid) => `${number} ${valid ? "valid" : "not valid"}`;
for (const written of ["fax 0832 6821", "0832 6821 fax", "0832 6821 (tel)", "0832 6821 r.a."]) {
  const first = google.parse(written, "IT"), second = awesome(written, { regionCode: "IT" }), third = javascript(written, "IT");
  console.log(`${written}: ${said(google.format(first, PhoneNumberFormat.E164), google.isValidNumber(first))}; ${said(second.number.e164, second.valid)}; ${said(third.number, third.isValid())}`);
}
JS
seen=$(node read.js)
echo "$seen"
[ "$seen" = "fax 0832 6821: +3908326821 valid; +3908326821 valid; +3908326821 valid
0832 6821 fax: +3908326821329 valid; +3908326821329 valid; +3908326821 valid
0832 6821 (tel): +3908326821835 valid; +3908326821835 valid; +3908326821 valid
0832 6821 r.a.: +3908326821 valid; +3908326821 valid; +3908326821 valid" ] || { echo "changed"; exit 1; }
