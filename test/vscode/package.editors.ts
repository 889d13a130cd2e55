/** What vsce packed: its files, its size, what its manifest promises, and the nnc in it. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { strFromU8 } from "fflate";
import { afterAll, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { install, readArchive } from "./archive.ts";

const archive = readArchive();
const folder = install(archive);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the archive holds the extension, its papers and nnc, and nothing else", () => {
  const names = [...archive.files.keys()].filter((path) => !path.startsWith("nnc/chunks/")).sort();
  expect(names).toEqual(["LICENSE.txt", "NOTICES.txt", "changelog.md", "extension.js", "language-configuration.json", "nn.tmLanguage.json", "nnc/NOTICES.txt", "nnc/main.mjs", "package.json", "readme.md"]);
  expect([...archive.files.keys()].every((path) => !/\.(?:ts|map|node)$/.test(path))).toBe(true);
  expect(archive.size).toBeLessThan(1_700_000);
});

test("it starts with the first model, under the version of nnc", () => {
  expect(archive.manifest.version).toBe(manifest.version);
  expect(archive.manifest.activationEvents).toEqual(["onLanguage:nn"]);
  expect(archive.manifest.contributes.languages.map(({ extensions }) => extensions)).toEqual([[".nn"]]);
  for (const path of [...archive.manifest.contributes.languages.map((l) => l.configuration), ...archive.manifest.contributes.grammars.map((g) => g.path), archive.manifest.main]) {
    expect(archive.files.has(path.replace("./", "")), path).toBe(true);
  }
});

test("every command and every setting of the manifest is in the program, and every menu has commands that are", () => {
  const program = strFromU8(archive.files.get("extension.js") ?? new Uint8Array());
  const commands = archive.manifest.contributes.commands.map(({ command }) => command);
  for (const command of commands) expect(program).toMatch(new RegExp(`registerCommand\\([\`"']${command}[\`"']`));
  expect(program.match(/registerCommand\([`"']nnc\.\w+/g)).toHaveLength(commands.length);
  for (const menu of Object.values(archive.manifest.contributes.menus)) for (const { command } of menu) expect(commands).toContain(command);
  // The trace is read by the library of clients.
  for (const setting of Object.keys(archive.manifest.contributes.configuration.properties)) if (setting !== "nnc.trace.server") expect(program).toMatch(new RegExp(`get(?:<[^>]*>)?\\([\`"']${setting.slice("nnc.".length)}[\`"']`));
});

test("the grammar is that of the repository", () => {
  expect(strFromU8(archive.files.get("nn.tmLanguage.json") ?? new Uint8Array())).toBe(readFileSync("docs/language/nn.tmLanguage.json", "utf8"));
});

test("the nnc in it trains and explains, away from the repository", () => {
  const run = (...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } => spawnSync(process.execPath, [join(folder, "nnc/main.mjs"), ...args], { encoding: "utf8", cwd: folder });
  const iris = resolve("examples/iris/iris.nn");
  const trained = run("train", iris, "--epochs", "3");
  expect(trained.status, trained.stderr).toBe(0);
  expect(trained.stderr + trained.stdout).toContain("epoch 3/3");
  const explained = run("explain", iris, "--math", "--html", join(folder, "page.html"));
  expect(explained.status, explained.stderr).toBe(0);
  expect(readFileSync(join(folder, "page.html"), "utf8")).toContain("<math");
});
