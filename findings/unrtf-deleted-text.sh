#!/usr/bin/env bash
# Guess:    unrtf leaves out what an RTF marks as deleted (\deleted) or hidden (\v).
# Happens:  both are printed like any text, in plain text and in HTML, and a deletion runs into the insertion behind it: no sign tells them apart.
# Version:  unrtf 0.21.10 (Debian 12, 0.21.10-clean-1)
# Matters:  Word and LibreOffice save tracked changes to RTF. "Comune di Parma" corrected to "Comune di Modena" is read as "Comune di ParmaComune di Modena",
#           which is no body, and hidden help texts of a form are read as answers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
apt-get download -qq unrtf=0.21.10-clean-1 2>/dev/null
dpkg -x unrtf_0.21.10-clean-1_*.deb package

cat > scheda.rtf <<'RTF'
{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}{\*\revtbl{Ufficio;}}
\pard Soggetto offerente: {\deleted\revauthdel0 Comune di Parma}{\revised\revauth0 Comune di Modena}\par
\pard Telefono: {\v indicare il prefisso}0832 682111\par
}
RTF
seen=$(package/usr/bin/unrtf -P "$PWD/package/usr/share/unrtf" --text scheda.rtf | grep :)
echo "$seen"
grep -qx "Soggetto offerente: Comune di ParmaComune di Modena" <<<"$seen" && grep -qx "Telefono: indicare il prefisso0832 682111" <<<"$seen" || { echo "changed"; exit 1; }
