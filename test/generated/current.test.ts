/** The committed modules of the examples, and the committed hashes of others, are what the compiler emits, in any process, and type-check at the strictest. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compile, type TargetName } from "../../src/index.ts";
import { exampleNames } from "../../tools/examples.ts";

const root = resolve(import.meta.dirname, "../..");
const names = exampleNames;
const folder = mkdtempSync(join(tmpdir(), "nnc-generated-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function emit(name: string, target: TargetName = "ts"): Promise<string> {
  const fileName = `examples/${name}/${name}.nn`;
  const { modules } = await compile(readFileSync(join(root, fileName), "utf8"), { fileName, target });
  return modules[0]?.text ?? "";
}

/** Examples whose module is committed as text. */
const readable = new Set(readdirSync(join(root, "generated")).filter((f) => f.endsWith(".ts")).map((f) => f.replace(/\.ts$/, "")));
const hashes: Readonly<Record<"ts" | "wasm", Readonly<Record<string, { readonly text: string; readonly code: string }>>>> = JSON.parse(readFileSync(join(root, "generated", "hashes.json"), "utf8"));

describe("generated modules", () => {
  test.each(names)("%s is current: `npm run generate` writes it anew", async (name) => {
    const text = await emit(name);
    writeFileSync(join(folder, `${name}.ts`), text);
    if (readable.has(name)) expect(text).toBe(readFileSync(join(root, "generated", `${name}.ts`), "utf8"));
    expect(createHash("sha256").update(text).digest("hex")).toBe(hashes.ts[name]?.text);
  });

  test("each example has a hash for both targets, and there are no others", () => {
    for (const target of ["ts", "wasm"] as const) expect(Object.keys(hashes[target]).sort()).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining([...readable]));
  });

  test.each(["iris", "digits-cnn"])("%s for two targets is the same twice", async (name) => {
    const text = await emit(name, "wasm,ts");
    writeFileSync(join(folder, `${name}-both.ts`), text);
    expect(await emit(name, "wasm,ts")).toBe(text);
  });

  test.each([["without a browser's types", ["es2023"]], ["with them", ["es2023", "dom"]]])("type-check at the strictest, %s", (_what, lib) => {
    const settings = {
      compilerOptions: {
        target: "es2023", lib, module: "esnext", moduleResolution: "bundler", types: [], noEmit: true, strict: true, noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true, noUnusedLocals: true, noUnusedParameters: true, noImplicitReturns: true, isolatedDeclarations: true, declaration: true,
        erasableSyntaxOnly: true, verbatimModuleSyntax: true, isolatedModules: true, noFallthroughCasesInSwitch: true, noImplicitOverride: true, noPropertyAccessFromIndexSignature: true,
      },
      include: [join(folder, "*.ts")],
    };
    const path = join(folder, `tsconfig.${lib.length}.json`);
    writeFileSync(path, JSON.stringify(settings));
    const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", path], { encoding: "utf8" });
    expect(stdout).toBe("");
  });
});
