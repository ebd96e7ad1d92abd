import { join } from "node:path";
import { createEmulator } from "fireworks-deployments/emulator";
import { preview } from "vite";

export { launch } from "../pages/support.mjs";

/** Serves a built console on a free local port: by default this project's. */
export async function serveConsole(root = join(import.meta.dirname, "../../www")) {
  const server = await preview({ root, logLevel: "error", preview: { host: "127.0.0.1", port: 0, open: false } });
  return {
    url: server.resolvedUrls.local[0].replace(/\/$/, ""),
    close: () => server.close(),
  };
}

/**
 * A page of the console, in a browser or a context of one. `complaints` collects whatever the browser complains of: errors of the console, uncaught ones, and
 * violations of the Content-Security-Policy.
 */
export async function newPage(browser, options = {}) {
  const page = await browser.newPage({ locale: "en", viewport: { width: 1280, height: 800 }, ...options });
  page.setDefaultTimeout(15_000);
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`violates ${violatedDirective}: ${blockedURI}`);
    });
  });
  return Object.assign(page, { complaints });
}

/**
 * Opens the console in its live mode, with an emulator of the test's own behind `/v1/`. Returns that emulator, the requests
 * that the page has sent, and `most`, the number of lists that it has waited for at once.
 */
export async function openLive(page, url, path, { emulator: options, ...more } = {}) {
  const emulator = createEmulator({ accountId: "acme", ...options });
  const requests = [];
  const lists = { running: 0, most: 0 };
  await page.route("**/v1/**", async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const isList = request.method() === "GET" && pathname.endsWith("/deployments");
    if (isList) lists.most = Math.max(lists.most, ++lists.running);
    requests.push(`${request.method()} ${decodeURIComponent(pathname + search)}`);
    let response;
    try {
      response = await emulator.fetch(`https://api.test${pathname}${search}`, {
        method: request.method(),
        headers: request.headers(),
        body: request.postData() ?? undefined,
      });
    } catch {
      if (isList) lists.running--;
      return route.abort("connectionreset");
    }
    const body = await response.text();
    if (isList) lists.running--;
    await route
      .fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
      .catch(() => {});
  });
  await page.route(
    (url) => !url.pathname.startsWith("/v1/") && !/\.\w+$/.test(url.pathname),
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({
        response,
        body: html.replace('data-mode="emulator"', 'data-mode="live" data-account="acme"'),
      });
    },
  );
  if (more.clock) await page.clock.install();
  await page.goto(url + path);
  return { emulator, requests, most: () => lists.most };
}

/** The row of a deployment, by a part of its text. */
export const rowOf = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Hides the page as another tab does, or shows it again. */
export function hide(page, hidden) {
  return page.evaluate((hidden) => {
    Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

/** Says what has the focus: its accessible name and role. */
export function focused(page) {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    if (element === document.body) return "BODY";
    const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
    return label.trim();
  });
}
