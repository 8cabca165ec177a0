// Reads an explainer in Firefox, over WebDriver BiDi, and prints what it saw as JSON.
// node firefox.mjs FIREFOX ADDRESS STEPS: the steps are a JSON list of [name, argument].
import puppeteer from "puppeteer-core";

const [executablePath, address, steps] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
const seen = [];
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 500, height: 740 });
  const does = {
    open: (fragment) => page.goto("about:blank").then(() => page.goto(address + fragment, { waitUntil: "load" })),
    press: (selector) => page.locator(selector).click(),
    key: (name) => page.keyboard.press(name),
    tell: (script) => page.evaluate(script),
    wait: (script) => page.waitForFunction(script, { timeout: 20_000 }),
  };
  for (const [name, argument] of JSON.parse(steps)) seen.push((await does[name](argument)) ?? null);
  console.log(JSON.stringify(seen.map((one) => (typeof one === "object" ? null : one))));
} finally {
  await browser.close();
}
