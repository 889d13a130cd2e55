/** The whole standard library as definitions of one file, with a model for each that uses it. */
import { library } from "../../src/std/library.ts";
import { sampled } from "../support/extent.ts";
import { layerCalls } from "../support/layer-calls.ts";

/** The arguments of definitions that must be given some. */
const given: Readonly<Record<string, string>> = {
  "initializer constant": "(0.1)", "initializer within": "(gaussian(), gaussian())", "schedule constant": "(0.1)", "schedule cosine": "(0.1)", "schedule exponential": "(0.1)", "schedule oneCycle": "(0.1)",
  "schedule piecewise": "(0.1, 2, 0.01)", "schedule polynomial": "(0.1)", "schedule step": "(0.1, 2)", "schedule warmup": "(5, 0.1)",
  "optimizer muon": " else sgd", "regularizer elasticNet": "(0.1)", "regularizer frobenius": "(0.1)", "regularizer l1": "(0.1)", "regularizer l2": "(0.1)",
};

const averages: readonly string[] = ["ema", "swa"];

function model(name: string, chain: string, { input = "[4]", loss = "loss squaredError", train = "" }: { readonly input?: string; readonly loss?: string; readonly train?: string } = {}): string {
  return `model ${name} {\n  input x: ${input}\n  ${chain}\n  flatten\n  dense(3) softmax\n  output y: oneHot("a", "b", "c")\n  ${loss}\n  train { batch: 4 epochs: 3 ${train} }\n}\n`;
}

function useOf({ keyword, name, file }: (typeof library)[number], m: string): string {
  const call = `${name}${given[`${keyword} ${name}`] ?? ""}`;
  switch (keyword) {
    case "layer": case "block": {
      const [input, ...calls] = layerCalls[name] ?? ["[4]"];
      return calls.map((chain, i) => model(`${m}_${i}`, chain, { input })).join("\n");
    }
    case "activation": return model(m, call);
    case "initializer": return model(m, `dense(3, init: ${call})`);
    case "loss": return name.startsWith("binary") ? `model ${m} { input x: [4] dense(1) sigmoid output y: binary("a", "b") loss ${call} }\n` : model(m, "", { loss: `loss ${call}` });
    case "regularizer": return model(m, "dense(3)", { loss: `loss squaredError regularize ${call}` });
    case "schedule": return model(m, "", { train: `optimizer: adam(rate: ${call})` });
    case "optimizer": return model(m, "dense(3)", { train: file.includes("constraints") ? `constraint: ${call}` : averages.includes(name) ? `average: ${call}` : `optimizer: ${call}` });
    default: throw new Error(`no use of a ${keyword}`);
  }
}

/** But for those that have the name of a function, which a file cannot define. Uses are sampled. */
export function libraryWithUses(): string {
  const own = library.filter(({ name }) => !["tanh", "stop", "reshape"].includes(name));
  return [...own.map(({ text }) => text), ...sampled(own.map((d, i) => useOf(d, `M${i}`)), 6, 2)].join("\n");
}
