import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button, focused, rowOf } from "./support.mjs";

describe("deleting in the console", () => {
  const use = useConsole();
  const open = (path = "/deployments") => use.live(path, { clock: true, emulator: { deployments: deployments() } });
  const choose = async (item) => {
    await button(use.page, "Actions for Support chat").click();
    await use.page.getByRole("menuitem", { name: item, exact: true }).click();
  };
  const stateOf = (emulator) => emulator.deployments().find(({ name }) => name.endsWith("support-chat"))?.state;

  it("asks first, naming the mode, with the focus on the way out", async () => {
    const { page } = use;
    const { requests } = await open();
    await choose("Delete…");
    const dialog = page.getByRole("alertdialog", { name: "Delete Support chat?" });
    assert.match(await dialog.innerText(), /stops serving at once.*undeleted until about \w+ \d+ \w+/s);
    assert.equal(await focused(page), "Cancel");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    assert.deepEqual(
      requests.filter((request) => request.startsWith("DELETE")),
      [],
    );
  });

  it("can be undone at once: the undo waits for the delete, then undeletes", async () => {
    const { page } = use;
    const { emulator, requests } = await open();
    await choose("Delete…");
    await button(page, "Delete on LIVE").click();
    await page.getByText("Support chat is being deleted.").waitFor();
    assert.equal(stateOf(emulator), "DELETING");
    await button(page, "Undo").click();
    await page.getByText(/restored once the delete finishes/).waitFor();
    await use.pass(emulator, 60);
    assert.equal(stateOf(emulator), "READY");
    assert.equal(requests.filter((request) => request.includes(":undelete")).length, 1);
  });

  it("is refused after recent traffic, until one insists", async () => {
    const { page } = use;
    const { emulator, requests } = await open();
    emulator.traffic("support-chat");
    await choose("Delete…");
    await button(page, "Delete on LIVE").click();
    await page.getByText("It served a request in the last hour.").waitFor();
    await button(page, "Delete anyway on LIVE").click();
    await page.getByText("Support chat is being deleted.").waitFor();
    assert.match(
      requests.findLast((request) => request.startsWith("DELETE")),
      /ignoreChecks=true/,
    );
  });

  it("purges only once the ID is typed", async () => {
    const { page } = use;
    const { emulator, requests } = await open();
    await choose("Purge…");
    const purge = page.getByRole("button", { name: "Purge support-chat for good on LIVE" });
    await purge.click({ force: true });
    assert.equal(await purge.getAttribute("aria-disabled"), "true");
    await page.getByLabel(/Type support-chat/).fill("support-cha");
    await page.keyboard.press("Enter");
    assert.deepEqual(
      requests.filter((request) => request.startsWith("DELETE")),
      [],
    );
    await page.keyboard.press("t");
    await page.keyboard.press("Enter");
    await rowOf(page, "Support chat").waitFor({ state: "detached" });
    assert.equal(stateOf(emulator), undefined);
  });

  it("isn't purged after recent traffic, until one insists", async () => {
    const { page } = use;
    const { emulator, requests } = await open("/deployments/support-chat");
    const sent = () => requests.filter((request) => request.startsWith("DELETE")).map((path) => path.split("?")[1]);
    emulator.traffic("support-chat");
    await button(page, "Purge…").click();
    await page.getByLabel(/Type support-chat/).fill("support-chat");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "It was not purged: it served a request in the last hour." }).waitFor();
    assert.deepEqual(sent(), ["hard=true"]);
    assert.equal(stateOf(emulator), "READY");

    await button(page, "Purge anyway…").click();
    const dialog = page.getByRole("alertdialog", { name: "Purge Support chat for good?" });
    await dialog.getByText("It served a request in the last hour.").waitFor();
    await page.getByLabel(/Type support-chat/).fill("support-chat");
    await button(page, "Purge support-chat anyway on LIVE").click();
    await page.getByRole("heading", { name: "Support chat is purged." }).waitFor();
    await page.getByRole("alert").getByText("It was purged from here.").waitFor();
    assert.equal(await button(page, "Edit…").count(), 0, "nothing can be done with it any more");
    assert.equal(await page.getByText(/READY isn't serving/).count(), 0);
    assert.deepEqual(sent(), ["hard=true", "hard=true&ignoreChecks=true"]);
    assert.equal(stateOf(emulator), undefined);
  });

  it("never purges again by itself", async () => {
    const { page } = use;
    const { emulator, requests } = await open();
    const purges = () => requests.filter((request) => request.startsWith("DELETE")).length;
    await choose("Purge…");
    emulator.fail({ dropConnection: true, times: Infinity, match: "DELETE" });
    await page.getByLabel(/Type support-chat/).fill("support-chat");
    await page.keyboard.press("Enter");
    while (purges() === 0) await use.pass(emulator, 5);
    await page.goto("about:blank");
    const sent = purges();
    emulator.clearFaults();
    await page.goto(`${use.url}/operations`);
    await page.getByRole("heading", { name: /It was not purged: It is still there/ }).waitFor();
    assert.equal(purges(), sent);
    assert.equal(stateOf(emulator), "READY");
  });
});
