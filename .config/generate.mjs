/**
 * Writes what the compiler emits for the examples into `generated/`: the text of the modules that people read or import,
 * and in `hashes.json` the SHA-256 of the text and of the code without comments, of every example for both targets; then the generated pages of `grammar/`, and the forms of models in `docs/` (`tools/forms`). With `--check` it names what
 * is stale instead, and writes nothing.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { minifySync, transformSync } from "rolldown/utils";

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

function hash(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** The code of a module as JavaScript, without types and comments: equal for modules that run alike. */
function withoutComments(text) {
  const { code } = transformSync("module.ts", text, { lang: "ts" });
  return minifySync("module.js", code, { compress: false, mangle: false, codegen: { removeWhitespace: false } }).code;
}

try {
  const names = readdirSync("examples");
  const files = names.map((name) => `examples/${name}/${name}.nn`);
  const hashes = {};
  for (const target of ["ts", "wasm"]) {
    const built = spawnSync(process.execPath, ["dist/cli/main.js", "build", ...files, "--target", target, "-o", folder], { stdio: ["ignore", "ignore", "inherit"] });
    if (built.status !== 0) throw new Error(`the examples do not build for ${target}`);
    const text = (name) => readFileSync(join(folder, `${name}.ts`), "utf8");
    if (target === "ts") for (const name of readable) deliver(`generated/${name}.ts`, text(name));
    hashes[target] = Object.fromEntries(names.map((name) => [name, { text: hash(text(name)), code: hash(withoutComments(text(name))) }]));
  }
  deliver("generated/hashes.json", `${JSON.stringify(hashes, undefined, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
for (const writer of ["dist/grammar/write.js", "dist/forms/write.js"]) {
  status ||= spawnSync(process.execPath, [writer, ...(checks ? ["--check"] : [])], { stdio: "inherit" }).status ?? 1;
}
process.exitCode = status;
