/** One step of the chain: a layer, block or activation applied to the current value, or the name of a value. */
import type { Argument, CallStatement, LayerDeclaration, Reference } from "../../../ir/ast/types.ts";
import { applyActivation } from "../elaborate/activation.ts";
import { applyLayer } from "../elaborate/layer.ts";
import { bindArguments } from "../bind.ts";
import type { Named, Operand, Use } from "../types.ts";
import { type Chain, instanceName, originOf, scopeOf } from "./state.ts";
import { findValue, makeCurrent, reportUnknown } from "./values.ts";

export function applyCall(chain: Chain, statement: CallStatement, as: string | undefined): void {
  const { call: reference } = statement;
  const { name } = reference;
  const { report } = chain.e;
  if (reference.member !== undefined || reference.indices !== undefined) {
    report.add("NN349", reference.span, { what: "a read", where: "a chain" });
    return;
  }
  if (chain.named.has(name.text)) {
    makeCurrent(chain, name);
    return;
  }
  if (chain.values.get(name.text)?.kind === "unknown") return lose(chain);
  const layer = chain.library.layer(name.text);
  const block = chain.library.block(name.text);
  const activation = chain.library.function("activation", name.text);
  if (layer === undefined && block === undefined && activation === undefined) {
    const candidates = [...(["layer", "block", "activation"] as const).flatMap((k) => chain.library.names(k)), ...chain.named.keys()];
    reportUnknown(chain, name, "layer, block, activation or value", candidates);
    return lose(chain);
  }
  const operand = chain.current;
  if (operand === undefined) {
    if (!chain.kept && chain.model?.inputs.length !== 0) report.add("NN342", name.span, { name: name.text });
    return lose(chain);
  }
  const instance = instanceName(chain, name.text, as);
  const { operands, rest } = layer ? takeOperands(chain, reference, layer) : { operands: [], rest: reference };
  const use: Use = { instance, reference: rest, scope: scopeOf(chain), origin: originOf(instance, reference.span), trained: chain.trained };
  let result: Operand | undefined;
  if (block !== undefined) result = applyBlock(chain, block, use, operand);
  else if (layer !== undefined) result = applyLayer(chain.e, layer, use, [operand, ...operands]);
  else if (activation !== undefined) result = applyActivation(chain.e, activation, use, operand);
  step(chain, reference, instance, operand, result, block === undefined);
}

/** After a fault the chain goes on without a value, and without further faults. */
function lose(chain: Chain): void {
  chain.current = undefined;
  chain.history = [];
  chain.kept = true;
}

/** The value after a call becomes the current one; after a fault what follows stays silent. */
function step(chain: Chain, reference: Reference, instance: string, before: Operand, after: Operand | undefined, listed: boolean): void {
  chain.current = after;
  chain.kept = after === undefined;
  if (after === undefined) {
    chain.history = [];
    return;
  }
  chain.history = [...chain.history, { reference, before: before.shape, after: after.shape }];
  if (!listed) return;
  const variables = chain.e.variables.filter((v) => v.name.startsWith(`${instance}.`)).map((v) => v.name);
  chain.instances.push({ name: instance, definition: reference.name.text, span: reference.span, shape: after.shape, variables, array: after.array });
}

/** Further inputs of a layer: its leading positional arguments that name values, or arguments named like the inputs. */
function takeOperands(chain: Chain, reference: Reference, layer: Named<LayerDeclaration>): { operands: Operand[]; rest: Reference } {
  const inputs = layer.declaration.body.flatMap((s) => (s.kind === "input" ? s.fields.map((f) => f.name.text) : [])).slice(1);
  const found = new Map<string, Operand>();
  const left: Argument[] = [];
  for (const argument of reference.arguments ?? []) {
    const next = inputs.find((name) => !found.has(name));
    const key = argument.kind === "value" && argument.key?.kind === "reference" ? argument.key.name.text : undefined;
    const target = argument.kind === "value" && argument.key === undefined ? next : inputs.find((name) => name === key);
    if (argument.kind !== "value" || target === undefined || argument.value.kind !== "reference") {
      left.push(argument);
      continue;
    }
    const operand = findValue(chain, argument.value.name);
    if (operand !== undefined) found.set(target, operand);
  }
  const operands = inputs.flatMap((name) => found.get(name) ?? []);
  return { operands, rest: { ...reference, arguments: left } };
}

/** A block is written out where it is called, with ordinals of its own. */
function applyBlock(chain: Chain, block: NonNullable<ReturnType<Chain["library"]["block"]>>, use: Use, operand: Operand): Operand | undefined {
  const { declaration, library } = block;
  if (chain.blocks.includes(declaration.name.text)) {
    chain.e.report.add("NN356", use.reference.name.span, { name: declaration.name.text }, { notes: [{ message: "defined here", span: declaration.name.span }] });
    return undefined;
  }
  const values = bindArguments(declaration.parameters, { ...use, scope: use.scope }, library, chain.e.report, declaration.name.span);
  const inside: Chain = {
    e: chain.e,
    library,
    values: new Map(values),
    named: new Map(),
    current: operand,
    kept: false,
    history: [],
    ordinals: new Map(),
    prefix: `${use.instance}.`,
    trained: chain.trained,
    instances: chain.instances,
    blocks: [...chain.blocks, declaration.name.text],
    walk: chain.walk,
  };
  chain.walk(inside, declaration.body);
  return inside.current;
}
