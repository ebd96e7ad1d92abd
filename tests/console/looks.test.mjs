import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { beyondTheScreen, settled } from "./accessibility/axe.mjs";
import { coloursOfPlaceholder, contrast } from "./accessibility/contrast.mjs";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { focused, rowOf } from "./support.mjs";

describe("the looks of the console", () => {
  const use = useConsole();
  const show = async (view) => {
    await use.open(view);
    // not the shell of index.html, which has a heading, too
    await use.page.getByRole("navigation", { name: "Console" }).waitFor();
    await settled(use.page);
  };

  it("keep the buttons of a heading above what follows on a phone", async () => {
    const { page } = use;
    await page.setViewportSize({ width: 360, height: 740 });
    await show("/simulate");
    const bottom = async (locator) => {
      const { y, height } = await locator.boundingBox();
      return y + height;
    };
    const { y: below } = await page.locator(".heading + *").boundingBox();
    assert.ok((await bottom(page.getByRole("button", { name: "Copy link" }))) <= below);
  });

  it("keep the theme and the density that a person chose", async () => {
    const { page } = use;
    await show("/settings");
    await page.getByLabel("Theme").selectOption("dark");
    await page.getByLabel("Rows").selectOption("compact");
    await show("/deployments");
    const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    assert.equal(scheme, "dark");
    assert.equal((await rowOf(page, "Support chat").boundingBox()).height, 32);
  });

  it("follow the size of the text, which a person changes while the page is open", async () => {
    const { page } = use;
    await show("/deployments");
    const { height: before } = await rowOf(page, "Support chat").boundingBox();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    await settled(page);
    const { height: after } = await rowOf(page, "Support chat").boundingBox();
    assert.ok(after > 1.9 * before, `from ${before} to ${after}`);
  });

  describe("with text of double size", () => {
    const showDouble = async (width, view) => {
      const { page } = use;
      await page.setViewportSize({ width, height: 800 });
      await show(view);
      const icon = page.locator("header svg").first();
      const { height: before } = await icon.boundingBox();
      await page.evaluate(() => {
        document.documentElement.style.fontSize = "28px";
      });
      await settled(page);
      const { height: after } = await icon.boundingBox();
      return { before, after };
    };

    it("keep what needs attention above the search", async () => {
      const { page } = use;
      await showDouble(360, "/deployments");
      const last = page.getByRole("list", { name: "Needs attention" }).getByRole("link").last();
      const { y, height } = await last.boundingBox();
      const { y: below } = await page.getByRole("search").boundingBox();
      assert.ok(y + height <= below, `${y + height} > ${below}`);
    });

    it("give the chart of a simulation the width of the page", async () => {
      const { page } = use;
      await showDouble(1_024, "/simulate");
      const { width } = await page.locator("figure").first().boundingBox();
      assert.ok(width > 900, `${width} pixels`);
    });

    it("keep the labels of the chart apart", async () => {
      const { page } = use;
      await showDouble(1_024, "/simulate");
      const overlapping = await page
        .locator("figure svg text")
        .first()
        .evaluate((first) => {
          const labels = [...first.ownerSVGElement.querySelectorAll("text")];
          const boxes = labels.map((label) => ({ text: label.textContent, box: label.getBoundingClientRect() }));
          const meet = (one, other) =>
            one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
          return boxes.flatMap(({ text, box }, index) =>
            boxes.slice(index + 1).flatMap((other) => (meet(box, other.box) ? [`${text} and ${other.text}`] : [])),
          );
        });
      assert.deepEqual(overlapping, []);
    });

    it("double the icons", async () => {
      const { before, after } = await showDouble(1_024, "/deployments");
      assert.equal(after, 2 * before);
    });

    it("break a time that is wider than the screen", async () => {
      await showDouble(320, "/deployments");
      assert.equal(await beyondTheScreen(use.page), 0);
    });
  });

  for (const colorScheme of ["light", "dark"]) {
    it(`let placeholders be read on ${colorScheme} ground`, async () => {
      const { page } = use;
      await page.emulateMedia({ colorScheme });
      for (const view of ["/deployments", "/deployments/new", "/simulate", "/settings"]) {
        await show(view);
        const placeholders = await page.locator("input[placeholder], textarea[placeholder]").all();
        assert.ok(placeholders.length > 0, view);
        for (const input of placeholders) {
          const colours = await input.evaluate(coloursOfPlaceholder);
          assert.ok(
            contrast(colours) >= 4.5,
            `${view}: ${await input.getAttribute("placeholder")}: ${contrast(colours)}`,
          );
        }
      }
    });
  }

  it("set what is typed or chosen lighter than its label", async () => {
    const { page } = use;
    await show("/settings");
    for (const control of await page.getByRole("main").locator("select, input:not([type])").all())
      assert.equal(await control.evaluate((element) => getComputedStyle(element).fontWeight), "400");
  });

  it("name the column of each value on a phone, where a row of a table is a block", async () => {
    const { page } = use;
    await page.setViewportSize({ width: 360, height: 740 });
    await show("/deployments/support-chat");
    const row = page.getByRole("rowheader", { name: /^office/ }).locator("..");
    const labels = await row.locator("td").evaluateAll((cells) => cells.map((cell) => cell.dataset.label));
    assert.deepEqual(labels, ["Starts", "Lasts", "At least"]);
    const { width } = await row.locator("td").last().boundingBox();
    assert.ok(width > 200, `a cell is ${width} pixels wide`);
  });

  it("set an ID on the line of the text beside it, with the icon that copies it in the middle", async () => {
    const { page } = use;
    await show("/deployments/image-captions");
    const lines = await page.locator("main > p").evaluate((about) => {
      const lineOf = (element) => {
        const mark = element.appendChild(document.createElement("span"));
        mark.style.display = "inline-block";
        const { bottom } = mark.getBoundingClientRect();
        mark.remove();
        return bottom;
      };
      const middleOf = (element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return (top + bottom) / 2;
      };
      const [reason, id] = [about.querySelector("span"), about.querySelector("code")];
      return { apart: lineOf(id) - lineOf(reason), beside: middleOf(about.querySelector("svg")) - middleOf(id) };
    });
    assert.ok(Math.abs(lines.apart) < 0.5 && Math.abs(lines.beside) < 2, JSON.stringify(lines));
  });

  it("give a cell that is cut its whole text as a title, and cut no age", async () => {
    const { page } = use;
    await page.setViewportSize({ width: 1_024, height: 800 });
    const [first] = deployments();
    const aged = [23 / 24, 105, 999].map((days, index) => ({
      ...first,
      name: `a-deployment-whose-name-is-long-${index}`,
      displayName: `A deployment whose name is long ${index}`,
      placement: { region: "EU_FRANKFURT_1" },
      updateTime: new Date(Date.now() - days * 86_400_000).toISOString(),
    }));
    await use.live("/deployments", { emulator: { deployments: aged } });
    await rowOf(page, "long 2").waitFor();
    const cells = await page.locator("[role=grid] [data-column] *, [role=grid] [data-column]").evaluateAll((all) =>
      all
        .filter((cell) => cell.scrollWidth > cell.clientWidth && getComputedStyle(cell).textOverflow === "ellipsis")
        .map((cell) => ({
          column: cell.closest("[data-column]").dataset.column,
          text: cell.textContent,
          title: cell.title,
        })),
    );
    assert.deepEqual(
      cells.filter(({ column, text, title }) => column === "changed" || title !== text),
      [],
    );
    assert.deepEqual([...new Set(cells.map(({ column }) => column))], ["name", "region"]);
  });

  it("switch single keys off for those who want that", async () => {
    const { page } = use;
    await show("/settings");
    await page.getByLabel("Single-key shortcuts").uncheck();
    await show("/deployments");
    await page.keyboard.press("?");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    assert.match(await focused(page), /Search/);
  });
});
