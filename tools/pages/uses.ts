/** An example use of each definition of the standard library, checked by the compiler as the page is written. */
import type { Declaration, LayerDeclaration, Parameter } from "../../src/ir/ast/types.ts";
import { check } from "../../src/index.ts";

type Definition = Exclude<Declaration, { readonly kind: "import" }>;

/** What a parameter without a default is given: by definition and name, or by name. */
const given: Readonly<Record<string, string>> = {
  units: "16", codes: "16", filters: "8", kernel: "3", size: "2", rate: "0.1", heads: "2", hidden: "32", groups: "2", channels: "8", expand: "16", strength: "0.0001",
  from: "0.01", every: "10", over: "100", then: "0.01", top: "0.05", before: "0.1", at: "10", value: "0.1", draw: "gaussian()", other: "0", deviation: "0.1",
  "embedding.size": "16", "pad.size": "1", "reshape.shape": "[2, 3]", "slice.from": "0", "slice.to": "3",
};

/** Sizes of the example's input, by their names in patterns. */
const sizes: Readonly<Record<string, number>> = { units: 16, signs: 20, height: 8, width: 8, channels: 8, time: 12, rows: 3, columns: 4 };

export function exampleOf(d: Definition, text: string): string {
  const { shown, model } = example(d, text);
  const [fault] = check(model).diagnostics;
  if (fault !== undefined) throw new Error(`The example of ${d.name.text} has a fault: ${fault.code} ${fault.message}\n${model}`);
  return shown;
}

interface Example {
  readonly shown: string;
  readonly model: string;
}

function example(d: Definition, text: string): Example {
  switch (d.kind) {
    case "layer": return step(d, inputsOf(d));
    case "chain": return step(d, [{ name: "x", encoding: exampleEncoding(/`(\S*\[[^\]]*\])`/.exec(d.doc ?? "")?.[1] ?? "[6]") }]);
    case "optimizer": {
      const kind = /^ {2}output /m.test(text) ? "average" : /\bg\b/.test(text.slice(text.indexOf("{"))) ? "optimizer" : "constraint";
      // What takes weights of some shapes alone stands before another.
      const isOfSome = d.body.some((s) => s.kind === "array" && s.role === "weight" && s.arrays.some((a) => a.shape?.every((item) => item.kind !== "pack") === true));
      const setting = `${kind}: ${call(d)}${isOfSome ? " else adamw" : ""}`;
      return { shown: `train { ${setting} }`, model: plain(`loss squaredError\n  train { ${setting} }`) };
    }
    case "function": return ofFunction(d);
  }
}

function ofFunction(d: Extract<Definition, { readonly kind: "function" }>): Example {
  switch (d.keyword) {
    case "activation": return { shown: `dense(8) ${call(d)}`, model: plain("loss squaredError", `dense(8) ${call(d)} dense(2)`) };
    case "initializer": return { shown: `dense(8, init: ${call(d)})`, model: plain("loss squaredError", `dense(8, init: ${call(d)}) dense(2)`) };
    case "regularizer": return { shown: `regularize ${call(d)}`, model: plain(`loss squaredError\n  regularize ${call(d)}`) };
    case "schedule": {
      const setting = `train { optimizer: sgd(rate: ${call(d)}) }`;
      return { shown: setting, model: plain(`loss squaredError\n  ${setting}`) };
    }
    case "metric": return { shown: `train { metrics: [${call(d)}] }`, model: plain(`loss squaredError\n  train { metrics: [${call(d)}] }`) };
    case "loss": {
      const wanted = d.parameters[0]?.result;
      const kind = wanted?.kind === "namedKind" ? wanted.name.text : "";
      const [end, encoding] = kind === "distribution" ? ["dense(3) softmax", "oneHot(\"a\", \"b\", \"c\")"] : kind === "probability" ? ["dense(1) sigmoid", "binary(\"no\", \"yes\")"] : ["dense(2)", "[2]"];
      return { shown: `${end}\noutput y: ${encoding}\nloss ${call(d)}`, model: plain(`loss ${call(d)}`, end, encoding) };
    }
  }
}

function plain(after: string, chain = "dense(2)", encoding = "[2]"): string {
  return `model Example {\n  input x: [4]\n  ${chain}\n  output y: ${encoding}\n  ${after}\n}\n`;
}

interface Input {
  readonly name: string;
  readonly encoding: string;
}

/** A step of a chain, and the shape that it gives. */
function step(d: Definition, inputs: readonly Input[]): Example {
  const others = inputs.slice(1).map((i) => i.name);
  const start = `input ${inputs.map((i) => `${i.name}: ${i.encoding}`).join(", ")}`;
  const act = `${others.length === 0 ? "" : `${inputs[0]?.name ?? ""} `}${call(d, others)}`;
  const whole = `model Example {\n  ${start}\n  ${act}\n  flatten dense(1)\n  output result: [1]\n  loss squaredError\n}\n`;
  const shape = check(whole).models[0]?.instances.at(-3)?.shape ?? [];
  return { shown: `${start}\n${act} -> [${shape.join(", ")}]`, model: whole.replace(act, `${act} -> [${shape.join(", ")}]`) };
}

function inputsOf(layer: LayerDeclaration): readonly Input[] {
  return layer.body.flatMap((s) => (s.kind === "input" ? s.fields.filter((f) => f.value === undefined) : [])).map(({ name, encoding }) => ({
    name: name.text,
    encoding: exampleEncoding(encoding.span.source.text.slice(encoding.span.start, encoding.span.end)),
  }));
}

/** `[time, n]` → `[12, 6]`; `[..s]` → `[6]`; `index(vocabulary)[..s]` → `index(20)[6]`. */
function exampleEncoding(pattern: string): string {
  const [, head = "", inside = ""] = /^(.*?)\[([^\]]*)\]$/.exec(pattern) ?? [];
  const names = inside.split(",").map((name) => name.trim());
  const own = names.filter((name) => !name.startsWith(".."));
  return `${head.replace(/\(\w+\)/, "(20)")}[${own.length === 0 ? "6" : own.map((name) => sizes[name] ?? 6).join(", ")}]`;
}

/** With what it must be given: inputs beyond the first, and parameters without a default. */
function call(d: Definition, inputs: readonly string[] = []): string {
  const supplied = d.kind === "function" && d.keyword === "activation" ? 1 : 0;
  const needed = d.parameters.slice(supplied).filter((p: Parameter) => p.value === undefined && p.indices === undefined);
  const values = needed.map((p) => given[`${d.name.text}.${p.name.text}`] ?? given[p.name.text] ?? "1");
  const all = [...inputs, ...values];
  return all.length === 0 ? d.name.text : `${d.name.text}(${all.join(", ")})`;
}
