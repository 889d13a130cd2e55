/** Parts of the extension that need no editor. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { chooseNnc } from "../../editors/vscode/src/nnc.ts";
import { linesOf, originOf } from "../../editors/vscode/src/places.ts";
import { inWebview } from "../../editors/vscode/src/policy.ts";
import { moduleOf } from "../../src/cli/lsp/module.ts";

test("the nnc of the settings comes before the project's, and that before the one in the extension", () => {
  const root = mkdtempSync(join(tmpdir(), "nnc-choice-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "models/deep");
  mkdirSync(folder, { recursive: true });
  const choose = (path: string, isTrusted = true): readonly string[] => {
    const { main, from } = chooseNnc({ path, root, folder, packed: "/extension/nnc/main.mjs", isTrusted });
    return [from, main];
  };
  expect(choose("")).toEqual(["extension", "/extension/nnc/main.mjs"]);
  mkdirSync(join(root, "node_modules/nnc/dist/cli"), { recursive: true });
  writeFileSync(join(root, "node_modules/nnc/package.json"), JSON.stringify({ bin: { nnc: "dist/cli/main.js" } }));
  // Installed in part: there is no program.
  expect(choose("")[0]).toBe("extension");
  writeFileSync(join(root, "node_modules/nnc/dist/cli/main.js"), "");
  expect(choose("")).toEqual(["project", join(root, "node_modules/nnc/dist/cli/main.js")]);
  expect(choose("tools/nnc.js")).toEqual(["settings", join(root, "tools/nnc.js")]);
  expect(choose("tools/nnc.js", false)[0]).toBe("extension");
  writeFileSync(join(root, "node_modules/nnc/package.json"), "{");
  expect(choose("")[0]).toBe("extension");
});

test("lines of a model and of its module lead to each other", async () => {
  const { modules: [module] } = await moduleOf({ uri: pathToFileURL(resolve("examples/iris/iris.nn")).href, text: readFileSync("examples/iris/iris.nn", "utf8") });
  if (module === undefined) throw new Error("iris has no module");
  const model = readFileSync("examples/iris/iris.nn", "utf8").split("\n");
  const text = module.text.split("\n");
  const at = text.findIndex((line) => line.includes("function initialize_dense2_W"));
  const origin = originOf(module, at);
  expect(model[origin ?? 0]).toContain("dense(3)");
  const ranges = linesOf(module, origin ?? 0);
  expect(ranges.some(({ first, last }) => first <= at && at <= last)).toBe(true);
  // In order, and neighbours are joined.
  expect(ranges.every(({ first, last }, k) => first <= last && (k === 0 || first > (ranges[k - 1]?.last ?? 0) + 1))).toBe(true);
  expect(originOf(module, 0)).toBeUndefined();
  expect(linesOf(module, model.length)).toEqual([]);
});

test("of runs around a line the shortest one says where it comes from", () => {
  const module = { name: "A", text: "", places: [{ from: 1, to: 9, line: 3 }, { from: 4, to: 5, line: 7 }, { from: 6, to: 6, line: 7 }] };
  expect(originOf(module, 4)).toBe(6);
  expect(originOf(module, 1)).toBe(2);
  expect(linesOf(module, 6)).toEqual([{ first: 3, last: 5 }]);
});

test("the policy of a webview comes before all that a page has in its head", () => {
  const page = inWebview("<!doctype html><html><head><title>A</title><script src=\"https://other\"></script></head><body></body></html>");
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<title>"));
  const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script-src|https?:/);
});
