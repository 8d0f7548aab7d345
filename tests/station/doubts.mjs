// How many keys a reviewer needs where the reading is right: the doubts of a folder of returns are settled with the keyboard alone.
//
//   SCHEDE=build/release/schede STATION_PACKAGES=FOLDER node tests/station/doubts.mjs RETURNS WORK [DOUBTS]
//
// Enter says that what was read is right, or that the doubt was looked into; of what is missing V says that it is empty indeed.
import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { launch, schede, Station } from "./browser.mjs";

const [returns, work, most = "100"] = process.argv.slice(2);
const out = path.resolve(work, "out");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
schede("ingest", returns, "--out", out, "--settle", "0");
const browser = await launch();
const station = await Station.open(browser, out);
const counts = { questions: 0, doubts: 0, keys: 0, most: 0 };
for (let left = (await station.queue()).cards; left.length > 0 && counts.doubts < Number(most);) {
  const [card] = left;
  const keys = !card.missing ? ["Enter"] : card.confirms ? ["v"] : ["q"];
  await station.press(...keys);
  const after = (await station.queue()).cards;
  assert.ok(after.length < left.length, `${card.source} ${card.field}: ${(await station.card()).message}`);
  counts.questions += 1;
  counts.doubts += card.codes.length;
  counts.keys += keys.length;
  counts.most = Math.max(counts.most, keys.length);
  left = after;
}
await station.close();
await browser.close();
console.log(`${counts.questions} domande con ${counts.doubts} dubbi, ${counts.keys} tasti, al più ${counts.most} per domanda`);
