#!/usr/bin/env bash
# Guess:    pandoc's RTF reader prints a field's result (\fldrslt), as its DOCX reader does, whatever the field.
# Happens:  the result of a form field (FORMTEXT) is left out with its code, without a warning; that of a link is printed. The same field in a DOCX is read.
# Version:  pandoc 2.17.1.1 (Debian 12)
# Matters:  what people type into the grey fields of a protected form is all that they type. Saved as RTF and read by pandoc, such a form is blank.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
apt-get install -y -qq --no-install-recommends pandoc=2.17.1.1-2~deb12u1 >/dev/null 2>&1

cat > scheda.rtf <<'RTF'
{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}
\pard Ente: {\field{\*\fldinst { FORMTEXT }{{\*\formfield{\fftype0{\*\ffname Testo1}}}}}{\fldrslt Comune di Lecce}}.\par
\pard Sito: {\field{\*\fldinst { HYPERLINK "http://ente.example" }}{\fldrslt ente.example}}.\par
}
RTF
seen=$(pandoc scheda.rtf -t plain --wrap=none 2>&1 | grep .)
echo "$seen"
[ "$(sed 's/: *\.$/: (nothing)/' <<<"$seen")" = "Ente: (nothing)
Sito: ente.example." ] || { echo "changed"; exit 1; }
