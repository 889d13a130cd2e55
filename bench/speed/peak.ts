/**
 * What the machine can do at most in vectors of 128 bits, and how near the kernels of large networks come: float32 products
 * and sums in registers that wait for nothing, in WebAssembly as our modules are, beside each kernel run by itself.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repeat } from "../../src/targets/wasm/encode/control.ts";
import { ModuleBuilder } from "../../src/targets/wasm/encode/module.ts";
import { i32 } from "../../src/targets/wasm/encode/scalar.ts";
import { get, set, tee } from "../../src/targets/wasm/encode/value.ts";
import { f32x4 } from "../../src/targets/wasm/encode/vector.ts";
import { build, engineOf } from "./build.ts";
import { writeData } from "./data.ts";
import { countKernels } from "./kernels.ts";
import type { Contender, KernelRate, Peak, Workload } from "./types.ts";

/** Networks whose steps are long enough for their kernels to be told apart. */
const large = ["W3s", "W4", "W5", "W6", "W7b", "W8", "W10"];

/** Kernels with fewer operations a call are mostly the call. */
const least = 200_000;

/** Chains of operations side by side, so many that no one waits for another, and as many as there are registers for. */
const chains = { plain: 6, fused: 10 };

/**
 * `spin(times)`: in each turn every chain does one multiply-add of four lanes. Plain: products and sums in chains of their own,
 * since a processor does both at once; fused: x = x · a + b.
 */
function spinner(fused: boolean): Uint8Array {
  const builder = new ModuleBuilder();
  builder.define(builder.declare(), {
    parameters: ["i32"], name: "spin",
    build: (frame) => {
      const left = frame.parameter(0, "i32");
      const side = (count: number, start: number) => Array.from({ length: count }, (_, k) => ({ local: frame.local("v128"), start: start + k / 16 }));
      const factor = frame.local("v128");
      const xs = side(fused ? chains.fused : chains.plain, 1);
      const sums = fused ? [] : side(chains.plain, 0);
      const all = [...xs, ...sums];
      const products = xs.map(({ local }) => set(local, fused ? f32x4.relaxedMultiplyAdd(get(local), get(factor), get(factor)) : f32x4.multiply(get(local), get(factor))));
      const added = sums.map(({ local }) => set(local, f32x4.add(get(local), get(factor))));
      const result = all.map(({ local }) => get(local)).reduce((a, b) => f32x4.add(a, b));
      return {
        statements: [
          set(factor, f32x4.constant(0.999_999)), all.map(({ local, start }) => set(local, f32x4.constant(start))),
          repeat([products, added], tee(left, i32.add(get(left), i32.constant(-1)))),
        ],
        result: f32x4.lane(result, 0),
      };
    },
  });
  return builder.bytes(1);
}

const operationsOfTurn = (fused: boolean): number => 8 * (fused ? chains.fused : chains.plain);

const probe = "bench/speed/probe.mjs";

/** The numbers that the probe prints, none where it cannot run. */
function run(program: string, args: readonly string[]): readonly number[] {
  const ran = spawnSync(program, args, { encoding: "utf8", timeout: 90_000 });
  return ran.status === 0 ? JSON.parse(ran.stdout) : [];
}

/** The peak in each Node, and the kernels of large networks beside it. `seconds`: for each kernel. */
export async function measurePeaks(workloads: Readonly<Record<string, Workload>>, out: string, seconds: number): Promise<readonly Peak[]> {
  const node: Contender = { kind: "nnc", name: "", group: "ours", target: "wasm" };
  const engines = [engineOf(node), engineOf({ ...node, node: "node26" })].flatMap((e) => e ?? []);
  const variants = [false, true].map((fused) => {
    const file = join(out, fused ? "peak.fused.wasm" : "peak.wasm");
    writeFileSync(file, spinner(fused));
    return { fused, file };
  });
  const modules = new Map<string, { readonly path: string; readonly folder: string; readonly batch: number; readonly counted: ReturnType<typeof countKernels> }>();
  for (const id of large) {
    const work = workloads[id];
    if (work === undefined) continue;
    const model = join("bench/speed/workloads", `${id}.nn`);
    const folder = join(out, id);
    const batches = writeData(folder, work);
    writeFileSync(join(folder, "job.json"), JSON.stringify({ ...work, batches, seconds }));
    modules.set(id, { path: (await build(model, id, "wasm", out)).path, folder, batch: work.batch, counted: countKernels(readFileSync(model, "utf8"), work.batch) });
  }
  return engines.map((engine) => {
    const version = spawnSync(engine, ["--version"], { encoding: "utf8" }).stdout.trim();
    const rates = variants.flatMap(({ fused, file }) => {
      return run(engine, [probe, "peak", file]).map((turns) => ({ fused, gflops: Number(((turns * operationsOfTurn(fused)) / 1e9).toPrecision(4)) }));
    });
    const [best] = [...rates].sort((a, b) => b.gflops - a.gflops);
    if (best === undefined) throw new Error(`${version} has no WebAssembly with SIMD`);
    console.error(`${version}: ${best.gflops.toFixed(1)} GFLOP/s in 128 bits${best.fused ? ", products fused with sums" : ""}`);
    const kernels = Object.fromEntries([...modules].map(([id, { path, folder, batch, counted }]) => {
      const times = run(engine, [probe, "kernels", folder, path, String(batch), String(counted.length)]);
      return [id, beside(counted, times, best.gflops)];
    }));
    return { node: version, ...best, kernels };
  });
}

/** Those of the kernels that are large, beside the peak. */
function beside(counted: ReturnType<typeof countKernels>, times: readonly number[], peak: number): readonly KernelRate[] {
  return counted.flatMap(({ equation, operations }, k) => {
    const microseconds = times[k];
    if (microseconds === undefined || operations < least) return [];
    const gflops = operations / microseconds / 1000;
    return [{ equation, operations, microseconds, gflops, fraction: gflops / peak }].map((r) => ({ ...r, microseconds: Number(r.microseconds.toPrecision(4)), gflops: Number(r.gflops.toPrecision(4)), fraction: Number(r.fraction.toPrecision(3)) }));
  });
}
