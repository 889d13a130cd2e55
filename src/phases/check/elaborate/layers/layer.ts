/** Applies a layer to values: adds its variables, equations and initializers to the model, and returns its output. */
import type { Argument, Kind, Reference } from "../../../../ir/ast/expression.ts";
import type { LayerDeclaration } from "../../../../ir/ast/types.ts";
import { variableAffine } from "../../../../ir/equation/affine.ts";
import { readAt } from "../../../../ir/equation/build.ts";
import { TooLarge } from "../../../../ir/equation/limits.ts";
import { derivedName, lossMember, memberName } from "../../../../ir/equation/names.ts";
import { grows, weightOfLayer } from "../../size.ts";
import type { Elaboration, Named, Operand, ResultKind, Use } from "../../types.ts";
import { type Context, emptyContext, type LocalArray } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { checkCycles } from "../equations/cycles.ts";
import { isOfBatch } from "../ranges/examples.ts";
import { define, sizes } from "../declare.ts";
import { defineValues } from "../equations/define.ts";
import type { Whole } from "../equations/types.ts";
import { applyElementwise } from "./activation.ts";
import { fansOf } from "../variables/fans.ts";
import { finishFitted } from "../variables/fitted.ts";
import { type LayerOutput, readStatements } from "./statements.ts";
import { initialize, initializerOf } from "../variables/variables.ts";

/** Levels of layers that apply layers. */
const deepest = 64;

/** The layer's output for its operands, with gaps where an input has a number of its own; `undefined` after a fault. */
export function applyLayer(e: Elaboration, definition: Named<LayerDeclaration>, use: Use, operands: readonly (Operand | undefined)[]): Operand | undefined {
  return applyWithin(e, definition, use, operands, []);
}

function applyWithin(e: Elaboration, definition: Named<LayerDeclaration>, use: Use, operands: readonly (Operand | undefined)[], within: readonly string[]): Operand | undefined {
  const { declaration } = definition;
  const name = declaration.name.text;
  const key = `layer ${name}`;
  if (within.includes(key)) {
    e.report.add("recursiveDefinition", use.reference.name.span, { name }, { notes: [{ message: "defined here", span: declaration.name.span }] });
    return undefined;
  }
  const parts = readStatements(e, definition, use, operands);
  if (parts === undefined || parts.failed) return undefined;
  const empty = emptyContext(e, use, parts.scope, [...within, key]);
  const faults = e.report.mark;
  const equations = e.equations.length;
  const fitted = e.fitted.length;
  const values = defineValues(e, use, parts, empty);
  if (values === undefined) return undefined;
  for (const pending of parts.pending) initialize(e, use, parts.scope, pending, fansOf(pending.array, e.equations.slice(equations)));
  finishFitted(e, use, e.fitted.slice(fitted), e.equations);
  const unknown = parts.outputs.find((o) => !values.has(o.name));
  if (unknown !== undefined) {
    diagnose(empty, "unknownName", unknown.span, { kind: "value", name: unknown.name });
    return undefined;
  }
  if (e.report.failedSince(faults)) return undefined;
  const paired = parts.outputs.find((o) => values.get(o.name)?.local.main.some(isOfBatch));
  if (paired !== undefined) {
    diagnose(empty, "batchAxis", paired.span, { name: paired.name });
    return undefined;
  }
  if (!checkCycles(e.equations.slice(equations), empty, declaration.name.span)) return undefined;
  const results = parts.outputs.flatMap((output): readonly [string, Operand][] => {
    const given = values.get(output.name);
    return given === undefined ? [] : [[output.name, resultOf(e, use, output, given)]];
  });
  const [, first] = results[0] ?? [];
  if (first === undefined) {
    e.report.add("missingInputOrOutput", declaration.name.span, { name, missing: "output" });
    return undefined;
  }
  const loss = values.get(lossMember);
  if (loss !== undefined) {
    // It is no part of the forward computation.
    const own = e.equations.splice(e.equations.findIndex((q) => q.array === loss.local.array), 1);
    e.losses.push({ instance: use.instance, definition: name, value: loss.local, equations: own, origin: use.origin });
  }
  const initializer = initializerOf(e, parts.scope, parts.pending);
  return { ...first, ...(initializer !== undefined && { initializer }), ...(results.length > 1 && { results: new Map(results) }) };
}

function resultOf(e: Elaboration, use: Use, output: LayerOutput, given: Whole): Operand {
  const local = withoutBaseCases(e, use, output.name, given.local);
  const result = output.result === undefined ? given.result : resultKind(output.result, output);
  return { array: local.array, shape: sizes(local.extents), batched: local.batched, content: local.content, span: use.reference.span, ...(result !== undefined && { result }) };
}

/** A layer or activation applied to whole values in an equation. */
export function applyWhole(reference: Reference, operands: readonly Operand[], rest: readonly Argument[], instance: string, context: Context): Operand | undefined {
  const { e, use } = context;
  const layer = context.scope.library.layer(reference.name.text);
  if (!grows(e, layer === undefined ? 1 : weightOfLayer(e, layer), reference.span)) return undefined;
  if (context.within.length >= deepest) throw new TooLarge("nesting of definitions");
  e.size.calls++;
  const inner: Use = { ...use, instance, reference: { ...reference, arguments: rest }, scope: context.scope };
  const [operand] = operands;
  const activation = context.scope.library.function("activation", reference.name.text);
  if (activation !== undefined && operand !== undefined) return e.report.within(reference.span, () => applyElementwise(e, activation, inner, operand, context.within));
  if (layer === undefined) return undefined;
  const kept = layer.declaration.body.find((s) => s.kind === "array" || s.kind === "fitted");
  if (kept !== undefined) {
    diagnose(context, "layerWithWeights", reference.name.span, { name: reference.name.text }, { notes: [{ message: "declared here", span: kept.span }] });
    return undefined;
  }
  return e.report.within(reference.span, () => applyWithin(e, layer, inner, operands, context.within));
}

/** A recurrence's value leaves out its base cases. */
export function withoutBaseCases(e: Elaboration, use: Use, name: string, local: LocalArray): LocalArray {
  if (local.extents.every((x, i) => x.lower === local.main[i]?.lower && x.upper === local.main[i]?.upper)) return local;
  const values = derivedName(memberName(use.instance, name), "values");
  const batch = local.batched ? [e.fresh.variable("n", 0, Infinity)] : [];
  const indices = local.main.map((x, i) => e.fresh.variable(`i${i + 1}`, x.lower, x.upper));
  define(e, use, { name: values, purpose: { kind: "values", of: local.array, ofPurpose: e.arrays.get(local.array)?.purpose } }, [...batch, ...indices], local.main, local.batched, readAt(local.array, [...batch, ...indices].map(variableAffine)));
  return { ...local, array: values, extents: local.main };
}

/** `distribution(k)` on `y[..s, k]`: the kind's axis counts from the last dimension. */
export function resultKind(kind: Kind, output: Pick<LayerOutput, "items">): ResultKind | undefined {
  if (kind.kind !== "namedKind") return undefined;
  const [only] = kind.arguments;
  const index = only?.kind === "value" && only.value.kind === "reference" ? only.value.name.text : undefined;
  if (index === undefined) return { name: kind.name.text };
  const items = output.items ?? [];
  const at = items.findIndex((i) => (i.kind === "reference" && i.name.text === index) || (i.kind === "binary" && i.left.kind === "reference" && i.left.name.text === index));
  return at < 0 ? { name: kind.name.text } : { name: kind.name.text, axis: at - items.length };
}

