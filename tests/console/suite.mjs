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
  beforeEach(async () => {
    use.page = await newPage(use.browser, pageOptions);
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
    }
  };
  return use;
}
