/** `nnc verify` for every example: emitted gradients against central differences. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

for (const name of readdirSync("examples")) {
  const file = `examples/${name}/${name}.nn`;
  console.log(`\n${file}`);
  if (!readFileSync(file, "utf8").includes("data:")) {
    console.log("has no data of its own");
    continue;
  }
  const { status } = spawnSync(process.execPath, ["dist/cli/main.js", "verify", file], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
