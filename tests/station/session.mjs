// A reviewer's session at the station in a browser, then what the night brings: everything stays as it was left.
//
//   SCHEDE=build/release/schede STATION_PACKAGES=FOLDER node tests/station/session.mjs FOLDER
//
// FOLDER is made and left, with pictures of the station.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { launch, schede, Station } from "./browser.mjs";

const work = path.resolve(process.argv[2]);
const [drop, out] = [path.join(work, "drop"), path.join(work, "out")];
const returns = (step) => execFileSync("python3", [path.join(import.meta.dirname, "returns.py"), step, drop]);
const ingest = (...args) => schede("ingest", drop, "--out", out, "--settle", "0", ...args);
const record = (source) => JSON.parse(readFileSync(path.join(out, "register.json"))).records.find((each) => each.source.path === source);
const gaps = (source) => JSON.parse(readFileSync(path.join(out, "gap-report.json"))).gaps.filter((gap) => gap.source === source);
const lines = () => JSON.parse(schede("corrections", out, "--json")).corrections;

async function check_pages(station, name) {
  for (const [width, height] of [[1280, 800], [390, 844]]) {
    await station.page.setViewport({ width, height });
    await station.rest();
    await station.page.screenshot({ path: path.join(work, `${name}-${width}.png`) });
    assert.deepEqual(await station.faults(), [], `${name} at ${width}`);
    const overflow = await station.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${name} is too wide at ${width}`);
  }
  await station.page.setViewport({ width: 1280, height: 800 });
  await station.rest();
}

async function review(browser) {
  const station = await Station.open(browser, out);
  const { page } = station;
  const title = async (wanted) => assert.equal((await station.card()).title, wanted);
  const said = async (wanted) => assert.equal((await station.card()).message, wanted);
  await check_pages(station, "card");

  // J and K walk the queue; ? helps.
  await title("Telefono");
  await station.press("j", "j");
  await title("Esempio di buona pratica");
  await station.press("k", "k");
  await title("Telefono");
  await station.press("?");
  await check_pages(station, "help");
  await station.press("Escape");
  await said("");

  // Confirming what is missing is refused; E corrects, by keys alone.
  await station.press("Enter");
  await said("Manca: E per scriverlo, V se è vuoto davvero, Q per chiederlo.");
  await station.press("e");
  await check_pages(station, "edit");
  await station.type("080 3107111");
  await station.press("Enter");
  await said("Corretto.");

  // A value that is none is refused, and nothing is lost of what was typed.
  await title("Telefono");
  await station.press("e");
  await station.type("più tardi");
  await station.press("Enter");
  assert.match((await station.card()).message, /telefono/);
  assert.equal(await page.$eval("#edit-value", (area) => area.value), "più tardi");
  await station.press("Escape");

  // Q asks the body, Z takes that back, Q asks again.
  const before = (await station.queue()).cards.length;
  await station.press("q");
  assert.equal((await station.queue()).cards.length, before - 1);
  await station.press("z");
  await said("Ripreso.");
  assert.equal((await station.queue()).cards.length, before);
  await title("Telefono");
  await station.press("q");

  // Paragraphs take Ctrl+Enter; V says that a field is empty indeed.
  await title("Esempio di buona pratica");
  await station.press("e");
  await station.type("Un asilo nel bosco, aperto nel 2009.");
  await station.press_with_control("Enter");
  await said("Corretto.");
  await title("Motivazioni");
  await station.press("v");
  await said("È vuoto.");

  // Unread words, chosen with the mouse, go to a field; the choice of words outlasts the click on the button.
  await title("La scheda intera");
  const words = await page.$("#document a.unread");
  const box = await words.boundingBox();
  await page.mouse.move(box.x + 1, box.y + 6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, box.y + box.height - 6, { steps: 8 });
  await page.mouse.up();
  const chosen = (await page.evaluate(() => String(getSelection()))).trim();
  assert.ok(chosen.length > 20, `chosen: ${chosen}`);
  await station.click('[data-key="a"]');
  await check_pages(station, "assign");
  await station.press("Escape");
  // By keys alone the unread words are offered.
  await page.evaluate(() => getSelection().removeAllRanges());
  await station.press("a");
  assert.match(await station.text("#assign-words"), /^Per la rendicontazione scrivere .* via Traiano\.$/);
  await page.select("#assign-field", "context");
  await station.press("Enter");
  await said("Assegnato.");

  // Enter confirms; a choice is corrected in a list, with the mouse.
  await title("Area 1, Conciliazione dei tempi");
  await station.press("Enter");
  await said("Confermato.");
  assert.match((await station.card()).title, /^Area 1, /);
  await station.click('[data-key="e"]');
  await page.select("#edit-codes", "1c");
  await station.click('#edit [type="submit"]');
  await said("Corretto.");
  assert.equal((await station.queue()).cards.length, 0);

  // A return is set aside, another approved with a note; a value without a doubt is corrected.
  await station.open_return("Catanzaro");
  await page.type("#note", "compilata per errore");
  await station.click('#state [value="set-aside"]');
  await said("Fatto.");
  await station.open_return("Modica");
  await station.click('#state [value="approved"]');
  await page.focus('[data-path="contact.office"]');
  await station.press("e");
  await station.type("Ufficio di Piano");
  await station.press("Enter");
  await said("Corretto.");
  await check_pages(station, "done");
  assert.equal(await station.close(), 0);
}

// What the session left.
function check_register() {
  assert.equal(record("comune-di-altamura.docx").contact.phone, "+39 080 310 7111");
  assert.equal(record("consorzio-valle-dell-alba.odt").good_practice.example, "Un asilo nel bosco, aperto nel 2009.");
  assert.equal(record("comune-di-modica.odt").contact.office, "Ufficio di Piano");
  const ivrea = record("comune-di-ivrea.docx");
  assert.deepEqual(ivrea.areas[0].items, ["1c"]);
  assert.equal(ivrea.areas[0].candidate, true);
  assert.deepEqual(gaps("comune-di-ivrea.docx").filter((gap) => gap.code === "inferred"), []);
  assert.match(record("comune-di-acireale.docx").context, /Carlo Fusco/);
  assert.deepEqual(gaps("comune-di-acireale.docx").filter((gap) => gap.code === "unread-text"), []);
  assert.deepEqual(gaps("consorzio-valle-dell-alba.odt").filter((gap) => gap.field.startsWith("good_practice")), []);
  assert.ok(gaps("comune-di-bitonto.docx").some((gap) => gap.field === "contact.phone" && gap.code === "missing-required"));

  assert.equal(record("comune-di-modica.odt").decisions.reviews[0].state, "approved");
  assert.equal(record("provincia-di-catanzaro.docx").decisions.set_aside.why, "compilata per errore");
}

rmSync(work, { recursive: true, force: true });
mkdirSync(drop, { recursive: true });
returns("first");
ingest();
const browser = await launch();
try {
  await review(browser);
} catch (problem) {
  console.error(problem);
  process.exit(1); // ends the station, too
} finally {
  await browser.close();
}
check_register();
const left = lines();
assert.equal(left.length, 10);
const nights = {
  "a night with a new and a re-sent return": () => { returns("second"); ingest(); },
  "everything read again": () => ingest("--reprocess"),
  "a rebuild": () => schede("rebuild", drop, "--out", out, "--settle", "0"),
};
for (const [name, night] of Object.entries(nights)) {
  night();
  check_register();
  assert.deepEqual(lines(), left, name);
}
assert.equal(record("comune-di-marsala.docx").status, "accepted");
assert.equal(record("comune-di-acireale.docx").contact.department, "Assessorato alle Politiche familiari");

console.log(`la sessione è rimasta com'era: ${left.length} decisioni`);
