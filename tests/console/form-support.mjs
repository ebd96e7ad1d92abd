import { fieldRules } from "fireworks-deployments";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";

const RULES = fieldRules();
const ruleOf = (path) => RULES.find((rule) => rule.path === path.join("."));

/** The control of a field, by its path. */
export const control = (page, ...path) =>
  page.locator(`[id="${["field", ...path.map((step) => encodeURIComponent(step).replaceAll("%", "_"))].join(".")}"]`);

/** The whole part of a field: label, control, hint and issues. */
export const part = (page, path) => page.locator(`[data-field="${path}"]`);

/** Opens every group that starts collapsed. */
export const openGroups = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

/** The JSON that the form has. */
export async function json(page) {
  const details = page.locator("details").filter({ has: page.getByRole("heading", { name: "As JSON" }) });
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  return JSON.parse(await page.getByLabel("The deployment as JSON").inputValue());
}

/** Sets a plain field with the mouse and the keyboard, as a person does. */
export async function set(page, dotted, typed) {
  const path = dotted.split(".");
  const input = control(page, ...path);
  const { type, values = [] } = ruleOf(path);
  if (type === "boolean") return input.getByLabel(typed ? "Yes" : "No", { exact: true }).check();
  if (type === "enum" && values.length <= 9) return input.selectOption(typed);
  await input.click();
  await input.fill(String(typed));
  // a list of proposals may be open
  if (type === "enum") await input.press("Escape");
}

/** Records the writes that a page sends. */
export function recordWrites(page) {
  const writes = [];
  page.on("request", (request) => {
    if (request.method() === "GET") return;
    const { pathname, search } = new URL(request.url());
    writes.push({
      method: request.method(),
      target: `${pathname}${search}`.replaceAll("%2C", ","),
      body: JSON.parse(request.postData()),
    });
  });
  return writes;
}

/** The request that the review shows. */
export async function shownRequest(page) {
  const text = await page.getByRole("region", { name: "Request" }).textContent();
  const [, method, target, body] = /^(\w+) (\S+)\n\n(.*)$/s.exec(text);
  return { method, target, body: JSON.parse(body) };
}

/** The path of an edit. */
const EDIT = "/deployments/support-chat/edit";

/** Sets up the tests of a `describe` for the form, with what they ask of it. */
export function useForm() {
  const use = useConsole();
  const editLive = async () => {
    const writes = recordWrites(use.page);
    const live = await use.live(EDIT, { emulator: { deployments: deployments() } });
    await control(use.page, "displayName").waitFor();
    return { ...live, writes };
  };
  return {
    use,
    EDIT,
    editLive,
    heading: (text) => use.page.getByRole("heading", { level: 1, name: text }),
    review: () => use.page.keyboard.press("Control+Enter"),
    toZero: () => control(use.page, "autoscalingPolicy", "scaleToZeroWindow"),
    messages: (path) => part(use.page, path).getByRole("listitem"),
  };
}

/** Types a key of a direct route. */
export async function typeKey(page) {
  await part(page, "directRouteApiKeys")
    .getByRole("button", { name: /^Add one/ })
    .click();
  await control(page, "directRouteApiKeys", 0).fill("marker-of-a-key");
}
