/** Installs the packed package in a project of `nnc init`, and runs every script of that project. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "nnc-project-"));
const project = join(folder, "project");
const run = (command, args, cwd) => {
  const out = execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  console.log(`$ ${command} ${args.join(" ")}\n${out}`);
  return out;
};
try {
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { encoding: "utf8" }));
  run(process.execPath, [resolve("dist/cli/main.js"), "init", project], folder);
  const module = readFileSync(join(project, "iris.js"), "utf8");
  run("npm", ["install", "--no-audit", "--no-fund", "--save-dev", join(folder, filename)], project);
  assert.match(run("npm", ["start"], project), /short petals: setosa/);
  assert.match(run("npm", ["test"], project), /fail 0/);
  run("npm", ["run", "check"], project);
  run("npm", ["run", "build"], project);
  assert.equal(readFileSync(join(project, "iris.js"), "utf8"), module);
  assert.match(run("npm", ["run", "train"], project), /weights +iris\.safetensors/);
} finally {
  rmSync(folder, { recursive: true });
}
