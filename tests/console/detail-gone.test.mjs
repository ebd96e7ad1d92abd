import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { useDetail } from "./detail-support.mjs";

describe("the page of a deployment that can't be read", () => {
  const use = useDetail();
  const { open, button, card, field, view, refresh } = use;

  it("keeps the last copy of one that is purged while one looks at it, and offers to create one like it", async () => {
    await open("ranking");
    await card("Replicas").waitFor();
    use.isFaulty = true;
    use.emulator.advance("6d");
    await refresh();
    const gone = use.page.getByRole("alert").filter({ hasText: "Not found: purged, or in another account." });
    await gone.waitFor();
    assert.match(await gone.textContent(), /Its time ended/);
    assert.equal(await button("Undelete…").count(), 0);
    assert.equal(await field("Base model").textContent(), "accounts/fireworks/models/qwen3-8b");
    await view("JSON").click();
    await use.page.locator("pre").getByText("Search ranking").waitFor();
    await button("Create one like it…").click();
    await use.page.waitForURL(/\/deployments\/new\?from=ranking/);
  });

  it("says that there is no copy of one that was never seen", async () => {
    use.isFaulty = true;
    await open("nobody");
    await use.page.getByRole("alert").getByText("No copy of it was seen here.").waitFor();
    assert.equal(await button("Create one like it…").count(), 0);
  });

  it("keeps what is on the screen when a poll fails, and gets well without a reload", async () => {
    await open("chat");
    await card("Replicas").waitFor();
    use.isFaulty = true;
    use.emulator.fail({ status: 403, times: 1 });
    await refresh();
    await use.page.getByRole("alert").getByText("This key may not do that (403).").waitFor();
    await use.page
      .getByRole("region", { name: "Trouble" })
      .getByText(/What you see is as of/)
      .waitFor();
    assert.match(await card("Replicas").textContent(), /2 of 4/);
    await button("Try again").click();
    await use.page.getByRole("alert").filter({ hasText: "403" }).waitFor({ state: "detached" });
  });
});
