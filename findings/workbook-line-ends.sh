#!/usr/bin/env bash
# Guess:    an answer of two lines, ended as Windows ends them, goes from one XLSX library to another as two lines.
# Happens:  SheetJS writes the carriage return as _x000d_, and exceljs, which undoes such escapes in shared strings alone and there in capitals alone
#           (_x000D_), reads the sign as part of the answer: "riga uno_x000d_". And neither of them escapes a text that looks like an escape: "lotto_x0041_" is
#           stored as it is, and "lottoA" is what SheetJS reads from either workbook, its own one included.
# Versions: xlsx 0.18.5, exceljs 4.4.0 (npm)
# Matters:  a register of returns has answers of several lines, and its workbook passes through what people have. Signs that no respondent typed join an answer
#           on its way, and a code may lose some.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund xlsx@0.18.5 exceljs@4.4.0 >/dev/null

cat > pass.js <<'JS'
const SheetJS = require("xlsx"), ExcelJS = require("exceljs");
const answers = ["riga uno\r\nriga due", "lotto_x0041_"], shown = values => JSON.stringify(values);
const withExcelJS = async name => { const book = new ExcelJS.Workbook(); await book.xlsx.readFile(name); return [1, 2].map(row => book.worksheets[0].getCell(row, 1).value); };
const withSheetJS = name => { const { A1, A2 } = SheetJS.readFile(name).Sheets.dati; return [A1.v, A2.v]; };
(async () => {
  const first = SheetJS.utils.book_new();
  SheetJS.utils.book_append_sheet(first, SheetJS.utils.aoa_to_sheet(answers.map(answer => [answer])), "dati");
  SheetJS.writeFile(first, "sheetjs.xlsx");
  SheetJS.writeFile(first, "sheetjs, shared strings.xlsx", { bookSST: true });
  const second = new ExcelJS.Workbook(), sheet = second.addWorksheet("dati");
  answers.forEach(answer => sheet.addRow([answer]));
  await second.xlsx.writeFile("exceljs.xlsx");
  for (const name of ["sheetjs", "sheetjs, shared strings", "exceljs"])
    console.log(`by ${name}: SheetJS reads ${shown(withSheetJS(name + ".xlsx"))}, exceljs reads ${shown(await withExcelJS(name + ".xlsx"))}`);
})();
JS
seen=$(node pass.js)
echo "$seen"
[ "$seen" = 'by sheetjs: SheetJS reads ["riga uno\r\nriga due","lottoA"], exceljs reads ["riga uno_x000d_\nriga due","lotto_x0041_"]
by sheetjs, shared strings: SheetJS reads ["riga uno\r\nriga due","lottoA"], exceljs reads ["riga uno_x000d_\nriga due","lottoA"]
by exceljs: SheetJS reads ["riga uno\r\nriga due","lottoA"], exceljs reads ["riga uno\nriga due","lottoA"]' ] || { echo "changed"; exit 1; }
