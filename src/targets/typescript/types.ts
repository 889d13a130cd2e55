/** The exported types of an emitted module. */
import type { Encoding } from "../../ir/model/types.ts";
import { exampleType, labelUnion, outputMembers } from "./encodings.ts";
import { propertyName } from "./names.ts";
import type { DataPart, ModulePlan } from "./plan.ts";

/** One exported declaration, without `export`. */
export interface TypeDeclaration {
  readonly doc: string;
  readonly text: string;
}

function hasLabels(encoding: Encoding): boolean {
  return encoding.kind === "oneHot" || encoding.kind === "binary";
}

export function describe(part: { readonly encoding: Encoding; readonly width: number }): string {
  const { encoding } = part;
  const shape = "shape" in encoding && encoding.shape.length > 0 ? ` of shape [${encoding.shape.join(", ")}], row-major` : "";
  switch (encoding.kind) {
    case "real": return encoding.shape.length === 0 ? "a number" : `${part.width} numbers${shape}`;
    case "index": return `whole numbers from 0 to ${encoding.below - 1}${shape}`;
    case "oneHot": case "binary": return `one of ${encoding.classes.length} classes${shape}`;
    case "record": return "a record";
  }
}

/** Data of one part as `fit` takes it. */
function dataType(part: DataPart, example: string): string {
  const { encoding } = part;
  if (hasLabels(encoding) && "shape" in encoding && encoding.shape.length === 0) return `ArrayLike<number> | readonly ${example.includes("|") ? `(${example})` : example}[]`;
  return encoding.kind === "real" && encoding.shape.length === 0 ? "ArrayLike<number>" : `ArrayLike<number> | readonly (${example})[]`;
}

export function moduleTypes(plan: ModulePlan): readonly TypeDeclaration[] {
  const { model, inputs, outputs, targets } = plan;
  const { name } = model;
  const real = plan.memory.realArray;
  const list: TypeDeclaration[] = [];
  const add = (doc: string, text: string): void => void list.push({ doc, text });
  const labels = new Map<string, string>();
  for (const part of [...inputs, ...outputs]) {
    if ((part.encoding.kind === "oneHot" || part.encoding.kind === "binary") && !labels.has(part.name)) {
      labels.set(part.name, `${name}${part.title}`);
      add(`The classes of \`${part.name}\`.`, `type ${name}${part.title} = ${labelUnion(part.encoding.classes)};`);
    }
  }
  const exampleOf = (part: DataPart): string => (part.encoding.kind === "record" ? `${name}${part.title}` : exampleType(part.encoding, labels.get(part.name)));
  for (const part of inputs) {
    if (part.encoding.kind === "record") add(part.doc ?? `One \`${part.name}\`.`, `interface ${name}${part.title} ${exampleType(part.encoding)}`);
  }
  const [only, second] = inputs;
  const several = only === undefined || second !== undefined;
  add("One example, as `predict` takes it.", several
    ? `interface ${name}Input { ${inputs.map((p) => `readonly ${propertyName(p.name)}: ${exampleOf(p)}`).join("; ")} }`
    : `type ${name}Input = ${exampleOf(only)};`);
  add("Examples for one batch: numbers, row after row. Classes are their numbers.", several
    ? `interface ${name}Inputs { ${inputs.map((p) => `readonly ${propertyName(p.name)}: ArrayLike<number>`).join("; ")} }`
    : `type ${name}Inputs = ArrayLike<number>;`);
  const outputOf = (p: (typeof outputs)[number]): string => `{ ${outputMembers(p.name, p.encoding, p.label).map(([key, type]) => `readonly ${propertyName(key)}: ${type}`).join("; ")} }`;
  const [output, another] = outputs;
  if (output !== undefined) {
    add("What the network makes of one example.", another === undefined
      ? `interface ${name}Output ${outputOf(output)}`
      : `interface ${name}Output { ${outputs.map((p) => `readonly ${propertyName(p.name)}: ${outputOf(p)}`).join("; ")} }`);
  }
  add("Views of the outputs of a batch, row after row, valid until the next call.", another === undefined
    ? `type ${name}Outputs = ${real};`
    : `interface ${name}Outputs { ${outputs.map((p) => `readonly ${propertyName(p.name)}: ${real}`).join("; ")} }`);
  if (plan.trains) {
    const [target, more] = targets;
    add("Targets of one batch, row after row. Classes are their numbers.", target !== undefined && more === undefined
      ? `type ${name}Targets = ArrayLike<number>;`
      : `interface ${name}Targets { ${targets.map((p) => `readonly ${propertyName(p.name)}: ArrayLike<number>`).join("; ")} }`);
    const parts = [...inputs, ...targets.filter((t) => !inputs.some((i) => i.name === t.name))];
    add("A data set of any length: numbers row after row, or a list of examples; classes by name or by number.", `interface ${name}Data { ${parts.map((p) => `readonly ${propertyName(p.name)}: ${dataType(p, exampleOf(p))}`).join("; ")} }`);
  }
  add("Numbers that belong to the network: a live view.", `interface ${name}Values { readonly shape: readonly number[]; readonly values: ${real} }`);
  return list;
}
