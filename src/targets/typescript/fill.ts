/** Loops that set every element of an array to the same constant, as statements that fill it. */
import type { Bound, Loop, Statement } from "../../ir/kernel/types.ts";


/** `sizeOf`: how many elements an array has; nothing where some of them may be left alone. */
export function fillWhole(list: readonly Statement[], sizeOf: (buffer: string) => number | undefined): readonly Statement[] {
  return list.map((s) => filled(s, sizeOf) ?? s);
}

function filled(outer: Statement, sizeOf: (buffer: string) => number | undefined): Statement | undefined {
  const loops: Loop[] = [];
  let inside = outer;
  while (inside.kind === "for") {
    const [first, ...others] = inside.body;
    if (first === undefined || others.length > 0) return undefined;
    loops.push(inside);
    inside = first;
  }
  if (inside.kind !== "store" || inside.add || inside.value.kind !== "constant" || inside.offset.kind !== "affine" || inside.offset.constant !== 0) return undefined;
  const { terms } = inside.offset;
  const dimensions = loops.map(({ variable, lower, upper, step, lanes = 1 }) => ({
    extent: constant(lower) === 0 && step === lanes ? constant(upper) : undefined,
    stride: terms.filter((t) => t.variable === variable).reduce((sum, t) => sum + t.coefficient, 0),
  }));
  // Every element once: from the innermost dimension outwards, each goes as far as those within it reach.
  let size = 1;
  for (const { extent, stride } of dimensions.sort((a, b) => a.stride - b.stride)) {
    if (extent === undefined || (extent !== 1 && stride !== size)) return undefined;
    size *= extent;
  }
  return size === sizeOf(inside.buffer) ? { kind: "fill", buffer: inside.buffer, value: inside.value.value } : undefined;
}

function constant(bound: Bound): number | undefined {
  const [only, ...others] = bound.kind === "count" ? [] : bound.of;
  return only?.kind === "affine" && only.terms.length === 0 && others.length === 0 ? only.constant : undefined;
}
