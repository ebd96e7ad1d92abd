import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { launch, newPage, openLive, serveConsole } from "./support.mjs";

/**
 * Sets up the tests of a `describe`: one server, one browser, and a new page for each test, whose console must stay clean.
 * `open` shows a path of the demo, `live` one of the live mode on an emulator of the test's own.
 */
export function useConsole(pageOptions = {}) {
  const use = { page: undefined, browser: undefined, url: undefined };
  let server;
  before(async () => {
    [server, use.browser] = await Promise.all([serveConsole(), launch()]);
    use.url = server.url;
  });
  after(() => Promise.all([use.browser?.close(), server?.close()]));
  const pending = new Set();
  beforeEach(async () => {
    pending.clear();
    use.page = await newPage(use.browser, pageOptions);
    use.page.on("request", (request) => pending.add(request));
    for (const end of ["requestfinished", "requestfailed"]) use.page.on(end, (request) => pending.delete(request));
  });
  afterEach(async () => {
    const { complaints } = use.page;
    await use.page.close();
    // the browser itself reports each request that fails or is refused
    const ours = complaints.filter((complaint) => !/^Failed to load resource/.test(complaint));
    assert.deepEqual(ours, []);
  });
  use.open = (path) => use.page.goto(use.url + path);
  use.live = (path, options) => openLive(use.page, use.url, path, options);
  /** Lets time pass for the page and the emulator alike, five seconds at a time. */
  use.pass = async (emulator, seconds) => {
    for (let second = 0; second < seconds; second += 5) {
      emulator.advance("5s");
      await use.page.clock.runFor(5_000);
      // replies come in the host's time; those that never come aren't waited for
      for (let turn = 0; turn < 50 && pending.size > 0; turn++) await use.page.waitForTimeout(5);
    }
  };
  return use;
}
