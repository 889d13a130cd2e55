/** The exported types of an emitted module. */
import { numberedClasses } from "../../ir/model/labels.ts";
import type { Encoding } from "../../ir/model/types.ts";
import { besides, memberTypes } from "./decode.ts";
import { exampleOf, labelUnion, recordMembers } from "./encodings.ts";
import { objectType, property, type Property, type TypeDeclaration } from "./declarations.ts";
import type { DataPart, ModulePlan, OutputPart, StreamPlan } from "./plan.ts";
import type { TypeName } from "./type-names.ts";

function hasLabels(encoding: Encoding): boolean {
  return encoding.kind === "oneHot" || encoding.kind === "binary";
}

export function describe(part: { readonly encoding: Encoding; readonly width: number }): string {
  const { encoding } = part;
  const shape = "shape" in encoding && encoding.shape.length > 1 ? ` of shape [${encoding.shape.join(", ")}], row-major` : "";
  switch (encoding.kind) {
    case "real": return encoding.shape.length === 0 ? "a number" : `${part.width} numbers${shape}`;
    case "index": return `whole numbers from 0 to ${encoding.below - 1}${shape}`;
    case "oneHot": case "binary": return encoding.shape.length === 0 ? `one of ${encoding.classes.length} classes` : `classes, ${part.width} of them${shape}`;
    case "record": return "a record";
  }
}

/** Data of one part as `fit` takes it. Where numbers are names of classes, an array of any numbers is none of names. */
function dataType(part: DataPart, example: string): string {
  const { encoding } = part;
  const numbered = hasLabels(encoding) && numberedClasses(encoding).length > 0;
  const flat = numbered ? `readonly ${part.type.inside}[] | Int32Array` : "ArrayLike<number>";
  if (numbered && part.width === 1) return flat;
  if (hasLabels(encoding) && "shape" in encoding && encoding.shape.length === 0) return `${flat} | readonly ${example.includes("|") ? `(${example})` : example}[]`;
  return encoding.kind === "real" && encoding.shape.length === 0 ? flat : `${flat} | readonly (${example})[]`;
}

/** Members of what `predict` gives: with several outputs, probabilities go by output. */
function outputMembers(outputs: readonly Pick<OutputPart, "name" | "encoding" | "type" | "doc">[]): readonly Property[] {
  const { one, all } = besides(outputs.map((o) => o.name));
  const decoded = outputs.map((part) => ({ part, types: memberTypes(part.encoding, part.type.inside) }));
  const beside = (name: string, member: "one" | "all") => {
    const found = decoded.flatMap(({ part, types }) => (types[member] === undefined ? [] : [[part.name, types[member]] as const]));
    const type = outputs.length === 1 ? found[0]?.[1] : objectType(found.map(([output, of]) => property(output, of)));
    return found.length === 0 || type === undefined ? [] : [property(name, type)];
  };
  return [...decoded.map(({ part, types }) => property(part.name, types.value ?? "number", part.doc)), ...beside(one, "one"), ...beside(all, "all")];
}

function stepInput({ inputs }: StreamPlan, types: ModulePlan["types"]): TypeDeclaration {
  const only = inputs.length === 1 ? inputs[0] : undefined;
  const doc = `The input of one step of a stream${only === undefined ? "" : `: one position of \`${only.name}\`, ${describe(only)}`}.`;
  return { name: types.stepInput, doc, is: only === undefined ? { members: inputs.map((p) => property(p.name, exampleOf(p), p.doc)) } : { type: exampleOf(only) } };
}

/** What a stream is given once: an example's inputs that do not come step by step. */
export function givenType(given: StreamPlan["given"]): string {
  return objectType(given.map((p) => property(p.name, exampleOf(p))));
}

export function moduleTypes(plan: ModulePlan): readonly TypeDeclaration[] {
  const { inputs, needed, outputs, targets, given, types, measures } = plan;
  const real = plan.memory.realArray;
  const declared = new Set<TypeName>();
  const parts = [...inputs, ...outputs].flatMap((part): readonly TypeDeclaration[] => {
    const { encoding, type } = part;
    if (declared.has(type)) return [];
    declared.add(type);
    if (encoding.kind === "oneHot" || encoding.kind === "binary") return [{ name: type, doc: part.doc ?? `The classes of \`${part.name}\`.`, is: { type: labelUnion(encoding) } }];
    return encoding.kind === "record" && [...inputs, ...(measures ? targets : [])].some((taken) => taken.type === type) ? [{ name: type, doc: part.doc ?? `One \`${part.name}\`.`, is: { members: recordMembers(encoding) } }] : [];
  });
  const one = needed.length === 1 ? needed[0] : undefined;
  const output = outputs.length === 1 ? outputs[0] : undefined;
  const gradient = given.length === 1 ? given[0] : undefined;
  const target = targets.length === 1 ? targets[0] : undefined;
  const numbers = (list: readonly { readonly name: string }[]): readonly Property[] => list.map((p) => property(p.name, "ArrayLike<number>"));
  const either = (name: TypeName, doc: string, single: string | undefined, members: readonly Property[]): TypeDeclaration => ({ name, doc, is: single === undefined ? { members } : { type: single } });
  const dataParts = [...inputs, ...targets.filter((t) => !inputs.some((i) => i.name === t.name))];
  return [
    ...parts,
    either(types.input, one?.doc !== undefined && one.encoding.kind !== "record" ? one.doc : "One example, the argument of `predict`.", one && exampleOf(one), needed.map((p) => property(p.name, exampleOf(p), p.doc))),
    either(types.inputs, "The examples of one batch, row-major. Classes are indices from 0.", one && "ArrayLike<number>", numbers(needed)),
    ...(types.trainingInputs === types.inputs ? [] : [either(types.trainingInputs, "The examples of one training batch: includes inputs that no output depends on.", undefined, numbers(inputs))]),
    { name: types.output, doc: "The output for one example.", is: { members: outputMembers(outputs) } },
    either(types.outputs, "Views of the outputs of a batch, row-major, valid until the next call.", output?.array, outputs.map((p) => property(p.name, p.array))),
    ...(given.length === 0 ? [] : [either(types.outputGradients, "The gradient of the host's loss with respect to the outputs of a batch, row-major.", gradient && "ArrayLike<number>", numbers(given))]),
    ...(measures ? [
      either(types.targets, "The targets of one batch, row-major. Classes are indices from 0.", target && "ArrayLike<number>", numbers(targets)),
      {
        name: types.data, doc: "A data set of any length: row-major numbers, or a list of examples. Classes are given by name; a number is a class name if the names are numbers, otherwise an index.",
        is: { members: dataParts.map((p) => property(p.name, dataType(p, exampleOf(p)), p.doc)) },
      },
    ] : []),
    ...(plan.stream === undefined ? [] : [
      stepInput(plan.stream, types),
      { name: types.stepOutput, doc: "The output of one step of a stream.", is: { members: outputMembers(plan.stream.outputs) } },
    ]),
    { name: types.values, doc: "An array of the network: a live view.", is: { members: [property("shape", "readonly number[]"), property("values", real)] } },
  ];
}
