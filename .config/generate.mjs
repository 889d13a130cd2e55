/** Writes the emitted module of every example into `generated/`; with `--check` says which are stale instead. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const check = process.argv.includes("--check") ? ["--check"] : [];
const files = readdirSync("examples").map((name) => `examples/${name}/${name}.nn`);
const { status } = spawnSync(process.execPath, ["dist/cli/main.js", "build", ...files, "-o", "generated", ...check], { stdio: "inherit" });
process.exitCode = status ?? 1;
