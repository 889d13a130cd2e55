/** The import rules: the linter refuses every import between two rooms that the table of layers does not permit, and no other. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stronglyConnected } from "../../src/ir/equation/dependencies.ts";
import { deepest, pageRooms, recursive, specifier, withOverrides } from "./layers.ts";
import { files, importsOf, needsOf, permits, placeOf, places, roomOf } from "./tree.ts";

const root = resolve(import.meta.dirname, "../..");

test("the configuration of the linter is the one that the table gives", async () => {
  const config = join(root, ".oxlintrc.json");
  await expect(withOverrides(readFileSync(config, "utf8"))).toMatchFileSnapshot(config);
});

describe("the tree", () => {
  test("has rules for every room", () => {
    expect(places.filter((place) => roomOf(place) === undefined)).toEqual([]);
  });

  test("has no folders below those that the linter looks at", () => {
    expect(files.filter((path) => relative(placeOf(path) ?? "", path).split("/").length > deepest + 1)).toEqual([]);
  });

  test("has cycles of imports only within the folders that are recursive", () => {
    const groups = stronglyConnected(files, (path) => needsOf(path).filter((to) => files.includes(to))).filter(({ cyclic }) => cyclic).map(({ arrays }) => arrays);
    const within = (group: readonly string[]): boolean => recursive.some((folders) => group.every((path) => folders.includes(dirname(path))));
    expect(groups.filter((group) => !within(group))).toEqual([]);
    expect(groups).toHaveLength(recursive.length);
  });

  // The linter does not see imports in types, nor where `./a/../../b` leads.
  test("has only imports that its rules permit", () => {
    const refused = files.flatMap((path) => {
      const place = placeOf(path) ?? "";
      const { inside, packages } = importsOf(path);
      return [
        ...inside.filter((to) => !permits(place, placeOf(to) ?? to)),
        ...packages.filter((name) => roomOf(place)?.packages?.some((own) => name.startsWith(own)) !== true),
      ].map((to) => `${path} imports ${to}`);
    });
    expect(refused).toEqual([]);
    expect(importsOf("index.ts").inside).toEqual(expect.arrayContaining(["source/source.ts", "emit.ts", "targets.ts"]));
  });
});

/** An import that is planted, by the file and the line on which it stands. */
interface Planted {
  readonly at: string;
  readonly what: string;
  readonly permitted: boolean;
}

const packages = ["node:fs", "node:fs/promises", "chevrotain", "ts-morph", "prettier", "prettier/standalone", "papaparse", "chokidar", "cli-progress", "picocolors", "vitest"];
const planted: Planted[] = [];
let folder = "";
let refused: ReadonlySet<string> = new Set();

/** A file of a room with an import of each other room and of each package, one a line. */
function plant(place: string, path: string): void {
  const targets = places.filter((other) => other !== place);
  const lines = [
    ...targets.map((other) => ({ text: specifier(path, other.endsWith(".ts") ? other : `${other}/file.ts`), permitted: permits(place, other) })),
    ...packages.map((name) => ({ text: name, permitted: roomOf(place)?.packages?.some((own) => name.startsWith(own)) === true })),
    ...(place.endsWith(".ts") ? [] : ["own.ts", "nested/own.ts"].map((own) => ({ text: specifier(path, `${place}/${own}`), permitted: true }))),
  ];
  lines.forEach(({ text, permitted }, k) => planted.push({ at: `src/${path}:${k + 1}`, what: `${path} imports ${text}`, permitted }));
  const file = join(folder, "src", path);
  mkdirSync(dirname(file), { recursive: true });
  // Type-only and re-exporting declarations are imports too.
  const forms = [(name: string) => `import { ${name} }`, (name: string) => `import type { ${name} }`, (name: string) => `export { ${name} }`, () => "export *"];
  writeFileSync(file, lines.map(({ text }, k) => `${forms[k % forms.length]?.(`x${k}`)} from "${text}";\n`).join(""));
}

/** A file of a room of the playground with what it may import and what it may not, one a line. */
function plantInPage({ path, imports, packages: own = [] }: (typeof pageRooms)[number]): void {
  const file = path.endsWith(".ts") ? path : `${path}/planted.ts`;
  const lines = [
    ...imports.map((to) => ({ text: specifier(file, /\.\w+$/.test(to) ? to : `${to}/file.ts`), permitted: true })),
    ...own.map((name) => ({ text: name, permitted: true })),
    ...["cli/main.ts", "lsp/serve.ts", "project/expand.ts", "data/file.ts", "phases/check/check.ts", "../tools/generate.ts"].map((to) => ({ text: specifier(file, to), permitted: false })),
    ...packages.map((name) => ({ text: name, permitted: false })),
  ];
  const from = join("src", file);
  lines.forEach(({ text, permitted }, k) => planted.push({ at: `${from}:${k + 1}`, what: `${from} imports ${text}`, permitted }));
  mkdirSync(join(folder, dirname(from)), { recursive: true });
  writeFileSync(join(folder, from), lines.map(({ text }, k) => `import { x${k} } from "${text}";\n`).join(""));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nnc-lint-"));
  for (const file of [".oxlintrc.json", "tsconfig.json"]) copyFileSync(join(root, file), join(folder, file));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const place of places) {
    if (place.endsWith(".ts")) plant(place, place);
    else for (let depth = 0; depth <= deepest; depth++) plant(place, `${place}/${"nested/".repeat(depth)}planted.ts`);
  }
  pageRooms.forEach(plantInPage);
  mkdirSync(join(folder, "src/std"), { recursive: true });
  writeFileSync(join(folder, "src/std/a.ts"), `import { b } from "./b.ts";\nexport const a = (): unknown => b;\n`);
  writeFileSync(join(folder, "src/std/b.ts"), `import { a } from "./a.ts";\nexport const b = (): unknown => a;\n`);
  const { stdout } = spawnSync(join(root, "node_modules/.bin/oxlint"), ["--format", "unix", "--config", ".oxlintrc.json", "src", "playground"], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  const found = stdout.split("\n").flatMap((line) => /^([^:]+:\d+):\d+: .*\/.*\((no-restricted-imports|no-cycle)\)\]$/.exec(line)?.slice(1, 3).join(" ") ?? []);
  refused = new Set(found);
});

afterAll(() => rmSync(folder, { recursive: true }));

test("the linter refuses each import between rooms that is not permitted", () => {
  expect(planted.filter(({ permitted }) => !permitted).length).toBeGreaterThan(places.length ** 2);
  expect(planted.filter(({ at, permitted }) => !permitted && !refused.has(`${at} no-restricted-imports`)).map(({ what }) => what)).toEqual([]);
});

test("the linter refuses no import that is permitted", () => {
  expect(planted.filter(({ at, permitted }) => permitted && refused.has(`${at} no-restricted-imports`)).map(({ what }) => what)).toEqual([]);
});

test("the linter refuses a cycle", () => {
  expect([...refused].filter((line) => line.endsWith("no-cycle")).map((line) => line.split(":")[0])).toContain("src/std/a.ts");
});
