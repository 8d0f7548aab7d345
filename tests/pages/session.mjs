// The pages of a register in a browser: what an analyst does in them, looked at by axe at two widths and printed.
//
//   SCHEDE=build/release/schede STATION_PACKAGES=FOLDER node tests/pages/session.mjs RETURNS FOLDER [ROSTER]
//
// FOLDER is made and left, with pictures of the pages. What loading the register and choosing in it cost is printed.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { faults, launch, schede } from "../station/browser.mjs";

const [returns, folder, roster] = process.argv.slice(2).map((each) => path.resolve(each));
const out = path.join(folder, "out");
const address = (page) => pathToFileURL(path.join(out, page)).href;
const records = () => JSON.parse(readFileSync(path.join(out, "register.json"))).records;

async function open(browser, name, hash = "") {
  const page = await browser.newPage();
  page.on("pageerror", (error) => { throw error; });
  page.on("console", (message) => { if (message.type() === "error") throw new Error(`${name}: ${message.text()}`); });
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(address(name) + hash);
  return page;
}

const text = (page, selector) => page.$eval(selector, (element) => element.innerText.trim());
const numbers = async (page) => (await text(page, "#shown")).match(/\d+/g).map(Number);

async function check_look(page, name) {
  for (const [width, height] of [[1280, 800], [390, 844]]) {
    await page.setViewport({ width, height });
    await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
    assert.deepEqual(await faults(page), [], `${name} at ${width}`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${name} is too wide at ${width}`);
  }
  await page.setViewport({ width: 1280, height: 800 });
  await page.pdf({ path: path.join(folder, `${name}.pdf`), preferCSSPageSize: true });
}

// Until the list has been drawn anew.
async function choose(page, id) {
  await page.$eval(`[id="${id}"]`, (box) => new Promise((done) => {
    addEventListener("hashchange", () => setTimeout(done), { once: true });
    box.click();
  }));
}

async function check_register(browser) {
  const page = await open(browser, "register.html");
  await check_look(page, "register");
  const [shown, all] = await numbers(page);
  assert.equal(shown, all);

  // Each value of a facet has as many returns as stand beside it; two of them have those of both; the address is the view's.
  const counts = await page.$$eval('#facets input[id^="regione-"]', (boxes) => boxes.slice(0, 2).map((box) => [box.id, Number(box.closest("label").querySelector(".count").textContent)]));
  await choose(page, counts[0][0]);
  assert.equal((await numbers(page))[0], counts[0][1]);
  await choose(page, counts[1][0]);
  assert.equal((await numbers(page))[0], counts[0][1] + counts[1][1]);
  const again = await open(browser, "register.html", new URL(page.url()).hash);
  assert.equal((await numbers(again))[0], counts[0][1] + counts[1][1]);
  await again.close();
  await page.click("#clear");
  await page.waitForFunction(() => location.hash === "");

  // An area and a mode are of one another, whichever is chosen first.
  const asked = records().filter((each) => !each.gaps.some((gap) => ["duplicate", "superseded"].includes(gap.code)) && each.areas?.some(({ area, mode }) => area === "3" && mode === "partnership")).length;
  for (const boxes of [["area-3", "modo-p"], ["modo-p", "area-3"]]) {
    for (const box of boxes) await choose(page, box);
    assert.equal((await numbers(page))[0], asked, boxes.join());
    await page.click("#clear");
    await page.waitForFunction(() => location.hash === "");
  }

  // The search knows no accents; sorting turns round.
  await page.type("#q", "unione comuni xyz");
  await page.waitForFunction(() => /^0 /.test(document.getElementById("shown").textContent));
  await page.click("#clear");
  await page.waitForFunction(() => location.hash === "");
  const first = () => text(page, "#rows a");
  const before = await first();
  await page.click('[data-column="nome"]');
  await page.waitForFunction((name) => document.querySelector("#rows a").innerText.trim() !== name, {}, before);

  // A return has an address of its own, and a page.
  const [record] = records().filter((each) => each.status === "accepted" && !each.gaps.some((gap) => ["duplicate", "superseded"].includes(gap.code)));
  await page.evaluate((id) => (location.hash = "s=" + id), record.record_id);
  await page.waitForSelector("#detail[open]");
  assert.ok((await page.$eval("#detail a", (link) => link.getAttribute("href"))) === `schede/${record.record_id}.html`);
  await page.click("#close");
  await page.waitForFunction(() => !location.hash.includes("s="));

  // On the screen only the rows in sight are in the page, on paper all.
  assert.ok((await page.$$("#rows > li")).length <= 60);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal((await page.$$("#rows > li")).length, all);
  await page.close();
}

async function check_report(browser) {
  const page = await open(browser, "gap-report.html");
  await check_look(page, "gap-report");
  const rows = await page.$$eval("#charts a[data-show]", (links) => links.map((link) => [link.dataset.show, Number(link.closest("tr").lastElementChild.textContent)]));
  for (const [token, returns] of rows.filter(([token]) => !token.startsWith("section-")).slice(0, 8)) {
    await page.$eval(`#charts a[data-show="${token}"]`, (link) => link.click());
    assert.equal((await numbers(page))[0], returns, token);
  }
  await page.$eval('.decisive a[data-show="usable"]', (link) => link.click());
  assert.equal((await numbers(page))[0], Number((await text(page, '.decisive a[data-show="usable"] b')).split(" ")[0]));
  await page.close();
}

async function check_return(browser) {
  const [name] = readdirSync(path.join(out, "schede")).filter((each) => each.endsWith(".html"));
  const page = await open(browser, `schede/${name}`);
  await check_look(page, "return");
  // From a value to its words and back.
  const value = await page.$eval("#answers a.value", (link) => { link.click(); return link.dataset.of; });
  await page.waitForSelector(`[data-of~="${value}"].lit`);
  await page.$eval("#document a[data-of]", (link) => link.click());
  await page.waitForSelector("#answers .row.lit");
  await page.close();
}

// Of the processor, in milliseconds, before and after.
async function cost(browser) {
  const page = await browser.newPage();
  const spent = async () => (await page.metrics()).TaskDuration * 1000;
  await page.goto(address("register.html"));
  const load = await spent();
  const dearest = [];
  for (const id of await page.$$eval("#facets input", (boxes) => boxes.map((box) => box.id))) {
    if (!(await page.$(`[id="${id}"]`))) continue;
    const before = await spent();
    await choose(page, id);
    dearest.push([await spent() - before, id]);
    await page.$eval("#clear", (button) => button.click());
    await page.waitForFunction(() => location.hash === "");
  }
  const [most, facet] = dearest.sort(([a], [b]) => b - a)[0];
  console.log(`register.html: ${(statSync(path.join(out, "register.html")).size / 1e6).toFixed(2)} MB, loads in ${load.toFixed(0)} ms of CPU, the dearest facet (${facet}) takes ${most.toFixed(0)} ms`);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
schede("-q", "ingest", returns, "--out", out, ...(roster ? ["--roster", roster] : []));
const browser = await launch();
try {
  await check_register(browser);
  await check_report(browser);
  await check_return(browser);
  await cost(browser);
} finally {
  await browser.close();
}
console.log(`pages are sound; pictures are in ${folder}`);
