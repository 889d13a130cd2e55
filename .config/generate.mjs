/** Writes the emitted module of every example into `generated/`, and the generated pages of `grammar/`; with `--check` says which are stale instead. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const check = process.argv.includes("--check") ? ["--check"] : [];
const files = readdirSync("examples").map((name) => `examples/${name}/${name}.nn`);
const { status } = spawnSync(process.execPath, ["dist/cli/main.js", "build", ...files, "-o", "generated", ...check], { stdio: "inherit" });
const pages = spawnSync(process.execPath, ["dist/grammar/write.js", ...check], { stdio: "inherit" });
process.exitCode = status || (pages.status ?? 1);
