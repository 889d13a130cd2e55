/**
 * Writes what the compiler emits for the examples into `generated/`: the text of the modules that people read or import,
 * and the SHA-256 of the others, in `hashes.json`; then the generated pages of `grammar/`. With `--check` it names what
 * is stale instead, and writes nothing.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const checks = process.argv.includes("--check");
/** A small network, a convolution, a recurrence; and what an example's own program imports. */
const readable = ["iris", "digits-cnn", "seattle-weather", "devils-dictionary"];
const folder = mkdtempSync(join(tmpdir(), "nnc-generate-"));
let status = 0;

function deliver(path, text) {
  let before;
  try {
    before = readFileSync(path, "utf8");
  } catch {
    before = undefined;
  }
  if (before === text) return;
  if (!checks) writeFileSync(path, text);
  else status = 1;
  console.log(checks ? `${path} is stale` : path);
}

try {
  const names = readdirSync("examples");
  const files = names.map((name) => `examples/${name}/${name}.nn`);
  const built = spawnSync(process.execPath, ["dist/cli/main.js", "build", ...files, "-o", folder], { stdio: ["ignore", "ignore", "inherit"] });
  if (built.status !== 0) throw new Error("the examples do not build");
  const text = (name) => readFileSync(join(folder, `${name}.ts`), "utf8");
  for (const name of readable) deliver(`generated/${name}.ts`, text(name));
  const hashes = names.filter((name) => !readable.includes(name)).map((name) => [name, createHash("sha256").update(text(name)).digest("hex")]);
  deliver("generated/hashes.json", `${JSON.stringify(Object.fromEntries(hashes), undefined, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
const pages = spawnSync(process.execPath, ["dist/grammar/write.js", ...(checks ? ["--check"] : [])], { stdio: "inherit" });
process.exitCode = status || (pages.status ?? 1);
