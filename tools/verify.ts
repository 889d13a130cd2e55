/** `nnc verify` for every example: emitted gradients against central differences. */
import { spawnSync } from "node:child_process";
import { exampleNames } from "./examples.ts";

for (const name of exampleNames) {
  const file = `examples/${name}/${name}.nn`;
  console.log(`\n${file}`);
  // One loss of devils-dictionary takes long, so that few entries of each array are checked.
  const { status } = spawnSync(process.execPath, ["dist/cli/main.js", "verify", file, ...(name === "devils-dictionary" ? ["--limit", "10"] : [])], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
