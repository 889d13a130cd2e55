/** What is run: our modules, emitted and minified; the peers, installed and measured in bytes. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import type { Contender, Size, Target } from "./types.ts";

export interface Built {
  readonly path: string;
  /** The emitted TypeScript, which tells of its kernels. */
  readonly source: string;
  readonly size: Size;
}

const gzipped = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

/** Emits a model, with values of its parameters, for a target and minifies it, into `out`. Throws with the compiler's message where it has faults. */
export async function build(model: string, name: string, target: Target, out: string, set: Readonly<Record<string, number>> = {}): Promise<Built> {
  const source = join(out, `${name}.${target}.ts`);
  const built = spawnSync(process.execPath, ["dist/cli/main.js", "build", model, "-o", source, "--target", target, ...Object.entries(set).flatMap(([key, value]) => ["--set", `${key}=${value}`])], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`${model}: ${built.stderr}`);
  const bundle = await rolldown({ input: source, logLevel: "silent" });
  const file = join(out, `${name}.${target}.mjs`);
  const { output } = await bundle.write({ file, format: "esm", minify: true });
  await bundle.close();
  const { code } = output[0];
  return { path: resolve(file), source: readFileSync(source, "utf8"), size: { minified: Buffer.byteLength(code), gzipped: gzipped(code) } };
}

/** Installs a peer in its folder as its lock file says, once. */
export function installed(peer: string): boolean {
  const folder = join("bench/peers", peer);
  if (existsSync(join(folder, "node_modules"))) return true;
  return spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "ignore" }).status === 0;
}

/** The Node that a contender runs in, or nothing where it cannot be installed. */
export function engineOf({ node }: Contender): string | undefined {
  if (node === undefined) return process.execPath;
  return installed(node) ? join("bench/peers", node, "node_modules", node, "bin/node") : undefined;
}

/** What a peer's training program weighs, with the library and the WebAssembly that it loads, without our clock. */
export async function sizeOfPeer(peer: string, ships: readonly string[] = []): Promise<Size | undefined> {
  try {
    const folder = join("bench/peers", peer);
    const bundle = await rolldown({ input: join(folder, "run.mjs"), platform: "browser", external: [/^node:/, /speed\/measure\.mjs$/, /^(fs|os|path|util|worker_threads|perf_hooks|crypto|url|gpu\.js)$/], logLevel: "silent" });
    const { output } = await bundle.generate({ format: "esm", minify: true });
    await bundle.close();
    const codes = output.flatMap((chunk) => (chunk.type === "chunk" ? [chunk.code] : []));
    const shipped = ships.map((file) => readFileSync(join(folder, "node_modules", file)));
    return { minified: [...codes, ...shipped].reduce((n, c) => n + Buffer.byteLength(c), 0), gzipped: [...codes, ...shipped].reduce((n, c) => n + gzipped(c), 0) };
  } catch {
    return undefined; // What cannot be bundled has no size.
  }
}
