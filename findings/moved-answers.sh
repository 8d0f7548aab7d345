#!/usr/bin/env bash
# Guess:    a reader of DOCX that leaves out text deleted with changes tracked leaves moved text out at its old place, too, and gives it once, at its new one.
# Happens:  Debian's docx2txt and npm's word-extractor and officeparser leave the deletion out and give the moved words at both places. docx-preview gives them
#           at neither. mammoth and pandoc give them once. None says a word about it.
# Versions: docx2txt 1.4-5, pandoc 2.17.1.1 (Debian 12); word-extractor 1.0.4, officeparser 7.8.0, docx-preview 0.4.1, mammoth 1.13.0 (npm)
# Matters:  in w:moveFrom the words stand in plain w:t: only w:del has w:delText, by which readers tell. Who types an answer behind the wrong label and drags it
#           to the right one, with changes tracked, has then answered both questions, or neither.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
apt-get install -y -qq --no-install-recommends pandoc=2.17.1.1-2~deb12u1 >/dev/null 2>&1
apt-get download -qq docx2txt=1.4-5 2>/dev/null
dpkg -x docx2txt_1.4-5_all.deb package
npm install --silent --no-audit --no-fund word-extractor@1.0.4 officeparser@7.8.0 docx-preview@0.4.1 mammoth@1.13.0 jszip@3.10.2 jsdom@29.1.1 >/dev/null

cat > read.js <<'JS'
const fs = require("fs"), JSZip = require("jszip"), { JSDOM } = require("jsdom");
const NS = "http://schemas.openxmlformats.org", tracked = (id, more = "") => `w:id="${id}" w:author="Ufficio" w:date="2024-03-01T09:00:00Z"${more}`;
const text = words => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`, paragraph = content => `<w:p w:rsidR="00000001">${content}${text(".")}</w:p>`;
const move = (way, id) => `<w:move${way}RangeStart ${tracked(id, ' w:name="move1"')}/><w:move${way} ${tracked(id + 1)}>${text("Anagrafe")}</w:move${way}><w:move${way}RangeEnd w:id="${id}"/>`;
const body = paragraph(text("Ente: ") + move("From", 1)) + paragraph(text("Ufficio: ") + move("To", 3))
  + paragraph(`${text("Fax: ")}<w:del ${tracked(5)}><w:r><w:delText>nessuno</w:delText></w:r></w:del>`);
const readers = {
  "word-extractor": async () => (await new (require("word-extractor"))().extract("scheda.docx")).getBody(),
  officeparser: async () => (await require("officeparser").parseOffice("scheda.docx")).toText(),
  "docx-preview": async data => {
    const { window } = new JSDOM("<main></main>"), main = window.document.querySelector("main");
    Object.assign(global, { window, document: window.document, DOMParser: window.DOMParser, XMLSerializer: window.XMLSerializer, Node: window.Node });
    await require("docx-preview").renderAsync(data, main);
    return [...main.querySelectorAll("p")].map(line => line.textContent).join("\n");
  },
  mammoth: async () => (await require("mammoth").extractRawText({ path: "scheda.docx" })).value,
};
(async () => {
  const zip = new JSZip();
  zip.file("[Content_Types].xml", `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  zip.file("_rels/.rels", `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
  zip.file("word/_rels/document.xml.rels", `<Relationships xmlns="${NS}/package/2006/relationships"/>`);
  zip.file("word/document.xml", `<w:document xmlns:w="${NS}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`);
  fs.writeFileSync("scheda.docx", await zip.generateAsync({ type: "nodebuffer" }));
  for (const [name, read] of Object.entries(readers)) console.log(`${name}: ${(await read(fs.readFileSync("scheda.docx"))).split("\n").filter(Boolean).join(" ")}`);
})();
JS
seen=$(node read.js
echo "docx2txt: $(package/usr/bin/docx2txt scheda.docx - | grep . | paste -sd ' ')"
echo "pandoc: $(pandoc scheda.docx -t plain | grep . | paste -sd ' ')")
echo "$seen"
[ "$seen" = "word-extractor: Ente: Anagrafe. Ufficio: Anagrafe. Fax: .
officeparser: Ente: Anagrafe. Ufficio: Anagrafe. Fax: .
docx-preview: Ente: . Ufficio: . Fax: .
mammoth: Ente: . Ufficio: Anagrafe. Fax: .
docx2txt: Ente: Anagrafe. Ufficio: Anagrafe. Fax: .
pandoc: Ente: . Ufficio: Anagrafe. Fax: ." ] || { echo "changed"; exit 1; }
