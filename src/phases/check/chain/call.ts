/** One step of the chain: a layer, block or activation applied to the current value, or the name of a value. */
import { near } from "../../../diagnostics/near.ts";
import type { Argument, Reference } from "../../../ir/ast/expression.ts";
import type { CallStatement, InputField, LayerDeclaration } from "../../../ir/ast/types.ts";
import { applyActivation } from "../elaborate/layers/activation.ts";
import { applyLayer } from "../elaborate/layers/layer.ts";
import { isFrozen, type Named, type Operand, type Use } from "../types.ts";
import { type Chain, entryOf, instanceName, originOf, scopeOf, wayOf } from "./state.ts";
import { applyBlock } from "./block.ts";
import { keptOr } from "./kept.ts";
import { findOperand } from "./members.ts";
import { applyShared } from "./shared.ts";
import { whatIsMeant } from "./meant.ts";
import { makeCurrent, reportUnknown } from "./values.ts";
import { textOf } from "../../../source/source.ts";

export function applyCall(chain: Chain, statement: CallStatement, as: string | undefined): void {
  const { call: reference } = statement;
  const { name } = reference;
  const { report } = chain.e;
  if (reference.indices !== undefined) {
    report.add("notAValueName", reference.span, { text: textOf(reference.span) });
    return lose(chain);
  }
  const meant = whatIsMeant(chain, reference);
  if (meant === "value") {
    const operand = findOperand(chain, reference);
    return operand === undefined ? lose(chain) : makeCurrent(chain, name, operand);
  }
  if (meant === "unknown") return lose(chain);
  const shared = meant === "shared" ? chain.shared.get(name.text) : undefined;
  if (shared !== undefined) {
    const before = chain.current;
    if (before === undefined) return lose(chain);
    const value = applyShared(chain, reference, before);
    return step(chain, reference, `${chain.prefix}${shared.called}`, before, value, false, 0);
  }
  const layer = chain.library.layer(name.text);
  const block = chain.library.block(name.text);
  const activation = chain.library.function("activation", name.text);
  if (layer === undefined && block === undefined && activation === undefined) {
    reportUnknown(chain, name, "layer, block, activation or value", callable(chain));
    return lose(chain);
  }
  const operand = chain.current;
  if (operand === undefined) {
    if (!chain.kept && chain.model?.inputs.length !== 0) report.add("noCurrentValue", name.span, { name: name.text });
    return lose(chain);
  }
  const instance = instanceName(chain, name.text, as);
  const before = chain.e.variables.length;
  const { operands, rest } = layer ? takeOperands(chain, reference, layer) : { operands: [], rest: reference };
  if (operands === undefined) return lose(chain);
  const use: Use = {
    instance: `${instance}${chain.copy}`, variables: instance, again: chain.again, reference: rest, scope: scopeOf(chain), origin: originOf(instance, reference.span), rate: chain.rate, way: wayOf(chain), entry: entryOf(chain, operand),
  };
  let result: Operand | undefined;
  if (block !== undefined) result = applyBlock(chain, block, use, operand);
  else if (layer !== undefined) result = keptOr(chain, use, [operand, ...operands], () => applyFolded(chain, layer, use, operand, operands));
  else if (activation !== undefined) result = keptOr(chain, use, [operand], () => applyActivation(chain.e, activation, use, operand));
  step(chain, reference, instance, operand, result, block === undefined, before);
}

/** Every name that may be a step of a chain. */
function callable(chain: Chain): readonly string[] {
  return [...(["layer", "block", "activation"] as const).flatMap((k) => chain.library.names(k)), ...chain.named.keys(), ...chain.shared.keys()];
}

/** Keywords of statements that parse as two steps where they are misspelled: `regularise l2(0.01)`. */
const beginnings = ["loss", "regularize", "shared"];

/** Reports a word that begins a statement and is misspelled; false where it is none. */
export function isMisspelled(chain: Chain, { call: { name, arguments: given, indices, member } }: CallStatement): boolean {
  if (given !== undefined || indices !== undefined || member !== undefined || chain.values.has(name.text)) return false;
  const known = callable(chain);
  if (known.includes(name.text)) return false;
  const meant = near(name.text, [...known, ...beginnings]);
  if (meant === undefined || !beginnings.includes(meant)) return false;
  reportUnknown(chain, name, "layer, block, activation or value", beginnings);
  return true;
}

/** A layer of two inputs takes more values from the left, two at a time. */
function applyFolded(chain: Chain, layer: Named<LayerDeclaration>, use: Use, operand: Operand, operands: readonly (Operand | undefined)[]): Operand | undefined {
  const takes = layer.declaration.body.reduce((n, s) => n + (s.kind === "input" ? s.fields.length : 0), 0);
  if (takes !== 2 || operands.length < 2) return applyLayer(chain.e, layer, use, [operand, ...operands]);
  let value: Operand | undefined = operand;
  operands.forEach((next, i) => {
    if (value === undefined) return;
    const part = i === 0 ? "" : `.${i + 1}`;
    value = applyLayer(chain.e, layer, { ...use, instance: `${use.instance}${part}`, variables: `${use.variables}${part}` }, [value, next]);
  });
  return value;
}

/** After a fault the chain continues without a value, and faults that follow from it are not reported. */
export function lose(chain: Chain): void {
  chain.current = undefined;
  chain.history = [];
  chain.kept = true;
}

/** The value after a call becomes the current one; after a fault there is none. */
function step(chain: Chain, reference: Reference, instance: string, before: Operand, after: Operand | undefined, listed: boolean, first: number): void {
  if (after?.shape.includes(0) === true && !before.shape.includes(0) && reference.span.source.library !== true) {
    chain.e.report.add("emptyResult", reference.span, { call: textOf(reference.span), shape: after.shape });
    return lose(chain);
  }
  chain.current = after;
  chain.kept = after === undefined;
  if (after === undefined) {
    chain.history = [];
    return;
  }
  chain.history = [...chain.history, { reference, before: before.shape, after: after.shape }];
  if (!listed) return;
  // A further use of something shared has the variables of the first.
  const { variables: all } = chain.e;
  const variables = (chain.again !== undefined ? all : all.slice(first)).filter((v) => v.instance === instance).map((v) => v.name);
  chain.instances.push({ name: instance, definition: reference.name.text, span: reference.span, frozen: isFrozen(chain), shape: after.shape, ...(after.results !== undefined && { results: [...after.results].map(([of, { shape }]) => ({ name: of, shape })) }), variables, array: after.array });
}

/** Further inputs of a layer: its leading positional arguments that name values, or arguments named like the inputs; none after a fault. */
function takeOperands(chain: Chain, reference: Reference, layer: Named<LayerDeclaration>): { operands: readonly (Operand | undefined)[] | undefined; rest: Reference } {
  const [, ...fields] = layer.declaration.body.flatMap((s) => (s.kind === "input" ? s.fields : []));
  // What has a number of its own is given by name alone.
  const inputs = fields.flatMap((f) => (f.value === undefined ? [f.name.text] : []));
  const optional = fields.flatMap((f) => (f.value === undefined ? [] : [f.name.text]));
  const found: Operand[] = [];
  const named = new Map<string, Operand>();
  const left: Argument[] = [];
  let lost = false;
  let leading = inputs.length > 0;
  for (const argument of reference.arguments ?? []) {
    const key = argument.kind === "value" && argument.key?.kind === "reference" ? argument.key.name.text : undefined;
    const value = argument.kind === "value" && argument.value.kind === "reference" ? argument.value : undefined;
    const isNamed = key !== undefined && (inputs.includes(key) || optional.includes(key));
    // A layer of two inputs folds any number of values; any other takes as many as it has inputs.
    const isNext = leading && argument.kind === "value" && argument.key === undefined && (inputs.length === 1 || found.length < inputs.length) && value !== undefined && (found.length < inputs.length || isValue(chain, value));
    if (value === undefined || (!isNamed && !isNext)) {
      if (argument.kind !== "value" || argument.key === undefined) leading = false;
      left.push(argument);
      continue;
    }
    const operand = findOperand(chain, value);
    if (operand === undefined) {
      lost = true;
      continue;
    }
    if (isNamed) named.set(key, operand);
    else found.push(operand);
  }
  const taken = inputs.some((name) => named.has(name)) ? inputs.flatMap((name) => named.get(name) ?? found.shift() ?? []) : found;
  const operands = lost ? undefined : optional.some((name) => named.has(name)) ? withOptional(fields, taken, named) : taken;
  return { operands, rest: { ...reference, arguments: left } };
}

/** Operands in the order of the inputs, with gaps where a call leaves out what has a number of its own. */
function withOptional(fields: readonly InputField[], taken: readonly Operand[], named: ReadonlyMap<string, Operand>): readonly (Operand | undefined)[] {
  const rest = [...taken];
  return fields.map(({ name, value }) => (value === undefined ? rest.shift() : named.get(name.text)));
}

function isValue(chain: Chain, reference: Reference): boolean {
  const { name, member } = reference;
  return member !== undefined || chain.named.has(name.text) || chain.values.get(name.text)?.kind === "unknown";
}
