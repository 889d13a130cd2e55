/** What the graph gives: the numbers of each output, and beside those of classes the most probable class by name. */
import type { Encoding, ModelOutput } from "../../ir/model/types.ts";
import type { GraphBuilder, Operand } from "./builder.ts";
import { ExportError } from "./fault.ts";
import { typeOfClasses } from "./inputs.ts";
import type { Port } from "./types.ts";

/** The name of each output in the graph, which no other value has: of one that is called like an input (of a series) it is `name.predicted`. */
export function outputNames(outputs: readonly ModelOutput[], inputs: readonly Port[], builder: GraphBuilder): ReadonlyMap<string, string> {
  return new Map(outputs.map(({ name }) => [name, builder.name(inputs.some((i) => i.name === name) ? `${name}.predicted` : name)]));
}

export function emitOutputs(outputs: readonly ModelOutput[], names: ReadonlyMap<string, string>, arrays: ReadonlyMap<string, Operand>, builder: GraphBuilder): readonly Port[] {
  return outputs.flatMap(({ name: own, encoding, array, doc }) => {
    const value = arrays.get(array);
    const name = names.get(own);
    if (value === undefined || name === undefined) throw new ExportError(`the output ${own} has no value`);
    builder.within(name);
    const label = labelOf(encoding, value, builder);
    const described = doc === undefined ? {} : { doc };
    if (label === undefined) return [{ ...builder.publish(value, name), ...described }];
    return [{ ...builder.publish(label, name), ...described }, builder.publish(value, `${name}.${encoding.kind === "binary" ? "probability" : "probabilities"}`)];
  });
}

function labelOf(encoding: Encoding, value: Operand, builder: GraphBuilder): Operand | undefined {
  if (encoding.kind !== "oneHot" && encoding.kind !== "binary") return undefined;
  const type = typeOfClasses(encoding.classes);
  const classes = builder.constant(type, [encoding.classes.length], type === "string" ? encoding.classes.map(String) : encoding.classes.map(Number), "classes");
  const shape = ["batch" as const, ...encoding.shape];
  const probabilities = builder.reshape(value, encoding.kind === "oneHot" ? [...shape, encoding.classes.length] : shape);
  const position = encoding.kind === "oneHot"
    ? builder.node("ArgMax", [probabilities], "int64", shape, { attributes: { axis: { kind: "int", value: shape.length }, keepdims: { kind: "int", value: 0 } } })
    : builder.cast(builder.node("GreaterOrEqual", [probabilities, builder.scalar(0.5)], "bool", shape), "int64");
  return builder.node("Gather", [classes, position], type, shape, { attributes: { axis: { kind: "int", value: 0 } } });
}
