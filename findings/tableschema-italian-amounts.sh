#!/usr/bin/env bash
# Guess:    a Table Schema field with decimalChar "," and groupChar "." reads Italian amounts: 1.250,50 is 1250.5.
# Happens:  it is read as 125050, and 3,5 as 35, without an error: the decimal comma becomes a point, and then all points are taken out as group signs. Either
#           property alone, or a blank as the group sign, is read right. Left to infer the type, the library takes a column of 41,90 and 3,5 for places on the
#           globe (geopoint).
# Version:  tableschema 1.12.6 (npm)
# Matters:  a register of returns comes with such a schema, and amounts and hours are its Italian columns. Whole numbers stay right, so that a look at the
#           first rows shows nothing, and the others are ten or a hundred times what was written.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund tableschema@1.12.6 >/dev/null

cat > read.js <<'JS'
const { Field, Schema } = require("tableschema");
const read = (amount, properties) => console.log(`${amount} ${JSON.stringify(properties)}: ${new Field({ name: "importo", type: "number", ...properties }).castValue(amount)}`);
const italian = { decimalChar: ",", groupChar: "." };
for (const amount of ["1.250", "1.250,50", "3,5"]) read(amount, italian);
read("1250,50", { decimalChar: "," });
read("1 250,50", { decimalChar: ",", groupChar: " " });
(async () => {
  const schema = await Schema.load({});
  schema.infer([["41,90"], ["3,5"]], { headers: ["importo"] });
  console.log(`inferred: ${schema.descriptor.fields[0].type}, ${JSON.stringify(schema.castRow(["3,5"]))}`);
})();
JS
seen=$(node read.js)
echo "$seen"
[ "$seen" = '1.250 {"decimalChar":",","groupChar":"."}: 1250
1.250,50 {"decimalChar":",","groupChar":"."}: 125050
3,5 {"decimalChar":",","groupChar":"."}: 35
1250,50 {"decimalChar":","}: 1250.5
1 250,50 {"decimalChar":",","groupChar":" "}: 1250.5
inferred: geopoint, [[3,5]]' ] || { echo "changed"; exit 1; }
