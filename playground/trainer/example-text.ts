/** An example as a row of a table, in the order in which `explain` reads it. */
import type { ModelDescription } from "../../src/index.ts";
import type { Arrays, Numbers } from "./network.ts";

type Encoding = ModelDescription["data"]["inputs"][number]["encoding"];

/** `arrays`: of one example, with classes by position. `undefined` where a value has no such text, as dates and filled values. */
export function exampleText({ data: { inputs, outputs } }: ModelDescription, arrays: Arrays): string | undefined {
  const inputNames = new Set(inputs.map(({ name }) => name));
  const parts = [...inputs, ...outputs.filter(({ name }) => !inputNames.has(name))].flatMap(({ name, encoding }) => textsOf(encoding, arrays[name] ?? new Float64Array()));
  return parts.every((part) => part !== undefined) ? parts.join(", ") : undefined;
}

function textsOf(encoding: Encoding, values: Numbers): readonly (string | undefined)[] {
  switch (encoding.kind) {
    case "real": return encoding.date === undefined ? Array.from(values, String) : [undefined];
    case "index": return Array.from(values, String);
    case "oneHot": case "binary": return Array.from(values, (value) => className(encoding.classes, value));
    case "record": {
      let at = 0;
      return encoding.fields.flatMap(({ encoding: of, missing }) => {
        if (missing !== undefined || of.kind === "record" || of.kind === "index") return [undefined];
        const size = of.shape.reduce((a, b) => a * b, 1);
        const width = of.kind === "oneHot" ? of.classes.length * size : size;
        const own = values.subarray(at, (at += width));
        // In a record each class has a block of its own.
        return of.kind === "oneHot" ? Array.from({ length: size }, (_, k) => className(of.classes, own.subarray(k * of.classes.length, (k + 1) * of.classes.length).indexOf(1))) : textsOf(of, own);
      });
    }
  }
}

function className(classes: readonly (string | number)[], position: number): string | undefined {
  const name = classes[position];
  return name === undefined ? undefined : /[",]/.test(String(name)) ? `"${String(name).replaceAll("\"", "\"\"")}"` : String(name);
}
