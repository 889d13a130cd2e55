/** The chain of a model before its first statement: its parameters have their values. */
import type { Report } from "../../../diagnostics/report.ts";
import type { ChainDeclaration, Parameter } from "../../../ir/ast/types.ts";
import { Fresh } from "../../../ir/equation/fresh.ts";
import { decimal, negNum, one } from "../../../ir/equation/number.ts";
import { addScalar } from "../elaborate/declare.ts";
import { evaluate } from "../evaluate.ts";
import type { Elaboration, Library, Named, Value } from "../types.ts";
import { type Chain, type ModelParts, scopeOf } from "./state.ts";

export interface StartOptions {
  /** Compile-time parameters set from outside, as written. */
  readonly set: ReadonlyMap<string, string>;
  readonly defaults: Elaboration["defaults"];
  readonly kept?: Elaboration["kept"];
}

export function startChain({ declaration }: Named<ChainDeclaration>, library: Library, options: StartOptions, report: Report): { readonly chain: Chain; readonly parts: ModelParts } {
  const e: Elaboration = {
    report, fresh: new Fresh(0), arrays: new Map(), positions: new Map(), lost: new Set(), variables: [], equations: [], fitted: [], ordered: [], updates: [], initialize: [], losses: [], derivatives: [], stops: [], draws: { next: 0 }, defaults: options.defaults,
    size: { calls: 0, expressions: 0, use: undefined, exceeded: false, weights: new Map() }, steps: [], values: [], kept: options.kept,
  };
  addScalar(e.arrays, "training");
  const upcoming = new Map(declaration.body.flatMap((s) => (s.kind === "output" ? [[s.name.text, s] as const] : [])));
  const parts: ModelParts = { span: declaration.name.span, inputs: [], outputs: [], upcoming, targets: new Map(), targetEquations: [] };
  const chain: Chain = {
    e, library, values: new Map(), named: new Map(), later: new Map(), current: undefined, kept: false, history: [], ordinals: new Map(), prefix: "",
    rate: one, instances: [], around: [], shared: new Map(), called: new Map(), repeated: false, copy: "", again: undefined, model: parts,
  };
  readParameters(chain, declaration, options.set);
  return { chain, parts };
}

function readParameters(chain: Chain, declaration: ChainDeclaration, set: ReadonlyMap<string, string>): void {
  for (const parameter of declaration.parameters) {
    const text = set.get(parameter.name.text);
    chain.values.set(parameter.name.text, text === undefined ? defaultOf(chain, parameter) : parseSetting(text));
  }
}

function defaultOf(chain: Chain, parameter: Parameter): Value {
  if (parameter.value !== undefined) return evaluate(parameter.value, scopeOf(chain), chain.e.report);
  chain.e.report.add("parameterWithoutValue", parameter.span, { name: parameter.name.text });
  return { kind: "unknown" };
}

/** A value from outside: a number, `true` or `false`, else a string. */
function parseSetting(text: string): Value {
  if (/^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) {
    return { kind: "number", value: text.startsWith("-") ? negNum(decimal(text.slice(1))) : decimal(text) };
  }
  return text === "true" || text === "false" ? { kind: "boolean", value: text === "true" } : { kind: "string", value: text };
}
