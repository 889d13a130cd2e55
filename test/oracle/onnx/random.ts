/** Random examples of a model as programs have them: raw fields for a graph of ONNX, and the numbers that an emitted module takes. */
import { isFilled } from "../../../src/ir/model/missing.ts";
import type { ClassLabel, EncodedField, Encoding, ModelInput } from "../../../src/ir/model/types.ts";

export interface RawInput {
  readonly shape: readonly number[];
  readonly values: readonly (number | string)[];
}

export interface Examples {
  readonly raw: ReadonlyMap<string, RawInput>;
  readonly encoded: Readonly<Record<string, readonly number[]>>;
}

/** A generator of numbers in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

export function randomExamples(inputs: readonly ModelInput[], count: number, next: () => number): Examples {
  const raw = new Map<string, { shape: readonly number[]; values: (number | string)[] }>();
  const encoded: Record<string, number[]> = {};
  const put = (name: string, shape: readonly number[], values: readonly (number | string)[]): void => {
    const list = raw.get(name) ?? { shape: [count, ...shape], values: [] };
    list.values.push(...values);
    raw.set(name, list);
  };
  for (const { name, encoding } of inputs) {
    encoded[name] = [];
    for (let n = 0; n < count; n++) {
      if (encoding.kind === "record") {
        for (const field of encoding.fields) encoded[name]?.push(...ofField(field, inputs.length > 1 ? `${name}.` : "", put, next));
        continue;
      }
      const { values, numbers } = draw(encoding, next, false);
      put(name, encoding.shape, values);
      encoded[name]?.push(...numbers);
    }
  }
  return { raw, encoded };
}

function ofField(field: EncodedField, prefix: string, put: (name: string, shape: readonly number[], values: readonly (number | string)[]) => void, next: () => number): readonly number[] {
  const { name, encoding } = field;
  if (encoding.kind === "record") return encoding.fields.flatMap((inner) => ofField(inner, `${prefix}${name}.`, put, next));
  const shape = encoding.shape.length === 0 ? [1] : encoding.shape;
  const { values, numbers } = draw(encoding, next, true);
  if (!isFilled(field)) {
    put(`${prefix}${name}`, shape, values);
    return numbers;
  }
  const isMissing = next() < 0.3;
  if (encoding.kind === "oneHot" || encoding.kind === "binary") {
    put(`${prefix}${name}`, shape, isMissing ? values.map(() => "") : values);
    return [...(isMissing ? numbers.map(() => 0) : numbers), Number(isMissing)];
  }
  put(`${prefix}${name}`, shape, isMissing ? values.map(() => NaN) : values);
  return numbers.flatMap((x) => [isMissing ? 0 : x, Number(isMissing)]);
}

/** Values of one example, and the numbers that stand for them. */
function draw(encoding: Exclude<Encoding, { readonly kind: "record" }>, next: () => number, isInRecord: boolean): { readonly values: readonly (number | string)[]; readonly numbers: readonly number[] } {
  const size = encoding.shape.reduce((a, b) => a * b, 1);
  const each = Array.from({ length: size }, () => next());
  switch (encoding.kind) {
    case "real": {
      const values = each.map((x) => Math.fround(6 * x - 3));
      return { values, numbers: values };
    }
    case "index": {
      const values = each.map((x) => Math.floor(x * encoding.below));
      return { values, numbers: values };
    }
    case "oneHot": case "binary": {
      const positions = each.map((x) => Math.floor(x * encoding.classes.length));
      const values = positions.map((p): ClassLabel => (encoding.kind === "oneHot" && encoding.other === true && p === encoding.classes.length - 1 ? "none of the classes" : (encoding.classes[p] ?? "")));
      const isBlock = encoding.kind === "oneHot" && isInRecord;
      return { values, numbers: isBlock ? positions.flatMap((p) => encoding.classes.map((_, k) => Number(k === p))) : positions };
    }
  }
}
