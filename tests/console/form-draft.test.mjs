import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { control, openGroups, typeKey, useForm } from "./form-support.mjs";
import { button } from "./support.mjs";

describe("what was typed into the form", () => {
  const { use, EDIT, heading, review, editLive } = useForm();

  it("offers what was typed before a reload, with what it began from, and never a key", async () => {
    const { page } = use;
    const { emulator } = await editLive();
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      dialog.accept();
    });
    await page.reload();
    await control(page, "displayName").fill("Typed");
    await openGroups(page);
    await typeKey(page);
    emulator.edit("support-chat", { displayName: "Theirs" });
    await page.reload();
    assert.deepEqual(asked, ["beforeunload"], "the browser asks only if something was typed");
    const offer = page.getByRole("region", { name: "What was typed before" });
    await offer.waitFor();
    assert.equal(await control(page, "displayName").inputValue(), "Theirs", "it isn't applied by itself");
    assert.doesNotMatch(
      await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, document.body.innerHTML])),
      /marker/,
    );
    await page.getByRole("button", { name: /^Go on with what was typed at \d\d:\d\d$/ }).click();
    assert.equal(await control(page, "displayName").inputValue(), "Typed");
    await review();
    const row = page.getByRole("row").filter({ hasText: "displayName" });
    assert.match(
      (await row.innerText()).replace(/\s+/g, " "),
      /Support chat Theirs Somebody changed it meanwhile\. Typed/,
    );
    await page.reload();
    await page.getByRole("button", { name: "Discard" }).click();
    await offer.waitFor({ state: "detached" });
    await page.reload();
    await control(page, "displayName").waitFor();
    assert.equal(await offer.count(), 0);
  });

  it("asks before a form with changes is left, and not once they are typed back", async () => {
    const { page } = use;
    await use.open(EDIT);
    await control(page, "displayName").fill("Other");
    await page.getByRole("link", { name: "Deleted" }).click();
    await page.getByRole("alertdialog", { name: "Leave the form?" }).waitFor();
    await button(page, "Keep editing").click();
    assert.equal(await control(page, "displayName").inputValue(), "Other");
    await button(page, "Put back: Display name").click();
    assert.equal(await control(page, "displayName").inputValue(), "Support chat");
    await page.getByRole("link", { name: "Deleted" }).click();
    await heading("Deleted").waitFor();
    await page.goBack();
    await control(page, "displayName").fill("Other");
    await page.getByRole("link", { name: "Deleted" }).click();
    await button(page, "Leave").click();
    await heading("Deleted").waitFor();
    await page.goBack();
    await page.getByRole("region", { name: "What was typed before" }).waitFor();
  });

  it("keeps what was typed when the key stops working in the middle, and sends it again", async () => {
    const { page } = use;
    await use.open(`${EDIT}?scenario=401-in-the-middle`);
    await control(page, "displayName").fill("Kept");
    await review();
    await button(page, "Save on EMULATOR").click();
    const alert = page.getByRole("alert").filter({ hasText: "doesn't accept the key (401)" });
    await alert.waitFor();
    await button(page, "Back to the form").click();
    assert.equal(await control(page, "displayName").inputValue(), "Kept");
    await review();
    await button(page, "Save on EMULATOR").click();
    await page.waitForURL(/\/deployments\/support-chat(\?|$)/);
    await page.getByText("Kept was saved.").waitFor();
  });

  it("keeps what was typed when the view breaks", async () => {
    const { page } = use;
    await use.open(EDIT);
    await control(page, "displayName").fill("Kept");
    await page.evaluate(() => {
      window.zones = Intl.supportedValuesOf;
      Intl.supportedValuesOf = undefined;
    });
    await button(page, "Add a schedule").click();
    await heading("This view broke").waitFor();
    await page.evaluate(() => {
      Intl.supportedValuesOf = window.zones;
    });
    await button(page, "Show it again").click();
    await page.getByRole("button", { name: /^Go on with what was typed/ }).click();
    assert.equal(await control(page, "displayName").inputValue(), "Kept");
    await page.locator("fieldset").filter({ hasText: "Schedule schedule-1" }).first().waitFor();
    assert.ok(page.complaints.some((complaint) => /supportedValuesOf/.test(complaint)));
    page.complaints.length = 0;
  });
});
