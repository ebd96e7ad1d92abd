// Writes the pictures of the README: `node tests/console/pictures/readme.mjs`, after a build.
import { join } from "node:path";
import { button, launch, newPage, serveConsole } from "../support.mjs";

const NOW = "2026-03-02T12:00:00Z";
const folder = join(import.meta.dirname, "../../../docs/console");

const PICTURES = [
  { name: "deployments", path: "/deployments", colorScheme: "light" },
  {
    name: "undelete",
    path: "/deleted",
    colorScheme: "dark",
    act: async (page) => {
      await button(page, "Undelete Search ranking").click();
      await page.getByText("Possible for").waitFor();
    },
  },
  {
    name: "simulate",
    path: `/simulate?policy=${JSON.stringify({ of: "support-chat" })}&load=${JSON.stringify({ kind: "office" })}`,
    colorScheme: "light",
    act: async (page) => {
      await page.getByLabel("Minimum replicas").first().fill("1");
      await page.getByLabel("Scale-down window").fill("30m");
      await page.waitForTimeout(1_000);
    },
  },
];

const [server, browser] = await Promise.all([serveConsole(), launch()]);
for (const { name, path, colorScheme, act } of PICTURES) {
  const page = await newPage(browser, { colorScheme, viewport: { width: 1_200, height: 640 }, timezoneId: "UTC" });
  await page.clock.setFixedTime(NOW);
  await page.goto(`${server.url}${path}${path.includes("?") ? "&" : "?"}speed=0.0001`);
  await page.getByRole("navigation", { name: "Console" }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  await act?.(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await Promise.all([browser.close(), server.close()]);
