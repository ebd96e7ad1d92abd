// The views that axe looks at: for each scenario a walk through the console, in one page, whose steps build on one another.
import { openGroups, typeKey } from "../form-support.mjs";
import { button, rowOf } from "../support.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });
const menuitem = (page, name) => page.getByRole("menuitem", { name, exact: true });

/** A step that goes to a view. */
const at = (path, shown = heading) => ({
  what: path,
  path,
  go: (page) => shown(page),
});

/** A step that does something on a view, and returns what must be there while axe looks. */
const then = (what, go, path) => ({ what, go, path });

/** A step that chooses an action in the menu of a row. */
const inMenu = (what, item, dialog) =>
  then(
    what,
    async (page) => {
      await button(page, "Actions for Support chat").click();
      await menuitem(page, item).click();
      // a menu is in a dialog, too, which is still there for a moment
      return page.getByRole(dialog.role, { name: dialog.name });
    },
    "/deployments",
  );

/** A step that undeletes, and sees it in the list of operations. */
const undeleted = (what, words) =>
  then(
    what,
    async (page) => {
      await button(page, "Undelete Search ranking").click();
      await button(page, "Undelete on EMULATOR").click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByRole("link", { name: /^Operations/ }).click();
      return page.getByText(words).first();
    },
    "/deleted",
  );

const text = (words) => (page) => page.getByText(words).first();

/** A simulation of a week that compares a policy with a window that is too long with a saved one. */
const COMPARED = `/simulate?${new URLSearchParams({
  policy: JSON.stringify({
    of: "support-chat",
    saved: { minReplicaCount: 0, maxReplicaCount: 4, acceleratorCount: 2 },
    typed: { maxReplicaCount: 4, autoscalingPolicy: { scaleUpWindow: "2h", loadTargets: { default: 0.5 } } },
  }),
  load: JSON.stringify({
    kind: "points",
    points: [
      [0, 1],
      [540, 3],
    ],
    day: "2026-11-30",
    days: 7,
    zone: "UTC",
  }),
})}`;

export const WALKS = {
  account: [
    at("/deployments", (page) => rowOf(page, "Support chat")),
    then(
      "the menu of a row",
      async (page) => {
        await button(page, "Actions for Support chat").click();
        return page.getByRole("menu");
      },
      "/deployments",
    ),
    then(
      "the columns",
      async (page) => {
        await button(page, "Columns").click();
        return page.getByRole("menu");
      },
      "/deployments",
    ),
    then(
      "the sheet of keys",
      async (page) => {
        await page.keyboard.press("?");
        return page.getByRole("dialog");
      },
      "/deployments",
    ),
    then(
      "the palette",
      async (page) => {
        await page.keyboard.press("Control+k");
        return page.getByRole("dialog");
      },
      "/deployments",
    ),
    inMenu("the question before a delete", "Delete…", { role: "alertdialog", name: "Delete Support chat?" }),
    inMenu("the question before a purge", "Purge…", { role: "alertdialog", name: "Purge Support chat for good?" }),
    inMenu("scaling", "Scale…", { role: "dialog", name: "Scale Support chat" }),
    at("/deployments?q=nowhere"),
    at("/deleted", (page) => rowOf(page, "Search ranking")),
    then(
      "the question before an undelete",
      async (page) => {
        await button(page, "Undelete Search ranking").click();
        return page.getByRole("dialog");
      },
      "/deleted",
    ),
    then("a rehearsal", async (page) => {
      await button(page, "Try on the emulator").click();
      return page.getByRole("dialog", { name: /^Rehearsal/ }).getByText(/It would end as/);
    }),
    at("/deployments/search-ranking/undelete", (page) => page.getByRole("dialog")),
    at("/deployments/nowhere"),
    at("/operations"),
    at("/settings"),
    at("/emulator"),
    at("/simulate", (page) => page.getByRole("figure")),
    then(
      "a simulation of two policies, one of them wrong, with the numbers as a table",
      async (page) => {
        await page.getByText("The typed policy isn't drawn.").waitFor();
        await page.getByText("The numbers as a table").click();
        return page.getByRole("region", { name: "The numbers" });
      },
      COMPARED,
    ),
    at("/deployments/new", text("As JSON")),
    at("/deployments/support-chat", text("Timeline")),
    at("/deployments/support-chat?tab=json", text('"displayName"')),
    at("/deployments/support-chat?tab=code", (page) => page.getByRole("tabpanel")),
    at("/deployments/support-chat?tab=diff&with=search-ranking", text("Line by line")),
    then(
      "why a deployment failed, and its shards",
      async (page) => {
        await button(page, "Show the shards").click();
        return text("the model server exited with status 1")(page);
      },
      "/deployments/image-captions",
    ),
    at("/deployments/search-ranking", text("Timeline")),
    at("/deployments/support-chat/edit", text("As JSON")),
    then("every group of the form, with a key, a wrong field and the list of issues", async (page) => {
      await openGroups(page);
      await typeKey(page);
      await page.getByRole("textbox", { name: "Scale to zero window" }).fill("2m");
      await button(page, "1 error, 1 warning").click();
      return page.getByRole("link", { name: /must be at least 5 minutes/ });
    }),
    then("the review of an edit", async (page) => {
      await page.getByRole("textbox", { name: "Scale to zero window" }).fill("2h");
      await page.getByRole("textbox", { name: "Display name" }).fill("Renamed");
      await page.getByRole("button", { name: /^Review/ }).click();
      return page.getByRole("region", { name: "Request" });
    }),
    then("the question before a form is left", async (page) => {
      await page.getByRole("link", { name: "Settings" }).click();
      return page.getByRole("alertdialog");
    }),
    then("the notice of a delete, with its undo", async (page) => {
      await button(page, "Leave").click();
      await page.getByRole("link", { name: "Deployments" }).click();
      await button(page, "Actions for Support chat").click();
      await menuitem(page, "Delete…").click();
      await button(page, "Delete on EMULATOR").click();
      return button(page, "Undo");
    }),
    undeleted("an undelete that runs", /Undeleting/),
  ],
  empty: [at("/deployments", text("No deployments yet"))],
  "ten-thousand": [at("/deployments", (page) => page.getByRole("row").nth(1))],
  fleet: [
    then(
      "everything selected",
      async (page) => {
        await page.getByRole("row").nth(1).focus();
        await page.keyboard.press("Control+a");
        return page.getByText(/200 selected/).first();
      },
      "/deployments",
    ),
  ],
  "many-deleted": [
    at("/deployments", text("20 were deleted and can be undeleted")),
    at("/deleted", (page) => page.getByRole("row").nth(1)),
    then("several undeletes", async (page) => {
      await page.getByRole("row").nth(1).focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("u");
      return page.getByRole("dialog");
    }),
  ],
  "no-capacity": [undeleted("a start that waits for GPUs", "Waiting for GPUs")],
  "start-fails": [undeleted("a start that failed", /failed to start/)],
  "purged-while-looking": [at("/deployments/search-ranking", text(/purged/))],
  "lost-answer": [undeleted("an answer that was lost", /The answer was lost/)],
  "401-in-the-middle": [undeleted("an undelete that was refused", /401/)],
  unauthorized: [at("/deployments", (page) => page.getByRole("alert"))],
  forbidden: [at("/deployments", (page) => page.getByRole("alert"))],
  busy: [at("/deployments", text("Loading…"))],
  down: [at("/deployments", (page) => page.getByRole("alert"))],
  garbage: [at("/deployments", (page) => page.getByRole("alert"))],
};

/** The clock's speed, where a step takes its time. */
export const SPEEDS = { "start-fails": 60, "purged-while-looking": 60 };
