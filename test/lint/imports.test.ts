/** Every import rule, proven by a file that breaks it: the linter must refuse just that file. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
let folder = "";

/** What a file at a place must not import, by the rule that it breaks. */
const broken: readonly (readonly [string, string, string])[] = [
  ["source imports ir", "src/source/broken.ts", `import type { Num } from "../ir/equation/number.ts";\nexport type A = Num;\n`],
  ["diagnostics import a phase", "src/diagnostics/broken.ts", `import { x } from "../phases/parse/x.ts";\nexport const y = x;\n`],
  ["ir imports a phase", "src/ir/equation/broken.ts", `import { x } from "../../phases/lift/x.ts";\nexport const y = x;\n`],
  ["ir imports the command", "src/ir/broken.ts", `import { x } from "../cli/x.ts";\nexport const y = x;\n`],
  ["a phase imports another", "src/phases/lift/broken.ts", `import { x } from "../lower/x.ts";\nexport const y = x;\n`],
  ["a phase imports a target", "src/phases/lower/broken.ts", `import { x } from "../../targets/typescript/x.ts";\nexport const y = x;\n`],
  ["a phase imports the pipeline", "src/phases/plan/broken.ts", `import { x } from "../../pipeline.ts";\nexport const y = x;\n`],
  ["a target imports a phase", "src/targets/typescript/broken.ts", `import { x } from "../../phases/lower/x.ts";\nexport const y = x;\n`],
  ["chevrotain outside of the parser", "src/phases/check/broken.ts", `import { Lexer } from "chevrotain";\nexport const y = Lexer;\n`],
  ["ts-morph outside of the TypeScript target", "src/phases/lower/broken2.ts", `import { Project } from "ts-morph";\nexport const y = Project;\n`],
  ["prettier outside of the TypeScript target", "src/index.ts", `import { format } from "prettier";\nexport const y = format;\n`],
  ["node modules in the compiler", "src/phases/expand/broken.ts", `import { readFileSync } from "node:fs";\nexport const y = readFileSync;\n`],
  ["node modules in the library", "src/load.ts", `import { readFileSync } from "node:fs";\nexport const y = readFileSync;\n`],
  ["the library imports the command", "src/pipeline.ts", `import { x } from "./cli/x.ts";\nexport const y = x;\n`],
  ["the runtime imports the compiler", "src/runtime/broken.ts", `import { x } from "../ir/equation/x.ts";\nexport const y = x;\n`],
  ["a cycle", "src/std/a.ts", `import { b } from "./b.ts";\nexport const a = (): unknown => b;\n`],
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nnc-lint-"));
  for (const file of [".oxlintrc.json", "tsconfig.json"]) copyFileSync(join(root, file), join(folder, file));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [, path, text] of broken) put(path, text);
  put("src/std/b.ts", `import { a } from "./a.ts";\nexport const b = (): unknown => a;\n`);
  // Not everything is refused.
  put("src/phases/lift/sound.ts", `import type { Num } from "../../ir/equation/number.ts";\nexport type A = Num;\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

test("each rule refuses the file that breaks it, and no sound file", () => {
  const { stdout } = spawnSync(join(root, "node_modules/.bin/oxlint"), ["--format", "unix", "--config", ".oxlintrc.json", "src"], { cwd: folder, encoding: "utf8" });
  for (const [what, path] of broken) {
    expect(stdout.split("\n").some((line) => line.startsWith(`${path}:`) && /no-restricted-imports|no-cycle/.test(line)), `${what}: ${path} is refused\n${stdout}`).toBe(true);
  }
  expect(stdout).not.toContain("sound.ts");
});
