#!/usr/bin/env bash
# Guess:    to-words writes an Italian amount whole: 1250 as "mille duecento cinquanta", two millions as "due milioni".
# Happens:  from 1001 to 1999 the thousand is written with its plural alone ("Mila Due Cento Cinquanta"), and so is exactly two million ("Milioni", without
#           "due"); 1000 and 2500 are right. What is written is no number of Italian.
# Version:  to-words 5.7.0 (npm), locale it-IT
# Matters:  forms ask for amounts "in cifre e in lettere". A program that writes the words to compare them with the figures calls every right answer between
#           1001 and 1999 wrong; words written by it cannot be read back.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund to-words@5.7.0 >/dev/null

seen=$(node -e '
  const { ToWords } = require("to-words");
  const italian = new ToWords({ localeCode: "it-IT" });
  for (const number of [1000, 1001, 1250, 2500, 2000000]) console.log(`${number}: ${italian.convert(number)}`);')
echo "$seen"
[ "$seen" = "1000: Mille
1001: Mila Uno
1250: Mila Due Cento Cinquanta
2500: Due Mila Cinque Cento
2000000: Milioni" ] || { echo "changed"; exit 1; }
