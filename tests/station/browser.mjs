// A station and a browser that looks at it.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.env.STATION_PACKAGES + "/package.json"); // where npm put them
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const binary = process.env.SCHEDE;

export function schede(...args) {
  const { status, stdout, stderr } = spawnSync(binary, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`schede ${args.join(" ")}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

export function launch() {
  return puppeteer.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
}

// What axe finds in a page, a line each.
export async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ preload: false })); // it would fetch the style, which no page may
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

export class Station {
  // Starts `schede review` and opens it.
  static async open(browser, out, ...args) {
    const station = new Station();
    station.child = spawn(binary, [...args, "review", out, "--as", "Anna"], { stdio: ["ignore", "pipe", "inherit"] });
    process.on("exit", () => station.child.kill());
    station.ended = new Promise((done) => station.child.on("exit", done));
    station.address = await new Promise((found) => {
      let text = "";
      station.child.stdout.on("data", (data) => {
        text += data;
        const address = text.match(/http:\S+/);
        if (address) found(address[0]);
      });
    });
    station.page = await browser.newPage();
    station.page.on("pageerror", (error) => { throw error; });
    station.page.on("console", (message) => { if (message.type() === "error" && !/status of 422/.test(message.text())) throw new Error(message.text()); });
    await station.page.setViewport({ width: 1280, height: 800 });
    await station.page.goto(station.address);
    await station.page.waitForFunction(() => document.getElementById("card-title").textContent !== "");
    await station.rest();
    return station;
  }

  // Until the page has done what it was told.
  async rest() {
    await this.page.waitForFunction(() => !document.getElementById("work").hasAttribute("aria-busy"));
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.rest();
    }
  }
  // With Ctrl held.
  async press_with_control(key) {
    await this.page.keyboard.down("Control");
    await this.page.keyboard.press(key);
    await this.page.keyboard.up("Control");
    await this.rest();
  }
  async type(text) {
    await this.press_with_control("a");
    await this.page.keyboard.type(text);
  }
  async click(selector) {
    await this.page.click(selector);
    await this.rest();
  }
  async open_return(name) {
    const [button] = await this.page.$$(`xpath/.//ul[@id="returns"]//button[contains(., "${name}")]`);
    await button.click();
    await this.rest();
  }
  text(selector) {
    return this.page.$eval(selector, (element) => element.innerText.trim());
  }
  async card() {
    return { title: await this.text("#card-title"), where: await this.text("#card-where"), value: await this.text("#card-value"), message: await this.text("#message") };
  }
  queue() {
    return this.page.evaluate(async () => (await fetch("/queue")).json());
  }

  faults() {
    return faults(this.page);
  }

  async close() {
    await this.page.close();
    this.child.kill("SIGINT");
    return this.ended;
  }
}
