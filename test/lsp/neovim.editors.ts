/** Neovim of Debian (0.7.2) as a client of `nnc lsp`, for all that it knows: it has neither inlay hints nor semantic tokens. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Answers {
  readonly before: readonly (readonly [line: number, column: number, code: string, message: string])[];
  readonly after: number;
  readonly hover: string;
  readonly definition: string;
  readonly symbols: readonly string[];
  readonly lenses: number;
  readonly signature: string;
  readonly completions: readonly string[];
  readonly references: number;
  readonly renamed: string;
  readonly formatted: string;
}

test("Neovim shows, mends, finds, renames and formats", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "nnc-neovim-"));
  try {
    const file = join(folder, "iris.nn");
    const text = readFileSync("examples/iris/iris.nn", "utf8");
    // A letter beyond the plane before the fault: columns are of UTF-16.
    writeFileSync(file, text.replace("  dense(16) relu", "  dense(16)   // 𝔸\n  rellu"));
    copyFileSync("examples/iris/iris.csv", join(folder, "iris.csv"));
    const { stdout, stderr, status } = spawnSync("nvim", ["--headless", "--clean", "-c", `luafile ${resolve("test/lsp/neovim.lua")}`, "-c", "cquit 1"], {
      encoding: "utf8", timeout: 100_000, env: { ...process.env, NNC_FILE: file, NNC_MAIN: resolve("dist/cli/main.js"), XDG_STATE_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder },
    });
    expect(status, stderr).toBe(0);
    const answers = JSON.parse(stdout.slice(stdout.indexOf("{"))) as Answers;
    expect(answers.before.map(([, , code]) => code)).toEqual(["NN201"]);
    expect(answers.after).toBe(0);
    expect(answers.hover).toContain("A fully connected layer");
    expect(readFileSync(fileURLToPath(answers.definition), "utf8")).toContain("layer dense(");
    expect(answers.symbols).toEqual(["Iris"]);
    expect(answers.lenses).toBeGreaterThan(3);
    expect(answers.signature).toBe("dense(units, init = glorotUniform)");
    expect(answers.completions).toEqual(expect.arrayContaining(["3", "init"]));
    expect(answers.references).toBe(1);
    expect(answers.renamed).toContain("input");
    expect(answers.renamed).toContain("blossom: {");
    expect(answers.formatted).toMatch(/\n {2}dense\(16\) +\/\/ 𝔸\n {2}relu\n/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
