/** Two files of weights beside each other. */
import { valuesOfTensor, type WeightsFile } from "./file.ts";
import type { TensorEntry } from "./header.ts";

/** How a tensor differs between two files. */
export type Difference =
  | { readonly name: string; readonly kind: "missing"; readonly in: "first" | "second" }
  | { readonly name: string; readonly kind: "shape"; readonly first: readonly number[]; readonly second: readonly number[] }
  /** `relative`: over the greater magnitude of the two numbers. `unlike`: NaN or an infinity in one file alone. */
  | { readonly name: string; readonly kind: "values"; readonly absolute: number; readonly relative: number; readonly unlike: number };

export async function compareFiles(first: WeightsFile, second: WeightsFile): Promise<readonly Difference[]> {
  const others = new Map(second.entries.map((entry) => [entry.name, entry]));
  const names = new Set(first.entries.map(({ name }) => name));
  const found: Difference[] = [];
  for (const entry of first.entries) {
    const other = others.get(entry.name);
    if (other === undefined) found.push({ name: entry.name, kind: "missing", in: "second" });
    else if (String(entry.shape) !== String(other.shape)) found.push({ name: entry.name, kind: "shape", first: entry.shape, second: other.shape });
    else found.push(await compareValues(first, entry, second, other));
  }
  return [...found, ...second.entries.filter(({ name }) => !names.has(name)).map(({ name }): Difference => ({ name, kind: "missing", in: "first" }))];
}

async function compareValues(first: WeightsFile, a: TensorEntry, second: WeightsFile, b: TensorEntry): Promise<Difference> {
  let [absolute, relative, unlike] = [0, 0, 0];
  const others = valuesOfTensor(second, b);
  for await (const values of valuesOfTensor(first, a)) {
    const { value: beside = new Float64Array(0) } = await others.next();
    values.forEach((value, i) => {
      const other = beside[i] ?? NaN;
      if (Object.is(value, other) || value === other) return;
      if (!Number.isFinite(value) || !Number.isFinite(other)) {
        unlike++;
        return;
      }
      const difference = Math.abs(value - other);
      absolute = Math.max(absolute, difference);
      relative = Math.max(relative, difference / Math.max(Math.abs(value), Math.abs(other)));
    });
  }
  return { name: a.name, kind: "values", absolute, relative, unlike };
}

/** Whether a tensor agrees but for differences of at most `tolerance`. */
export function agrees(difference: Difference, tolerance: number): boolean {
  return difference.kind === "values" && difference.unlike === 0 && difference.absolute <= tolerance;
}
