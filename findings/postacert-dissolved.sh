#!/usr/bin/env bash
# Guess:    a message within a mail that has a file name of its own (postacert.eml, in which certified mail carries what was sent) is kept as an attachment of
#           that name, whether its disposition is inline or attachment.
# Happens:  with "inline", mailparser and postal-mime take the message apart: its words go behind those of the outer mail, its attachments stand among the outer
#           one's, and postacert.eml is nowhere. Without a disposition the two differ: mailparser keeps the message, postal-mime takes it apart.
# Versions: mailparser 3.14.2, postal-mime 4.0.0 (npm)
# Matters:  what the body wrote and what its mail provider wrote become one text, and the list of attachments no longer says which mail a form came with: a
#           forwarded form is not told from a returned one.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund mailparser@3.14.2 postal-mime@4.0.0 >/dev/null

cat > read.mjs <<'JS'
import mailparser from "mailparser";
import PostalMime from "postal-mime";

const part = (name, type, disposition, content) =>
  ["--" + name, `Content-Type: ${type}`, ...(disposition ? [`Content-Disposition: ${disposition}`] : []), "", content].join("\r\n");
const mail = (from, subject, boundary, ...parts) => [`From: ${from}`, "To: ufficio@pec.regione.example", `Subject: ${subject}`, "Date: Fri, 01 Mar 2024 09:00:00 +0100",
  "MIME-Version: 1.0", `Content-Type: multipart/mixed; boundary="${boundary}"`, "", ...parts, `--${boundary}--`, ""].join("\r\n");
const sent = mail("ente@pec.ente.example", "Scheda", "inner", part("inner", "text/plain", "", "In allegato la scheda."),
  part("inner", 'application/pdf; name="scheda.pdf"', 'attachment; filename="scheda.pdf"', "%PDF-"));
for (const disposition of ["attachment", "inline", ""]) {
  const arrived = mail("posta-certificata@pec.gestore.example", "POSTA CERTIFICATA: Scheda", "outer", part("outer", "text/plain", "", "Messaggio di posta certificata"),
    part("outer", 'message/rfc822; name="postacert.eml"', disposition && `${disposition}; filename="postacert.eml"`, sent));
  for (const [name, { text, attachments }] of [["mailparser", await mailparser.simpleParser(arrived)], ["postal-mime", await PostalMime.parse(arrived)]])
    console.log(`${disposition || "none"}, ${name}: ${attachments.map(({ filename }) => filename).join(" ")}; the text ${text.includes("In allegato") ? "has" : "is without"} the inner mail's`);
}
JS
seen=$(node read.mjs)
echo "$seen"
[ "$seen" = "attachment, mailparser: postacert.eml; the text is without the inner mail's
attachment, postal-mime: postacert.eml; the text is without the inner mail's
inline, mailparser: scheda.pdf; the text has the inner mail's
inline, postal-mime: scheda.pdf; the text has the inner mail's
none, mailparser: postacert.eml; the text is without the inner mail's
none, postal-mime: scheda.pdf; the text has the inner mail's" ] || { echo "changed"; exit 1; }
