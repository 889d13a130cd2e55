/** Whether two checked models are emitted alike, but for the lines of the source that comments and messages of a module name, and the hash of the source. */
import type { CheckedModel } from "../../ir/model/types.ts";
import { hashOf } from "../../ir/model/source-hash.ts";
import type { SourceFile } from "../../source/source.ts";

/** Lines as modules name them, `iris.nn:3`, by what they were. */
export type Lines = ReadonlyMap<string, string>;

/** What the lines of the first model are in the second; `undefined` where anything else differs. */
export function sameModel(before: CheckedModel, now: CheckedModel): Lines | undefined {
  const lines = new Map<string, string>();
  const compared = new WeakMap<object, object>();
  // What a text of the user would look like among places of the module.
  let isAmbiguous = false;

  const same = (a: unknown, b: unknown): boolean => {
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
      if (typeof a === "string" && /:\d+\)/.test(a)) isAmbiguous = true;
      return Object.is(a, b);
    }
    // Expressions share parts.
    if (compared.get(a) === b) return true;
    compared.set(a, b);
    if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameList(a, b);
    if (a instanceof Map && b instanceof Map) return sameList([...a], [...b]);
    if (a instanceof Set && b instanceof Set) return sameList([...a], [...b]);
    return sameList(Object.keys(a), Object.keys(b)) && (isOrigin(a) && isOrigin(b) ? sameOrigin(a, b) : sameFields(a, b));
  };
  const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((x, i) => same(x, b[i]));
  const sameFields = (a: object, b: object): boolean => {
    const others: ReadonlyMap<string, unknown> = new Map(Object.entries(b));
    return Object.entries(a).every(([key, value]) => (key === "span" || key === "source" ? true : key === "key" ? value === others.get(key) : same(value, others.get(key))));
  };
  const sameOrigin = (a: Place, b: Place): boolean => {
    const [from, to] = [`${a.file}:${a.line}`, `${b.file}:${b.line}`];
    const known = lines.get(from);
    lines.set(from, to);
    return a.instance === b.instance && a.file === b.file && (known === undefined || known === to);
  };

  if (!same(before, now)) return undefined;
  const moved = [...lines].filter(([from, to]) => from !== to);
  // Printers break lines by their lengths.
  const isExact = !isAmbiguous && moved.every(([from, to]) => from.length === to.length) && new Set(lines.values()).size === lines.size;
  return moved.length === 0 || isExact ? new Map(moved) : undefined;
}

interface Place {
  readonly instance: string;
  readonly file: string;
  readonly line: number;
}

function isOrigin(value: object): value is Place {
  return "instance" in value && "file" in value && "line" in value && typeof value.line === "number";
}

/** The text of a module with other lines, and with the hash of another source; `undefined` where it does not say that hash once. */
export function moved(text: string, lines: Lines, before: SourceFile, now: SourceFile): string | undefined {
  const [start, ...ends] = text.split(`sourceHash: ${JSON.stringify(hashOf(before.text))},`);
  const [end, ...others] = ends;
  if (start === undefined || end === undefined || others.length > 0) return undefined;
  const placed = (part: string): string => (lines.size === 0 ? part : part.replace(/\(([^()\n]*:\d+)\)/g, (whole, place: string) => (lines.has(place) ? `(${lines.get(place) ?? ""})` : whole)));
  return `${placed(start)}sourceHash: ${JSON.stringify(hashOf(now.text))},${placed(end)}`;
}
