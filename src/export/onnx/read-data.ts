/** Reads at positions that are data: `Gather` of a weight (an embedding), `GatherElements` where each example has an array of its own. */
import { affineVariables, asVariable, variableAffine } from "../../ir/equation/affine.ts";
import type { IndexVariable, Read } from "../../ir/equation/types.ts";
import type { Operand } from "./builder.ts";
import { cannot, type Emitter } from "./emitter.ts";
import type { Place } from "./read.ts";
import { isInside, tableOf, variablesIn } from "./tables.ts";
import { aligned, cast, elementwise, has, isBatch, scalarValue, sizeOf, union, type Value } from "./value.ts";

export function readByData(operand: Operand, places: readonly Place[], e: Read, emitter: Emitter): Value {
  const { builder } = emitter;
  const isBatched = places[0]?.extent.upper === Infinity;
  const own = isBatched ? places.slice(1) : places;
  const given = own.map((place) => (place.position.kind === "data" ? whole(emitter.emit(place.position.value), emitter) : undefined));
  const inData = union(given.flatMap((v) => v ?? []));
  // Dimensions at the end that are read whole stay as they are.
  let kept = own.length;
  const suffix: IndexVariable[] = [];
  for (; kept > 0; kept--) {
    const place = own[kept - 1];
    const v = place?.position.kind === "affine" ? asVariable(place.position.affine) : undefined;
    const isElsewhere = v !== undefined && (has(inData, v) || own.some((p) => p !== place && p.position.kind === "affine" && affineVariables(p.position.affine).has(v.id)));
    if (v === undefined || place === undefined || isElsewhere || isBatched || !isInside(variableAffine(v), place.extent) || v.upper - v.lower !== place.extent.upper - place.extent.lower) break;
    suffix.unshift(v);
  }
  const masks: Value[] = [];
  let flat: Value | undefined;
  let stride = 1;
  for (let d = kept - 1; d >= 0; d--) {
    const { position, extent } = own[d] ?? cannot(emitter, `${e.array} lacks a position`);
    const at = given[d] ?? (position.kind === "affine" ? tableValue(position.affine, emitter) : cannot(emitter, `${e.array} lacks a position`));
    const from = extent.lower === 0 ? at : elementwise(builder, "Sub", [at, scalarValue(builder, extent.lower, "int64")], "int64");
    const last = extent.upper - extent.lower - 1;
    const limited = elementwise(builder, "Clip", [from, scalarValue(builder, 0, "int64"), scalarValue(builder, last, "int64")], "int64");
    if (e.guarded && position.kind === "data") masks.push(elementwise(builder, "Equal", [from, limited], "bool"));
    const part = stride === 1 ? limited : elementwise(builder, "Mul", [limited, scalarValue(builder, stride, "int64")], "int64");
    flat = flat === undefined ? part : elementwise(builder, "Add", [flat, part], "int64");
    stride *= last + 1;
  }
  if (flat === undefined) return cannot(emitter, `${e.array} has no position that is data`);
  const value = isBatched ? byExample(operand, stride, flat, places, emitter) : ofAll(operand, stride, flat, suffix, emitter);
  return masks.reduce((v, mask) => elementwise(builder, "Where", [mask, v, scalarValue(builder, 0, v.operand.type === "int64" ? "int64" : "float")], v.operand.type), value);
}

/** An array that is the same for all examples. */
function ofAll(operand: Operand, size: number, positions: Value, suffix: readonly IndexVariable[], { builder }: Emitter): Value {
  const axes = [...positions.axes, ...suffix];
  const joined = builder.reshape(operand, [size, ...suffix.map(sizeOf)]);
  return { operand: builder.node("Gather", [joined, positions.operand], operand.type, axes.map(sizeOf), { attributes: { axis: { kind: "int", value: 0 } } }), axes };
}

function byExample(operand: Operand, size: number, positions: Value, places: readonly Place[], emitter: Emitter): Value {
  const { builder } = emitter;
  const batch = places[0]?.position.kind === "affine" ? asVariable(places[0].position.affine) : undefined;
  if (batch === undefined) return cannot(emitter, "an array is read at another example than the one at hand");
  const rest = positions.axes.filter((v) => !isBatch(v));
  const joined = builder.reshape(operand, ["batch", size]);
  const axes = [batch, ...rest];
  const shape = axes.map(sizeOf);
  if (!has(positions.axes, batch)) {
    return { operand: builder.node("Gather", [joined, positions.operand], operand.type, shape, { attributes: { axis: { kind: "int", value: 1 } } }), axes };
  }
  const points = rest.reduce((n, v) => n * (v.upper - v.lower), 1);
  const flat = builder.reshape(aligned(positions, axes, builder), ["batch", points]);
  const found = builder.node("GatherElements", [joined, flat], operand.type, ["batch", points], { attributes: { axis: { kind: "int", value: 1 } } });
  return { operand: builder.reshape(found, shape), axes };
}

export function whole(value: Value, { builder }: Emitter): Value {
  return cast(value, "int64", builder);
}

export function tableValue(position: Parameters<typeof tableOf>[0], emitter: Emitter): Value {
  const variables = variablesIn([position]) ?? cannot(emitter, "a position depends on the place of the example in its batch");
  return { operand: emitter.builder.constant("int64", variables.map((v) => v.upper - v.lower), Array.from(tableOf(position, variables)), "positions"), axes: variables };
}
