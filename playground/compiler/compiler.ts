/** The worker of the compiler. It keeps no state: every question comes with the text. */
import { expose } from "comlink";
import { check, type CheckedModel, compile, describe, explain, format, replaceable, replaceSetting, stage } from "../../src/index.ts";
import { activationsOf } from "./activations.ts";
import type { CompilerApi, RateSetting } from "./api.ts";
import { shownDiagnostics } from "./diagnostics.ts";
import { graphOf } from "./graph.ts";

/** What diagnostics and modules call the text. */
const fileName = "model.nn";
const rate = { kind: "optimizer", name: "rate" } as const;

const api: CompilerApi = {
  async compile(text, target) {
    const { modules, diagnostics } = await compile(text, { fileName, target, emit: "script" });
    return {
      diagnostics: shownDiagnostics(diagnostics),
      models: modules.map(({ name, text: script, model }) => ({ description: describe(model), graph: graphOf(model), script: { text: script, create: `create${name}` }, ...rateOf(text, model) })),
    };
  },
  async module(text, model, target) {
    return (await compile(text, { fileName, model, target })).modules[0]?.text ?? "";
  },
  async equations(text, model, worked) {
    const { models: [found] } = await explain(text, { fileName, model, math: true, ...worked });
    return { sections: found?.mathematics ?? [], ...(found?.notes !== undefined && { notes: found.notes }) };
  },
  async kernels(text, model, target) {
    return (await stage(text, "schedule", { fileName, model, target })).text;
  },
  async format(text) {
    return (await format(text, { fileName })).text;
  },
  async withRate(text, model, value) {
    return replaceSetting(text, model, rate, String(value))?.text;
  },
  async activations(text, name, weights, inputs) {
    const { models: [model] } = check(text, { fileName, model: name });
    return model === undefined ? [] : activationsOf(model, graphOf(model).nodes.filter(({ kind }) => kind !== "output").map(({ array }) => array), weights, inputs);
  },
};

function rateOf(text: string, { name }: CheckedModel): { readonly rate?: RateSetting } {
  if (!replaceable(text, name).some((place) => place.kind === rate.kind && place.name === rate.name)) return {};
  const value = Number(replaceSetting(text, name, rate, "0")?.before ?? NaN);
  return { rate: Number.isFinite(value) ? { value } : {} };
}

expose(api);
