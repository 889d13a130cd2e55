/** The pages of the compiler show its forms as it prints them now, and every phase and target has a page. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check, format, stage } from "../../src/index.ts";
import { simd } from "../../src/machine-simd.ts";
import { finish, phaseNames, steps } from "../../src/pipeline.ts";
import { singleTargetNames, targets } from "../../src/targets.ts";
import { assemble } from "../../src/targets/wasm/target.ts";
import { disassembleAll } from "../../tools/forms/disassemble.ts";
import { fill, pages } from "../../tools/forms/fill.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const phasePages = pages.filter((path) => path.startsWith("docs/phases/"));
const titleOf = (page: string): readonly string[] => (page.split("\n", 1)[0] ?? "").slice(2).split(", ");

test.each(pages)("%s is current", async (path) => {
  const message = `${path} shows other forms than the compiler prints: \`npm run generate\` writes them anew, and so does this test with -u`;
  await expect(await fill(read(path)), message).toMatchFileSnapshot(`../../${path}`);
});

test("a page whose form is stale is not current", async () => {
  const page = read("docs/phases/lift.md");
  expect(await fill(page.replace("logsumexp(", "sum("))).toBe(page);
});

test.each([
  ["<!-- form layer expand part=nowhere -->", "expand of layer.nn has no nowhere"],
  ["<!-- form layer expand part=training of=nothing -->", "expand of layer.nn has no training, nothing"],
  ["<!-- form layer soup -->", "there is no form soup"],
  ["<!-- form layer expand prat=training -->", "there is no option prat"],
])("%s is refused", async (request, message) => {
  await expect(fill(`${request}\n<!-- /form -->\n`)).rejects.toThrow(message);
});

test("every phase and every target has a page", () => {
  const titles = phasePages.flatMap((path) => titleOf(read(path)));
  const phases = [...readdirSync("src/phases"), ...phaseNames(...Object.values(targets).map(({ machine }) => machine))];
  const missing = [...new Set([...phases, ...singleTargetNames.map((name) => (name === "ts" ? "typescript" : name))])].filter((name) => !titles.includes(name));
  expect(missing, `phases without a page: add docs/phases/NAME.md for each, or its name to the title of a page`).toEqual([]);
});

describe.each(phasePages)("%s", (path) => {
  const page = read(path);

  test("says what comes in, what goes out, what is invariant, an example, and where to start reading", () => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(["In", "Out", "Invariants", "Example", "Where to start reading"]);
  });

  test("is named by its title, and short", () => {
    expect(`docs/phases/${titleOf(page)[0] ?? ""}.md`).toBe(path);
    expect(page.replace(/^```[\s\S]*?^```$/gm, "").split("\n").filter((line) => line !== "" && !line.startsWith("<!--")).length).toBeLessThan(60);
  });

  test("has an example that the compiler writes", () => expect(page).toContain("<!-- form "));
});

test("docs/architecture.md is right about the phases that change nothing", async () => {
  const text = read("docs/models/layer.nn");
  const form = async (name: "expand" | "lift" | "plan" | "parallelize"): Promise<string> => (await stage(text, name, { target: "wasm" })).text;
  expect(await form("lift")).toBe(await form("expand"));
  expect(await form("parallelize")).toBe(await form("plan"));
});

describe("models of the pages", () => {
  test.each(readdirSync("docs/models"))("%s is valid, formatted and used", async (name) => {
    const text = read(`docs/models/${name}`);
    expect(check(text).diagnostics).toEqual([]);
    expect((await format(text)).text).toBe(text);
    expect(pages.some((path) => read(path).includes(`<!-- form ${name.replace(/\.nn$/, "")} `))).toBe(true);
  });
});

test.each(["digits", "digits-cnn", "seattle-weather"])("every function of %s is disassembled", (name) => {
  const [model] = check(read(`examples/${name}/${name}.nn`)).models;
  if (model === undefined) throw new Error(`${name} has faults`);
  const { plain, relaxed } = assemble(finish(steps({ model, options: { precision: "f32" } }, simd)));
  for (const bytes of [plain, relaxed]) expect(disassembleAll(bytes).every((text) => text.startsWith("(func ") && text.endsWith(")"))).toBe(true);
});
