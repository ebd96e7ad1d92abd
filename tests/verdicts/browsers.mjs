// The three engines behind one interface: open a page, run functions in it, close it. xtask provides the paths of the
// programs.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import puppeteer from "puppeteer-core";
import { Builder } from "selenium-webdriver";
import { DriverService } from "selenium-webdriver/remote/index.js";
import { launch } from "../pages/support.mjs";

const {
  FIREFOX = "/usr/bin/firefox-esr",
  WEBKITDRIVER = "/usr/bin/WebKitWebDriver",
  XVFB = "/usr/bin/Xvfb",
} = process.env;
const AS_LONG_AS_IT_TAKES = 600_000;

async function chromium(url) {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(url);
  return { run: (inPage) => page.evaluate(inPage), close: () => browser.close() };
}

async function firefox(url) {
  const options = { browser: "firefox", executablePath: FIREFOX, protocolTimeout: AS_LONG_AS_IT_TAKES };
  const browser = await puppeteer.launch(options);
  const page = await browser.newPage();
  await page.goto(url);
  return { run: (inPage) => page.evaluate(inPage), close: () => browser.close() };
}

async function webkit(url) {
  const environment = { ...process.env, DISPLAY: await startDisplay() };
  const service = new DriverService.Builder(WEBKITDRIVER).setLoopback(true).setEnvironment(environment).build();
  const address = await service.start();
  const driver = await new Builder().usingServer(address).withCapabilities({ browserName: "MiniBrowser" }).build();
  await driver.manage().setTimeouts({ script: AS_LONG_AS_IT_TAKES });
  await driver.get(url);
  return {
    run: (inPage) => driver.executeScript(`return (${inPage})()`),
    close: () => driver.quit().finally(() => service.kill()),
  };
}

/** A virtual display until this process ends, since WebKit needs one. Returns its name. */
async function startDisplay() {
  const server = spawn(XVFB, ["-displayfd", "3", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  server.unref();
  process.once("exit", () => server.kill());
  const number = (await text(server.stdio[3])).trim();
  if (!number) throw new Error(`${XVFB} ended before it had a display`);
  return `:${number}`;
}

export const engines = [
  { name: "Chromium", open: chromium, agent: /Chrome\// },
  { name: "Firefox", open: firefox, agent: /Firefox\// },
  { name: "WebKit", open: webkit, agent: /AppleWebKit\/(?!.*Chrome)/ },
];
