/** What `predict` makes of the numbers of an output: its members, their types, and the statements that compute them. */
import { vectorWidth } from "../../ir/model/labels.ts";
import type { ClassLabel, EncodedField, Encoding } from "../../ir/model/types.ts";
import { sizeOf } from "./encodings.ts";
import { propertyName } from "./names.ts";
import { code } from "./template.ts";

/** What `predict` calls probabilities beside its outputs: one for a class, and one of each class. */
export interface Beside {
  readonly one: string;
  readonly all: string;
}

/** Other words where an output has that name. */
export function besides(outputs: readonly string[]): Beside {
  const free = (...words: readonly string[]): string => words.find((w) => !outputs.includes(w)) ?? words.join("_");
  return { one: free("probability", "certainty"), all: free("probabilities", "certainties") };
}

/** A decoded output: its value and, for classes, probabilities. */
export type Member = "value" | "one" | "all";

/** Whether a field of a decoded record is one number. */
function isSingle(encoding: Encoding): boolean {
  return encoding.kind !== "record" && encoding.kind !== "oneHot" && vectorWidth(encoding) === 1;
}

/** The types of a decoded output's members. `label`: the type of its classes. */
export function memberTypes(encoding: Encoding, label: string): Readonly<Partial<Record<Member, string>>> {
  switch (encoding.kind) {
    case "real": case "index": return { value: encoding.shape.length === 0 ? "number" : "number[]" };
    case "record": return { value: `{ ${encoding.fields.map((f) => `${propertyName(f.name)}: ${isSingle(f.encoding) ? "number" : "number[]"}`).join("; ")} }` };
    case "oneHot": case "binary": return encoding.shape.length > 0 ? { value: `${label}[]`, one: "number[]" } : { value: label, one: "number", all: `Record<${label}, number>` };
  }
}

/**
 * Statements that decode the output in `values`, ending with an object of its members, under the names given. `choose`: what gives the number of a class, of an
 * array of probabilities and their number; the likeliest without it.
 */
export function decodeStatements(encoding: Encoding, values: string, names: Readonly<Record<Member, string>>, choose?: (shares: string, count: number) => string): readonly string[] {
  const value = propertyName(names.value);
  switch (encoding.kind) {
    case "real": case "index": return [`return { ${value}: ${encoding.shape.length === 0 ? `${values}[0]!` : `Array.from(${values})`} };`];
    case "record": return [`return { ${value}: { ${decodeFields(encoding.fields, values)} } };`];
    case "oneHot": case "binary": return encoding.shape.length > 0 ? decodeLabels(encoding, values, value, names) : decodeLabel(encoding, values, value, names, choose);
  }
}

function decodeFields(fields: readonly EncodedField[], values: string): string {
  let at = 0;
  return fields.map((f) => {
    const from = at;
    at += vectorWidth(f.encoding);
    return `${propertyName(f.name)}: ${isSingle(f.encoding) ? `${values}[${from}]!` : `Array.from(${values}.subarray(${from}, ${at}))`}`;
  }).join(", ");
}

type Classes = Extract<Encoding, { readonly kind: "oneHot" | "binary" }>;

function classList(encoding: Classes): string {
  return `const classes = [${encoding.classes.map((c) => JSON.stringify(c)).join(", ")}]‹ as const›;`;
}

/** A class as the key of an object. */
function classKey(c: ClassLabel): string {
  return typeof c === "number" && c >= 0 ? String(c) : propertyName(String(c));
}

/** One class, and the probability of each. */
function decodeLabel(encoding: Classes, values: string, value: string, { one, all }: Readonly<Record<Member, string>>, choose?: (shares: string, count: number) => string): readonly string[] {
  if (encoding.kind === "binary") {
    const [no, yes] = encoding.classes;
    const yesOrNo = choose === undefined ? "share >= 0.5" : "isSecond";
    return code`
      ${classList(encoding)}
      const share = ${values}[0]!;
      ${choose !== undefined && `const isSecond = ${choose("[1 - share, share]", 2)} === 1;`}
      return {
        ${value}: classes[${yesOrNo} ? 1 : 0],
        ${one}: ${yesOrNo} ? share : 1 - share,
        ${all}: { ${classKey(no)}: 1 - share, ${classKey(yes)}: share },
      };
    `;
  }
  const best = choose === undefined
    ? ["let best = 0;", `for (let k = 1; k < ${encoding.classes.length}; k++) if (${values}[k]! > ${values}[best]!) best = k;`]
    : [`const best = ${choose(values, encoding.classes.length)};`];
  const shares = encoding.classes.map((c, k) => `${classKey(c)}: ${values}[${k}]!`).join(", ");
  return code`
    ${classList(encoding)}
    ${best}
    return {
      ${value}: classes[best]!,
      ${one}: ${values}[best]!,
      ${all}: { ${shares} },
    };
  `;
}

/** Arrays of classes, each with its probability. */
function decodeLabels(encoding: Classes, values: string, value: string, { one }: Readonly<Record<Member, string>>): readonly string[] {
  const count = encoding.classes.length;
  const choose = encoding.kind === "binary"
    ? code`
      const share = ${values}[n]!;
      labels.push(classes[share >= 0.5 ? 1 : 0]);
      certainty.push(share >= 0.5 ? share : 1 - share);
    `
    : code`
      let best = n * ${count};
      for (let k = best + 1; k < (n + 1) * ${count}; k++) if (${values}[k]! > ${values}[best]!) best = k;
      labels.push(classes[best - n * ${count}]!);
      certainty.push(${values}[best]!);
    `;
  return code`
    ${classList(encoding)}
    const labels‹: (typeof classes)[number][]› = [];
    const certainty‹: number[]› = [];
    for (let n = 0; n < ${sizeOf(encoding.shape)}; n++) {
      ${choose}
    }
    return { ${value}: labels, ${one}: certainty };
  `;
}
