/** Columns whose values are lists and records, as columns of numbers, texts and truth values: `image[3]`, `size.width`. */
import { FormatError } from "../fault.ts";

export type Shape =
  | { readonly kind: "leaf" }
  | { readonly kind: "list"; readonly items: readonly Shape[] }
  | { readonly kind: "record"; readonly members: readonly (readonly [string, Shape])[] };

/** A column of the table: a part of a column of the file. */
export interface Leaf {
  readonly name: string;
  /** The name of the file's column. */
  readonly column: string;
  /** How the part is reached from a value of that column. */
  readonly path: readonly (string | number)[];
}

export const single: Shape = { kind: "leaf" };

/** The shape of a value, which others of its column have too. */
export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return { kind: "list", items: value.map(shapeOf) };
  return isRecord(value) ? { kind: "record", members: Object.entries(value).map(([name, member]) => [name, shapeOf(member)]) } : single;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value);
}

export function leavesOf(column: string, shape: Shape, name = column, path: Leaf["path"] = []): readonly Leaf[] {
  switch (shape.kind) {
    case "leaf": return [{ name, column, path }];
    case "list": return shape.items.flatMap((item, k) => leavesOf(column, item, `${name}[${k}]`, [...path, k]));
    case "record": return shape.members.flatMap(([key, member]) => leavesOf(column, member, `${name}.${key}`, [...path, key]));
  }
}

/** The part of a value that a path leads to; `undefined` where there is none. */
export function partOf(value: unknown, path: Leaf["path"]): unknown {
  let part = value;
  for (const step of path) {
    if (Array.isArray(part) && typeof step === "number") part = part[step];
    else if (isRecord(part)) part = part[step];
    else return undefined;
  }
  return part;
}

/** Lists of other lengths than those of the first row have no place in its columns. */
export function checkLengths(values: ArrayLike<unknown>, shape: Shape, column: string, firstRow: number): void {
  if (shape.kind === "leaf") return;
  for (let row = 0; row < values.length; row++) {
    const other = otherLength(values[row], shape);
    if (other !== undefined) throw new FormatError(`the lists of its column \`${column}\` have different lengths: ${other.expected} at first, and ${other.found} in row ${firstRow + row + 1}`);
  }
}

function otherLength(value: unknown, shape: Shape): { readonly expected: number; readonly found: number } | undefined {
  if (shape.kind === "leaf" || value === null || value === undefined) return undefined;
  if (shape.kind === "record") return first(shape.members, ([name, member]) => otherLength(isRecord(value) ? value[name] : undefined, member));
  if (!Array.isArray(value)) return undefined;
  if (value.length !== shape.items.length) return { expected: shape.items.length, found: value.length };
  return first(shape.items, (item, k) => (item.kind === "leaf" ? undefined : otherLength(value[k], item)));
}

function first<T, R>(items: readonly T[], find: (item: T, index: number) => R | undefined): R | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
