/** The loops of examples/loops beside PyTorch: `torch.optim.LBFGS` without a line search, and sharpness-aware steps of Adam. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { lbfgs } from "../../examples/loops/lbfgs.ts";
import { createCurve, type Network } from "../../examples/loops/network.ts";
import { samStep } from "../../examples/loops/sam.ts";
import { agree } from "./compare.ts";

interface Trained {
  readonly losses: readonly number[];
  readonly weights: Readonly<Record<string, readonly number[]>>;
}

interface Loops {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly first: Readonly<Record<string, readonly number[]>>;
  readonly lbfgs: Trained;
  readonly sam: Trained;
}

const folder = mkdtempSync(join(tmpdir(), "nnc-loops-"));
afterAll(() => rmSync(folder, { recursive: true }));
const out = join(folder, "loops.json");
execFileSync("/usr/bin/python3", [fileURLToPath(new URL("loops.py", import.meta.url)), out]);
const found: Loops = JSON.parse(readFileSync(out, "utf8"));
const [x, y] = [Float64Array.from(found.x), Float64Array.from(found.y)];

async function begin(): Promise<Network> {
  const network = await createCurve();
  expect(Object.keys(network.parameters).sort()).toEqual(Object.keys(found.first).sort());
  for (const [name, values] of Object.entries(found.first)) network.parameters[name]?.values.set(values);
  return network;
}

function agreeWith(network: Network, losses: readonly number[], expected: Trained): void {
  agree("losses", losses, expected.losses, 1e-8);
  for (const [name, values] of Object.entries(expected.weights)) agree(name, network.parameters[name]?.values ?? [], values, 1e-8);
}

test("L-BFGS", async () => {
  const network = await begin();
  const losses = lbfgs(network, x, y, { steps: 12, history: 4, halvings: 0 });
  agreeWith(network, losses.slice(0, found.lbfgs.losses.length), found.lbfgs);
});

test("sharpness-aware minimization", async () => {
  const network = await begin();
  const losses = found.sam.losses.map(() => samStep(network, x, y, 0.05));
  agreeWith(network, losses, found.sam);
});
