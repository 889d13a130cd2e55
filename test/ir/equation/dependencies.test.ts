import { describe, expect, it } from "vitest";
import { stronglyConnected } from "../../../src/ir/equation/dependencies.ts";

const graph = (edges: Readonly<Record<string, string>>) => (name: string): readonly string[] => Array.from(edges[name] ?? "");

describe("components", () => {
  it("come after all that they read, each once", () => {
    const found = stronglyConnected(["a", "f"], graph({ a: "bc", b: "d", c: "d", d: "ce", f: "fa" }));
    const groups = found.map(({ arrays, cyclic }) => `${[...arrays].sort().join("")}${cyclic ? "*" : ""}`);
    expect([...groups].sort()).toEqual(["a", "b", "cd*", "e", "f*"]);
    for (const [before, after] of [["e", "cd*"], ["cd*", "b"], ["b", "a"], ["a", "f*"]] as const) expect(groups.indexOf(before)).toBeLessThan(groups.indexOf(after));
  });

  it("may be as deep as a program", () => {
    const found = stronglyConnected(["0"], (name) => (Number(name) < 50_000 ? [String(Number(name) + 1)] : ["0"]));
    expect(found.map((c) => c.arrays.length)).toEqual([50_001]);
    const chain = stronglyConnected(["0"], (name) => (Number(name) < 50_000 ? [String(Number(name) + 1)] : []));
    expect([chain.length, chain[0]?.arrays]).toEqual([50_001, ["50000"]]);
  });
});
