/** What docs/coming-from.md says to write here is what the compiler takes: each fragment of its tables, in a model that it fits. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";

const page = readFileSync(new URL("../../docs/coming-from.md", import.meta.url), "utf8");

/** The code in the columns that are headed `nnc`; the last table compares numbers. */
const fragments = (page.split("\n## Numbers that differ")[0] ?? "").split("\n\n").filter((part) => part.startsWith("| ")).flatMap((table) => {
  const rows = table.split("\n").map((row) => row.replaceAll("\\|", " ").split("|").slice(1, -1).map((cell) => cell.trim()));
  const column = rows[0]?.indexOf("nnc") ?? -1;
  return rows.slice(2).flatMap((row) => [...(row[column] ?? "").matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code));
});

/** Commands, members of modules, names of settings and loose operands, which are no part of a file. */
const notOfFiles = /^(?:nnc |onEpoch|fit$|save\(|evaluate|predict|forward|trainBatch|backward$|update$|\d|loss external$)/;

const inputs = ["image: [28, 28, 4]", "pixels: [8, 8]", "steps: [12, 8]", "vector: [8]", "ward: index(1000)"];

/** Models in which a fragment may stand; `…` is any content. */
function modelsWith(fragment: string): readonly string[] {
  const code = fragment.replaceAll("{ … }", "{ dense(8) relu dense(8) }").replaceAll("(…)", "");
  const many = (body: string): readonly string[] => inputs.map((input) => `model M { input ${input} ${body} }`);
  if (code === "ctc(labels)" || code === "as read" || code === "loss read.cost") return ["model M { input steps: [12, 8], labels: index(8)[3] steps dense(8) softmax ctc(labels) as read output out: [12, 8] loss read.cost }"];
  if (/^(?:loss|regularize) /.test(code)) {
    const losses = code.startsWith("loss") ? code : `loss meanSquaredError(size) ${code}`;
    const [last, output] = losses.includes("binary") ? ["sigmoid", `kind: binary("no", "yes")`] : ["softmax", "kind: oneHot(0..9)"];
    const heads = [`dense(10) ${last} output ${output} output size: [1] = v { dense(1) }`, `dense(1) ${last} output ${output}`, "output size: [1] = v { dense(1) }", `dense(10) softmax output ${output}`];
    return heads.map((head) => `model M { input vector: [8] dense(8) as v ${head} ${losses} }`);
  }
  if (/^(?:optimizer|clip|constraint|batch|accumulate|epochs|validation|stop|metrics|seed): /.test(code)) return [`model M { input x: [4] dense(3) softmax output y: oneHot(0..2) loss crossEntropy train { ${code} } }`];
  if (code.startsWith("input ")) return [`model M { ${code} flatten dense(1) output y: [1] }`, `model M { ${code} embedding(2) output y: [2] }`];
  if (code.startsWith("output ")) return ["dense(1) sigmoid", "dense(10) softmax"].map((last) => `model M { input x: [4] ${last} ${code} }`);
  if (code.startsWith("block ")) return [`${code} model M { input x: [4] wide(2) output y: [8] }`];
  if (code.startsWith("model ")) return [code.replace("{", "{ input x: [8]").replace(/\}$/, "output y: [8] }")];
  if (code.startsWith("shared ")) return [`model M { input x: [8] ${code} encoder encoder output y: [8] }`];
  // Both directions of a sequence are two fragments.
  if (code.startsWith("let back ")) return [`model M { input x: [12, 8] ${code} lstm(32) concat(back) output y: [12, 64] }`];
  if (code.endsWith("concat(back)")) return [`model M { input x: [12, 8] let back = { dense(4) } ${code} output y: [12, 36] }`];
  if (code.startsWith("a ")) return [`model M { input a: [4], b: [4] ${code} output y: [8] }`];
  if (code.startsWith("x ")) return ["model M { input x: [4], y: [4] x add(y) output z: [4] }"];
  return [...many(`${code} globalAveragePool dense(1) output out: [1]`), ...many(`${code} output out: [12, 32]`), ...many(`${code} flatten dense(1) output out: [1]`)];
}

test("there are many", () => expect(fragments.length).toBeGreaterThan(70));

test.each(fragments.filter((fragment) => !notOfFiles.test(fragment)))("%s", (fragment) => {
  const faults: string[][] = [];
  for (const text of modelsWith(fragment)) {
    const found = check(text).diagnostics.filter(({ severity }) => severity === "error").map((d) => `${d.code} ${d.message}`);
    if (found.length === 0) return;
    faults.push(found);
  }
  expect.fail(JSON.stringify(faults, undefined, 1));
});
