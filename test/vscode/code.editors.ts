/** The packed extension in Visual Studio Code itself: where CODE_SERVER names the folder of `install-code-server.sh`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Code } from "./code-server.ts";

/** Waits until it holds. */
const soon = async (holds: () => boolean | Promise<boolean>): Promise<void> => expect.poll(holds, { timeout: 90_000 }).toBe(true);

const home = process.env["CODE_SERVER"] ?? "";

describe.skipIf(home === "")("in Visual Studio Code", { timeout: 240_000 }, () => {
  let code: Code;
  beforeAll(async () => {
    code = await Code.start(home);
  }, 240_000);
  afterAll(async () => code.stop());

  /** Lines of an editor, as they are in sight. */
  const line = (editor: number, text: string) => code.page.locator(".editor-instance").nth(editor).locator(".view-line", { hasText: text }).first();
  const marked = (editor: number) => code.page.locator(".editor-instance").nth(editor).locator(".view-overlays [class*='ced-']");
  /** Text of the lines in sight that are marked. */
  const markedLines = async (editor: number): Promise<readonly string[]> => {
    const tops = await marked(editor).evaluateAll((marks) => marks.map((m) => m.getBoundingClientRect().top));
    const lines = await code.page.locator(".editor-instance").nth(editor).locator(".view-line").evaluateAll((found) => found.map((l) => ({ top: l.getBoundingClientRect().top, text: l.textContent })));
    return lines.filter(({ top }) => tops.includes(top)).map(({ text }) => text.replaceAll("\u00A0", " "));
  };

  test("shows shapes and costs of the model that is opened", async () => {
    await code.open("iris.nn");
    await code.page.getByText("131 parameters").first().waitFor();
    await line(0, "[16]").waitFor();
  });

  test("shows the module beside, in step with the cursor, in both directions", async () => {
    await line(0, "standardize").click();
    await code.run("nnc: Show Emitted Module Beside");
    await code.page.locator(".tab", { hasText: "Iris.ts" }).waitFor();
    await line(0, "relu").click();
    await soon(async () => (await markedLines(1)).some((text) => text.includes("const W = dense1_W;")));
    await line(1, "const W = dense1_W;").click();
    await soon(async () => (await markedLines(0)).some((text) => text.includes("dense(16)")));
  });

  test("makes the module anew while the model is edited, and keeps it while there are errors", async () => {
    const hasUnits = (units: number) => async (): Promise<boolean> => (await markedLines(1)).some((text) => text.includes(`[${units}]`) || text.includes(`< ${units};`));
    await line(0, "relu").click();
    await code.page.keyboard.press("Home");
    for (let k = 0; k < "dense(1".length; k++) await code.page.keyboard.press("ArrowRight");
    await code.page.keyboard.press("Delete");
    await code.page.keyboard.type("7");
    await soon(hasUnits(17));
    await code.page.keyboard.type("x");
    await code.page.locator(".squiggly-error").first().waitFor();
    expect(await hasUnits(17)()).toBe(true);
    await code.page.keyboard.press("Backspace");
    await code.page.keyboard.press("Backspace");
    await code.page.keyboard.type("6");
    await soon(hasUnits(16));
  });

  test("shows the derivation in a view without scripts", async () => {
    await line(0, "relu").click();
    await code.run("nnc: Show Derivation");
    await soon(async () => (await Promise.all(code.page.frames().map((frame) => frame.locator("math").count().catch(() => 0)))).some((count) => count > 10));
    for (const frame of code.page.frames()) {
      if ((await frame.locator("math").count()) === 0) continue;
      expect(await frame.locator("meta[http-equiv]").first().getAttribute("content")).toContain("default-src 'none'");
      expect(await frame.locator("script").count()).toBe(0);
    }
  });

  test("trains in a terminal, with the flags of the settings", async () => {
    await line(0, "relu").click();
    await code.run("nnc: Train Model");
    const log = join(code.folder, "run.jsonl");
    await soon(() => existsSync(log) && readFileSync(log, "utf8").trim().split("\n").length > 4);
    await code.page.locator(".xterm-rows", { hasText: "5/5" }).waitFor();
  });
});
