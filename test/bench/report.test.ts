/** The tables and the chart of the comparison of speed, from made-up numbers. */
import { describe, expect, test } from "vitest";
import { chart } from "../../bench/speed/chart.ts";
import { between, page } from "../../bench/speed/report.ts";
import { costTable, inferenceTable, peakTable, processorTable, short, trainingTable } from "../../bench/speed/tables.ts";
import type { Entry, Results } from "../../bench/speed/types.ts";

const entry = (group: Entry["group"], step: number, predict?: number): Entry => ({
  group, step, least: step * 0.9, steps: [step, step], ...(predict !== undefined && { predict }), firstStep: 120, rss: 60, losses: [1.5, 0.5],
});

const results: Results = {
  machine: { cpu: "Some CPU", node: "v20.0.0", date: "2026-01-02" },
  workloads: {
    W3s: {
      title: "784-32-10", batch: 32, run: "a",
      contenders: {
        "nnc ts": { ...entry("ours", 1000, 4), size: { minified: 26_000, gzipped: 9000 } },
        "nnc wasm": entry("ours", 100, 2),
        "nnc wasm, Node 26": entry("ours", 50, 1),
        "nnc wasm on 2 threads": entry("ours", 40, 1),
        "PyTorch eager": entry("native", 250, 30),
        "PyTorch scripted": entry("native", 200),
        "jax-js": entry("javascript", 500, 200),
        "slow <one>": entry("javascript", 20_000, 40),
        broken: { group: "javascript", error: "Error: a | b" },
      },
    },
    W1: { title: "2-3-1", batch: 1, run: "a", contenders: { "nnc ts": entry("ours", 0.05) } },
  },
  peaks: [{ node: "v20.0.0", gflops: 50, fused: false, kernels: { W3s: [{ equation: "y[n] = a | b", operations: 1e6, microseconds: 40, gflops: 25, fraction: 0.5 }] } }],
};

const cellsOf = (table: string, start: string): readonly string[] =>
  (table.split("\n").find((line) => line.startsWith(`| ${start}`)) ?? "").split("|").slice(1, -1).map((cell) => cell.trim());

describe("tables", () => {
  test("training: samples a second, and ratios of the fastest of ours in the same Node", () => {
    expect(cellsOf(trainingTable(results), "W3s")).toEqual(["W3s 784-32-10", "32.0k", "320k", "640k", "800k", "jax-js 64.0k", "5.0×", "128k", "2.5×", "PyTorch scripted 160k", "2.0×"]);
    expect(cellsOf(trainingTable(results), "W1")).toEqual(["W1 2-3-1", "20.0M", "–", "–", "–", "–", "–", "–", "–", "–", "–"]);
  });
  test("inference: the best peer may be another than in training", () => {
    expect(cellsOf(inferenceTable(results), "W3s")).toEqual(["W3s 784-32-10", "4.0", "2.0", "slow <one> 40.0", "20.0×", "–", "30.0", "15.0×"]);
  });
  test("processor time: beside the best variant of PyTorch, and ONNX Runtime for inference", () => {
    const timed = (cpu: number, predictCpu?: number): Entry => ({ group: "native", cpu, ...(predictCpu !== undefined && { predictCpu }) });
    const contenders = {
      "nnc wasm": { ...timed(100, 5), group: "ours" }, "nnc wasm, Node 26": { ...timed(50), group: "ours" }, "PyTorch eager": timed(90), "PyTorch channels last": timed(80),
      "scikit-learn": timed(1), "onnxruntime-node": { group: "native", predictCpu: 20 },
    } as const;
    const table = processorTable({ ...results, workloads: { R1: { title: "unit", batch: 32, run: "a", contenders } } });
    expect(cellsOf(table, "R1")).toEqual(["R1 unit", "PyTorch channels last 80.0", "0.80×", "1.6×", "–", "–", "20.0", "4.0×"]);
  });
  test("start, memory, size: what is not known is a dash", () => {
    expect(cellsOf(costTable(results, ["W3s", "W1"]), "nnc ts")).toEqual(["nnc ts", "120", "60.0", "26.0k", "9.0k"].map((c, i) => (i > 2 ? c.replace("k", "") : c)));
    expect(cellsOf(costTable(results, ["W3s", "W1"]), "jax-js")).toEqual(["jax-js", "120", "–", "–", "–"]);
  });
  test("kernels beside the peak; a bar in an equation does not end its cell", () => {
    expect(cellsOf(peakTable(results), "W3s")).toEqual(["W3s", "`y[n] = a / b`", "40.0", "25.0", "50%"]);
  });
  test("every line of the page has as many cells as the head of its table", () => {
    for (const block of page(results).split("\n\n").filter((b) => b.startsWith("|"))) {
      const counts = block.trim().split("\n").map((line) => line.split("|").length);
      expect(new Set(counts).size, block).toBe(1);
    }
    expect(page(results)).toContain("Error: a / b");
  });
  test("numbers are short", () => {
    expect([0.05, 7.25, 123.4, 4567, 123_456, 1_234_567, 23_456_789].map(short)).toEqual(["0.05", "7.3", "123", "4.6k", "123k", "1.23M", "23.5M"]);
  });
});

describe("the README", () => {
  test("is changed between the marks alone, and a second time not at all", () => {
    const once = between("a\n<!-- speed -->\nold $1\n<!-- /speed -->\nb", "speed", "new $& table");
    expect(once).toBe("a\n<!-- speed -->\nnew $& table\n<!-- /speed -->\nb");
    expect(between(once, "speed", "new $& table")).toBe(once);
    expect(between("no marks", "speed", "x")).toBe("no marks");
  });
});

describe("the chart", () => {
  test("has a mark for each that was measured in the same Node, the faster the more to the right", () => {
    const text = chart(results);
    const marks = new Map([...text.matchAll(/<circle cx="([\d.]+)"[^>]*><title>(.*?): .*?<\/title>/g)].map((m) => [m[2], Number(m[1])]));
    expect([...marks.keys()].filter((name) => name !== undefined).sort((a, b) => (a < b ? -1 : 1))).toEqual(["PyTorch eager", "PyTorch scripted", "jax-js", "nnc ts", "nnc wasm", "slow &lt;one&gt;"]);
    expect(marks.get("nnc wasm")).toBeGreaterThan(marks.get("PyTorch eager") ?? NaN);
    expect(marks.get("jax-js")).toBeGreaterThan(marks.get("slow &lt;one&gt;") ?? NaN);
  });
  test("has no mark outside its frame, and is well-formed", () => {
    const text = chart(results);
    const width = Number(/width="(\d+)"/.exec(text)?.[1]);
    for (const m of text.matchAll(/c?x="([\d.-]+)"/g)) expect(Number(m[1])).toBeLessThanOrEqual(width);
    expect((text.match(/<text/g) ?? []).length).toBe((text.match(/<\/text>/g) ?? []).length);
    expect(text).not.toContain("NaN");
  });
});
