/**
 * The import rules of docs/architecture.md as one table, from which the overrides of .oxlintrc.json are written:
 * `npx vitest run test/lint -u`. What a room does not list, it may not import.
 */

import { dirname, join, relative } from "node:path";

/** A folder of `src`, whose files may import each other, or a file. `*` is each folder: a phase, a target. */
export interface Room {
  readonly path: string;
  /** What it may import of `src`. */
  readonly imports: readonly string[];
  /** Packages, by the beginning of their names. */
  readonly packages?: readonly string[];
  /** For the message of the linter. */
  readonly rule: string;
}

const upward = "Imports go downward, and the compiler runs in a browser";

const schedule = "The scalar and the SIMD machine share loops, cleanup and cost only";

/** Of two rooms for one file the later one decides. */
export const rooms: readonly Room[] = [
  { path: "source", imports: [], rule: `${upward}: source imports nothing.` },
  { path: "diagnostics", imports: ["source"], rule: `${upward}: diagnostics import source.` },
  { path: "runtime", imports: [], rule: "The runtime is copied into emitted modules: it imports only itself." },
  { path: "ir", imports: ["source", "runtime"], rule: `${upward}: ir knows no phase and no target.` },
  { path: "std", imports: ["source", "ir"], rule: `${upward}: the library is text in the language.` },
  { path: "phases/*", imports: ["source", "diagnostics", "ir"], rule: "A phase knows no other phase, no target and not their order: they meet in ir and pipeline.ts." },
  { path: "phases/parse", imports: ["source", "diagnostics", "ir"], packages: ["chevrotain"], rule: "A phase knows no other phase, no target and not their order; of packages, the parser has chevrotain." },
  { path: "phases/schedule/cost.ts", imports: ["ir"], rule: `${schedule}: the cost model weighs kernels.` },
  { path: "phases/schedule/loops", imports: ["ir", "phases/schedule/cost.ts"], rule: `${schedule}: loop transformations know no machine.` },
  { path: "phases/schedule/cleanup", imports: ["ir", "phases/schedule/loops"], rule: `${schedule}: clean-up knows no machine.` },
  { path: "phases/schedule/packing", imports: ["ir", "phases/schedule/loops"], rule: `${schedule}: packing reads scheduled kernels.` },
  { path: "phases/schedule/sparse", imports: ["ir", "phases/schedule/loops"], rule: `${schedule}: sparse forms read kernels in loops.` },
  { path: "phases/schedule/winograd", imports: ["ir", "phases/schedule/loops"], rule: `${schedule}: minimal forms read kernels in loops.` },
  { path: "phases/schedule/scalar", imports: ["ir", "phases/schedule/cost.ts", "phases/schedule/loops", "phases/schedule/cleanup"], rule: `${schedule}.` },
  { path: "phases/schedule/simd", imports: ["ir", "phases/schedule/cost.ts", "phases/schedule/loops", "phases/schedule/cleanup", "phases/schedule/packing", "phases/schedule/sparse", "phases/schedule/winograd"], rule: `${schedule}.` },
  { path: "targets/target.ts", imports: ["ir"], rule: "What targets have in common knows none of them." },
  { path: "targets/*", imports: ["ir", "runtime", "targets/target.ts"], rule: "A target knows no phase and no other target: they meet in ir and targets.ts." },
  { path: "targets/typescript", imports: ["ir", "runtime", "targets/target.ts"], packages: ["prettier"], rule: "A target knows no phase and no other target; of packages, this one has prettier." },
  { path: "data", imports: ["source", "diagnostics", "ir", "runtime"], packages: ["node:", "fflate", "hyparquet", "hyparquet-compressors", "apache-arrow", "fzstd", "better-sqlite3", "tinyglobby", "jpeg-js"], rule: "Reading data needs a checked model and Node, no phase and no command." },
  { path: "numbers.ts", imports: [], rule: `${upward}: numbers as text need nothing else.` },
  { path: "trouble", imports: ["ir", "data", "runtime", "numbers.ts"], rule: "Troubles are found in numbers of a training; they run in a page, and know no phase, no command and no Node." },
  { path: "report", imports: ["ir", "numbers.ts"], packages: ["fflate", "temml", "yaml"], rule: "A report is a function of a plain record: it reads no file and runs no model." },
  { path: "forms.ts", imports: ["ir"], rule: `${upward}: forms are of ir.` },
  { path: "verify-form.ts", imports: ["ir", "forms.ts"], rule: `${upward}: invariants are of ir.` },
  { path: "options.ts", imports: ["targets/target.ts"], rule: `${upward}: options know no phase.` },
  { path: "pipeline.ts", imports: ["diagnostics", "ir", "phases", "forms.ts", "options.ts"], rule: `${upward}: the order of the phases depends on no target.` },
  { path: "exported.ts", imports: ["ir", "phases", "pipeline.ts"], rule: `${upward}: an export gets equations of one kind.` },
  { path: "machine-simd.ts", imports: ["ir", "phases", "pipeline.ts"], rule: `${upward}: the phases of a machine are rows, as those of pipeline.ts.` },
  { path: "targets.ts", imports: ["pipeline.ts", "machine-simd.ts", "targets"], rule: `${upward}: a target is its machine and its emitter.` },
  { path: "weights", imports: ["ir", "runtime", "targets/target.ts"], rule: `${upward}: weights inside of a module depend on the checked model.` },
  { path: "protobuf.ts", imports: [], rule: `${upward}: a format of bytes needs nothing else.` },
  { path: "import-module.ts", imports: [], rule: `${upward}: running a module needs its text alone.` },
  { path: "describe.ts", imports: ["source", "ir"], rule: `${upward}: a description is of the checked model.` },
  { path: "replace-setting.ts", imports: ["source", "ir"], rule: `${upward}: an edit of the syntax tree needs the tree alone.` },
  { path: "outline.ts", imports: ["source", "ir"], rule: `${upward}: an outline is of the syntax tree.` },
  { path: "built.ts", imports: ["options.ts", "targets.ts"], rule: `${upward}: the options of a build are data.` },
  { path: "record.ts", imports: ["ir", "weights", "built.ts", "options.ts", "targets.ts"], rule: `${upward}: a header records options.` },
  { path: "emit.ts", imports: ["ir", "weights", "pipeline.ts", "targets.ts", "targets/target.ts"], rule: `${upward}: to emit knows no phase and no target by name.` },
  { path: "derivatives.ts", imports: ["ir", "pipeline.ts"], rule: `${upward}: derivatives are compared by the interpreter of equations.` },
  { path: "streams.ts", imports: ["diagnostics", "ir", "phases/stream", "pipeline.ts"], rule: `${upward}: a proof on equations needs the phases before it.` },
  { path: "stages.ts", imports: ["ir", "forms.ts", "options.ts", "pipeline.ts", "targets.ts"], rule: `${upward}: stages know no phase and no target by name.` },
  { path: "explain", imports: ["ir", "runtime", "pipeline.ts", "targets/target.ts"], rule: `${upward}: an explanation reads forms, whichever phases made them.` },
  { path: "export", imports: ["ir", "weights", "exported.ts", "pipeline.ts", "protobuf.ts"], rule: `${upward}: an export reads equations, whichever phases made them.` },
  { path: "import", imports: ["ir", "runtime", "std"], rule: `${upward}: an import writes text, which the compiler checks.` },
  { path: "failure.ts", imports: ["source", "diagnostics", "ir"], rule: `${upward}: failures are diagnostics.` },
  { path: "load.ts", imports: ["source", "diagnostics", "ir", "std", "phases/check", "phases/parse"], rule: `${upward}: files are parsed and their names resolved.` },
  { path: "analyze.ts", imports: ["source", "diagnostics", "ir", "std", "load.ts", "phases/check"], rule: `${upward}: an analysis knows no command.` },
  {
    path: "index.ts",
    imports: ["source", "diagnostics", "ir", "std", "phases/check", "phases/format", "phases/parse", "targets/target.ts", "explain", "import-module.ts", "describe.ts", "outline.ts", "replace-setting.ts", "analyze.ts", "built.ts", "record.ts", "options.ts", "targets.ts", "emit.ts", "stages.ts", "streams.ts", "failure.ts", "forms.ts", "verify-form.ts", "load.ts", "weights"],
    rule: `${upward}: the library knows no command.`,
  },
  {
    path: "project", imports: ["source", "diagnostics", "ir", "data", "built.ts", "options.ts", "targets.ts", "index.ts"], packages: ["node:", "tinyglobby", "@jridgewell/sourcemap-codec"],
    rule: "A project is files and settings for the library; it knows no command and no bundler.",
  },
  { path: "prettier", imports: ["index.ts"], rule: "The plugin of Prettier asks the library to format." },
  { path: "lsp", imports: ["source", "diagnostics", "ir", "std", "index.ts"], packages: ["vscode-languageserver", "vscode-languageserver-textdocument"], rule: "The language server runs in a worker of a page: it asks the library, and knows no command and no Node." },
  { path: "plugin", imports: ["diagnostics", "project", "options.ts", "targets.ts"], packages: ["node:", "unplugin"], rule: "A plugin compiles files of a project for a bundler or a runtime." },
  {
    path: "cli", imports: ["source", "diagnostics", "ir", "runtime", "data", "project", "report", "trouble", "numbers.ts", "protobuf.ts", "export", "import", "built.ts", "targets/target.ts", "options.ts", "targets.ts", "stages.ts", "derivatives.ts", "index.ts", "lsp", "../package.json", "../examples", "../docs/language"],
    packages: ["node:", "chokidar", "cli-progress", "picocolors", "vscode-languageserver"], rule: "The command calls the library, and reads its tables of options, targets and stages.",
  },
];

const inPage = "The playground runs in a page: it has the library as users do, and no command, no tool and nothing of Node";

/** The rooms of the playground, by their paths from `src`. */
export const pageRooms: readonly Room[] = [
  { path: "../playground/main.ts", imports: ["../playground/page"], rule: `${inPage}: its program starts the page.` },
  {
    path: "../playground/page", imports: ["index.ts", "runtime/fit.ts", "../playground/compiler/api.ts", "../playground/trainer/api.ts", "../playground/examples", "../examples"],
    packages: ["@codemirror", "@lezer", "comlink", "fflate", "temml", "uplot", "vscode-languageserver-protocol"], rule: `${inPage}: compiler and training are in workers, of which the page knows the answers.`,
  },
  { path: "../playground/compiler", imports: ["index.ts", "exported.ts", "ir/equation", "runtime"], packages: ["comlink"], rule: `${inPage}: its worker compiles, and interprets equations.` },
  { path: "../playground/trainer", imports: ["index.ts", "import-module.ts", "data/api/page.ts", "trouble/api/watch-troubles.ts", "runtime", "../playground/compiler/api.ts"], packages: ["comlink"], rule: `${inPage}: its worker reads data and trains emitted modules.` },
];

/**
 * Folders whose files may import each other in a cycle, since what they work on is recursive: expressions contain expressions, equations
 * apply layers that consist of equations, chains contain chains. The folders of one row may form cycles together.
 */
export const recursive: readonly (readonly string[])[] = [
  ["phases/check/elaborate/expressions"],
  ["phases/check/elaborate/equations", "phases/check/elaborate/layers"],
  ["phases/check/chain"],
  ["phases/lower/expressions"],
];

/** Folders inside of a room down to which files are looked at. */
export const deepest = 3;

interface Override {
  readonly files: readonly string[];
  readonly rules:
    | { readonly "no-restricted-imports": readonly ["error", { readonly patterns: readonly { readonly group: readonly string[]; readonly message: string }[] }] }
    | { readonly "import/no-cycle": "off" };
}

/** For each room, an override for its own files and one for those of each depth of folders inside: how far `../` leads depends on it. */
const overrides: readonly Override[] = [...[...rooms, ...pageRooms].flatMap(overridesOf), ...recursive.map((folders): Override => ({ files: folders.map((path) => `src/${path}/*`), rules: { "import/no-cycle": "off" } }))];

function overridesOf(room: Room): readonly Override[] {
  if (room.path.endsWith(".ts")) return [override(room.path, room, [])];
  return Array.from({ length: deepest + 1 }, (_, depth) => {
    const own = depth === 0 ? ["!./**"] : ["!./**", "!../**", `${"../".repeat(depth + 1)}**`];
    return override(`${room.path}/${"*/".repeat(depth)}*`, room, own);
  });
}

/** Everything is refused, then what is the room's own and what it lists is permitted: of the patterns the last that matches decides. */
function override(path: string, { imports, packages = [], rule }: Room, own: readonly string[]): Override {
  const listed = imports.map((other) => `!${specifier(path, other)}${/\.\w+$/.test(other) ? "" : "/**"}`);
  const named = packages.flatMap((name) => (name.endsWith(":") ? [`!${name}*`, `!${name}*/**`] : [`!${name}`, `!${name}/**`]));
  return { files: [join("src", path)], rules: { "no-restricted-imports": ["error", { patterns: [{ group: ["**", ...own, ...listed, ...named], message: rule }] }] } };
}

/** How a file imports another. */
export function specifier(from: string, to: string): string {
  const path = relative(join("/root/src", dirname(from)), join("/root/src", to));
  return path.startsWith(".") ? path : `./${path}`;
}

/** The text of the configuration with these overrides in the place of those it has. */
export function withOverrides(config: string): string {
  const before = config.slice(0, config.indexOf('  "overrides"'));
  return `${before}  "overrides": [\n${overrides.map((o) => `    ${JSON.stringify(o)}`).join(",\n")}\n  ]\n}\n`;
}
