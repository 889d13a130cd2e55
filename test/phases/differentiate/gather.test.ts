/** Gradients of the library's layers are gathered: only what is read at positions from data is accumulated. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { library } from "../../../src/std/library.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { layerCalls } from "../../support/layer-calls.ts";

/** What adds up in layers that read a weight, or what they are given, at positions that only the data tells. */
const byData: Readonly<Record<string, readonly string[]>> = { embedding: ["gradient(embedding1.E)"], vectorQuantizer: ["gradient(vectorQuantizer1.E)"] };

/** The arrays that the training of a network adds up piece by piece, at positions of their own choice. */
function accumulated(input: string, call: string): readonly string[] {
  // What is fitted comes before anything trained.
  const within = input.startsWith("[") && call !== "standardize" ? `dense(${/(\d+)\]$/.exec(input)?.[1] ?? "1"})` : "";
  const { models: [model], diagnostics } = check(`model Net {\n  input x: ${input}\n  ${within} ${call}\n  flatten dense(2)\n  output y: [2]\n  loss squaredError\n  train { batch: 3 }\n}`);
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  if (model === undefined) return ["nothing"];
  const { training } = toEquations(model, undefined, { inputGradients: true });
  return (training?.equations ?? []).filter((e) => e.kind === "accumulation").map((e) => e.array);
}

const names = library.filter(({ keyword }) => keyword === "layer" || keyword === "block").map(({ name }) => name);

test("every layer and block of the library has a call here", () => expect(names.filter((name) => layerCalls[name] === undefined)).toEqual([]));

test.each(names.filter((name) => byData[name] === undefined))("%s", (name) => {
  const [input = "", ...all] = layerCalls[name] ?? [];
  expect(all.flatMap((call) => accumulated(input, call))).toEqual([]);
});

test.each(Object.entries(byData))("%s adds up at positions from data", (name, arrays) => {
  const [input = "", call = ""] = layerCalls[name] ?? [];
  expect(accumulated(input, call)).toEqual(arrays);
});
