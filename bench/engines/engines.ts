/**
 * Trains five networks from one seed in every engine that can be had, and prints a hash of what they save: one for each engine and
 * target. Not part of the tests, since it downloads engines: `npm run engines`.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { type Program, programs } from "./programs.ts";

/** A hash for each kind of module. */
type Hashes = Readonly<Record<string, string>>;

interface Engine extends Program {
  /** Opens a page in place of running a file; `from` is empty, since the program is installed. */
  readonly opens?: (folder: string, url: string) => readonly string[];
}

const engines: readonly Engine[] = [
  ...programs,
  {
    name: "Chromium", from: "", program: "chromium",
    opens: (folder, url) => ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", `--user-data-dir=${folder}`, url],
  },
  { name: "Firefox", from: "", program: "firefox-esr", opens: (folder, url) => ["--headless", "--no-remote", "--profile", folder, url] },
];

/** What makes a bundle smaller: its numbers must stay. */
interface Minifier {
  readonly from: string;
  readonly name: string;
  /** A program that minifies the file that it is given first into the second. */
  readonly program: string;
}

const minifiers: readonly Minifier[] = [
  { name: "swc 1.16.22", from: "@swc/core@1.16.22", program: `writeFileSync(to, (await tool.minify(code, { module: true, compress: true, mangle: true })).code)` },
  { name: "terser 5.51.4", from: "terser@5.51.4", program: `writeFileSync(to, (await tool.minify(code, { module: true, compress: { passes: 3 } })).code)` },
  { name: "esbuild 0.28.2", from: "esbuild@0.28.2", program: `writeFileSync(to, (await tool.transform(code, { minify: true, format: "esm" })).code)` },
  { name: "oxc-minify 0.157.0", from: "oxc-minify@0.157.0", program: `writeFileSync(to, (await tool.minify("bundle.mjs", code, { module: true })).code)` },
];

/** Name of the file, input, output, numbers of an example, bound of whole numbers, classes or numbers of the target. */
const models: readonly (readonly [string, string, string, number, number, readonly string[] | number])[] = [
  ["dense", "x", "y", 6, 0, 2], ["classifier", "x", "kind", 6, 0, ["a", "b", "c"]], ["convolution", "image", "kind", 64, 0, ["a", "b", "c"]],
  ["recurrent", "past", "rises", 24, 0, ["no", "yes"]], ["transformer", "letters", "kind", 8, 12, ["a", "b"]],
];

/** The kinds of modules: flags of `nnc build`, and options of the networks. */
const kinds = [
  { name: "ts f64", flags: ["--target", "ts"], options: {} }, { name: "ts f32", flags: ["--target", "ts", "--precision", "f32"], options: {} },
  { name: "wasm, fused: false", flags: ["--target", "wasm"], options: { fused: false } }, { name: "wasm", flags: ["--target", "wasm"], options: {} },
] as const;

/** One file that trains all, and hands the hashes to `report`. */
async function bundle(folder: string): Promise<string> {
  const lines = [`import { hashAll } from ${JSON.stringify(resolve("bench/engines/train.mjs"))};`];
  const groups = kinds.map(({ name, flags, options }, k) => {
    const list = models.map(([model, input, output, size, below, classes]) => {
      const [title, file] = [`${model.charAt(0).toUpperCase()}${model.slice(1)}`, join(folder, `${model}-${k}.ts`)];
      execFileSync(process.execPath, ["dist/cli/main.js", "build", `bench/engines/models/${model}.nn`, "-o", file, ...flags]);
      lines.push(`import { create${title} as ${model}${k} } from ${JSON.stringify(file)};`);
      return `[${model}${k}, ${[input, output, size, below, classes].map((v) => JSON.stringify(v)).join(", ")}]`;
    });
    return `[${JSON.stringify(name)}, hashAll([${list.join(", ")}], ${JSON.stringify(options)})]`;
  });
  lines.push(`const hashes = JSON.stringify(Object.fromEntries([${groups.join(", ")}]));`, `if (typeof document === "undefined") console.log(hashes);`, `else await fetch("/hashes", { method: "POST", body: hashes + "\\n" + navigator.userAgent });`);
  writeFileSync(join(folder, "all.mjs"), lines.join("\n"));
  const file = join(folder, "bundle.mjs");
  const built = await rolldown({ input: join(folder, "all.mjs"), logLevel: "silent" });
  await built.write({ file, format: "esm" });
  await built.close();
  return file;
}

/** The program of an engine, installed by npm into a folder of its own where it is a package. */
function programOf({ from, program }: Engine, folder: string): string {
  if (from === "") return program;
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, `engine@npm:${from}`], { stdio: "ignore" });
  return join(folder, "node_modules/engine", program);
}

/** What a page reports, which a browser opens. */
async function fromPage(program: string, engine: Engine, folder: string, script: string): Promise<readonly [Hashes, string]> {
  let browser: ChildProcess | undefined;
  const server = createServer();
  try {
    return await new Promise((done, fail) => {
      server.on("request", (request, response) => {
        if (request.method !== "POST") {
          response.setHeader("content-type", request.url === "/bundle.mjs" ? "text/javascript" : "text/html");
          response.end(request.url === "/bundle.mjs" ? readFileSync(script) : `<!doctype html><script type="module" src="/bundle.mjs"></script>`);
          return;
        }
        let body = "";
        request.on("data", (part) => (body += String(part)));
        request.on("end", () => {
          response.end();
          const [hashes = "{}", agent = ""] = body.split("\n");
          done([JSON.parse(hashes), ` ${/(?:Chrome|Firefox)\/[\d.]+/.exec(agent)?.[0] ?? ""}`]);
        });
      });
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        if (address === null || typeof address === "string") return;
        browser = spawn(program, engine.opens?.(folder, `http://127.0.0.1:${address.port}/`) ?? [], { stdio: "ignore", env: { ...process.env, HOME: folder } });
        browser.on("error", fail);
      });
      setTimeout(() => fail(new Error("no answer within two minutes")), 120_000).unref();
    });
  } finally {
    server.close();
    server.closeAllConnections();
    browser?.kill("SIGKILL");
  }
}

/** The same file in this Node, after a minifier. */
function minified({ from, program }: Minifier, folder: string, script: string): Hashes {
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, `tool@npm:${from}`], { stdio: "ignore" });
  const to = join(folder, "minified.mjs");
  writeFileSync(join(folder, "minify.mjs"), `import { readFileSync, writeFileSync } from "node:fs";\nimport * as all from "tool";\nconst tool = all.minify ? all : all.default ?? all;\nconst [code, to] = [readFileSync(${JSON.stringify(script)}, "utf8"), ${JSON.stringify(to)}];\n${program};\n`);
  execFileSync(process.execPath, [join(folder, "minify.mjs")], { stdio: "pipe" });
  return JSON.parse(execFileSync(process.execPath, [to], { encoding: "utf8" }));
}

async function run(engine: Engine, folder: string, script: string): Promise<readonly [Hashes, string]> {
  const program = programOf(engine, folder);
  if (engine.opens !== undefined) return fromPage(program, engine, folder, script);
  const ran = spawnSync(program, [...(engine.arguments ?? []), script], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.error?.message ?? ran.stderr.slice(0, 300));
  return [JSON.parse(ran.stdout), ""];
}

const folder = mkdtempSync(join(tmpdir(), "nnc-engines-"));
const found: Hashes[] = [];
try {
  const script = await bundle(folder);
  console.log(`| engine | ${kinds.map((k) => k.name).join(" | ")} |\n| --- |${" --- |".repeat(kinds.length)}`);
  for (const engine of engines) {
    try {
      const [hashes, version] = await run(engine, mkdtempSync(join(folder, "engine-")), script);
      found.push(hashes);
      console.log(`| ${engine.name}${version} | ${kinds.map((k) => hashes[k.name]).join(" | ")} |`);
    } catch (cause) {
      console.log(`| ${engine.name} | ${cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause)} |`);
    }
  }
  for (const minifier of minifiers) {
    try {
      const hashes = minified(minifier, mkdtempSync(join(folder, "minifier-")), script);
      found.push(hashes);
      console.log(`| Node ${process.versions.node}, minified by ${minifier.name} | ${kinds.map((k) => hashes[k.name]).join(" | ")} |`);
    } catch (cause) {
      console.log(`| minified by ${minifier.name} | ${cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause)} |`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
for (const { name } of kinds) {
  const all = new Set(found.map((hashes) => hashes[name]));
  console.log(`${name}: ${all.size === 1 ? "the same" : `${all.size} hashes`} in ${found.length} engines`);
  if (all.size !== 1 && name !== "wasm") process.exitCode = 1;
}
