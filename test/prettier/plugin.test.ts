/** Prettier itself, with the plugin. */
import { readFileSync } from "node:fs";
import { format as withPrettier } from "prettier";
import { expect, test } from "vitest";
import { format } from "../../src/index.ts";
import * as plugin from "../../src/prettier/plugin.ts";

const untidy = "model   M {\n input x: [4]   // four\n dense( 8 )    relu\n\n\n output y:[8] }";

test("a file gets the form of `nnc fmt`", async () => {
  const found = await withPrettier(untidy, { filepath: "m.nn", plugins: [plugin] });
  expect(found).toBe((await format(untidy)).text);
  expect(found).toContain("  dense(8) relu\n");
});

test.each(["iris", "burgers", "squeeze-excitation"])("%s stays as it is, whatever the options", async (name) => {
  const text = readFileSync(`examples/${name}/${name}.nn`, "utf8");
  expect(await withPrettier(text, { filepath: `${name}.nn`, plugins: [plugin], tabWidth: 8, printWidth: 20, semi: false })).toBe(text);
});

test("line ends are those that Prettier is asked for", async () => {
  const found = await withPrettier(untidy, { parser: "nn", plugins: [plugin], endOfLine: "crlf" });
  expect(found).toBe((await format(untidy)).text?.replaceAll("\n", "\r\n"));
});

test("blocks in Markdown are formatted", async () => {
  const found = await withPrettier(`# A net\n\n\`\`\`nn\n${untidy}\n\`\`\`\n`, { parser: "markdown", plugins: [plugin] });
  expect(found).toBe(`# A net\n\n\`\`\`nn\n${(await format(untidy)).text}\`\`\`\n`);
});

test("a fault has its place", async () => {
  await expect(withPrettier("model M {\n  input x: [4\n}\n", { parser: "nn", plugins: [plugin] })).rejects.toMatchObject({ name: "SyntaxError", loc: { start: { line: expect.any(Number) as unknown } }, message: expect.stringMatching(/NN\d\d\d.*\n?[\s\S]*input x/) as unknown });
});
