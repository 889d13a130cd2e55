/** Long lists of a module: rows that are equal but for numbers, of as many equal layers, are written once in a loop. */
import { type Course, type Repeat, repeatsOf, type Row } from "../../ir/repeats.ts";
import type { Memory } from "./memory.ts";

/** The text of a row, given what arrays are called. */
export type RowText = (array: (buffer: string) => string) => string;

type Arrays = Pick<Memory, "name" | "place">;

/** Rows that a loop leaves out at least: fewer are easier to read in a list. */
const least = 12;

/** The elements of an array, a line each, with commas. Where many repeat, with `repeat` of the runtime, whose arrays have no names. `type`: of one element. */
export function elementLines(memory: Arrays, type: string, rows: readonly RowText[]): readonly string[] {
  return fold(memory, rows, ({ times }, lines) => [`...repeat‹<${type}>›(${times}, (k) => [`, ...lines, "]),"]);
}

/** Statements, a line each. */
export function statementLines(memory: Arrays, rows: readonly RowText[]): readonly string[] {
  return fold(memory, rows, ({ times }, lines) => [`for (let k = 0; k < ${times}; k++) {`, ...lines, "}"]);
}

/** The members of an object, by their names. `type`: of the object. */
export function objectLines(memory: Arrays, type: string, members: readonly { readonly name: string; readonly value: RowText }[]): { readonly begin: string; readonly lines: readonly string[]; readonly end: string } {
  const plain = members.map(({ name, value }): RowText => (array) => `${JSON.stringify(name)}: ${value(array)},`);
  const pairs = members.map(({ name, value }): RowText => (array) => `[${JSON.stringify(name)}, ${value(array)}],`);
  const lines = elementLines(memory, `[string, ${type}[keyof ${type}]]`, pairs);
  return lines.length < members.length
    ? { begin: "Object.fromEntries([", lines, end: `])‹ as ${type}›` }
    : { begin: "{", lines: plain.map((row) => row(memory.name)), end: "}" };
}

function fold(memory: Arrays, rows: readonly RowText[], loop: (repeat: Repeat, lines: readonly string[]) => readonly string[]): readonly string[] {
  const { place } = memory;
  const named = rows.map((row) => row(memory.name));
  if (place === undefined || rows.length < least) return named;
  const placed = rows.map((row) => row(place));
  return repeatsOf(placed.map(rowOf), least, true).flatMap((repeat) => {
    const { at, rows: count, times, courses } = repeat;
    return times === 1 ? named.slice(at, at + count) : loop(repeat, courses.map((own, k) => grow(placed[at + k] ?? "", own)));
  });
}

/** Strings, names, numbers: only these change within a name. */
const token = /"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*|\d+/g;

/** Numbers as they are written without zeros before them. */
const number = /(?<!\d)(?:0|[1-9]\d{0,14})(?!\d)/g;

/** What a template would read otherwise. */
const special = /[\\`]|\$\{/;

/** The text without its numbers, those within strings included. */
function rowOf(text: string): Row {
  const numbers: number[] = [];
  const take = (digits: string): string => {
    numbers.push(Number(digits));
    return "\0";
  };
  const key = text.replace(token, (found) => (found.startsWith('"') ? (special.test(found) ? found : found.replace(number, take)) : /^\d/.test(found) ? take(found) : found));
  return { key, numbers };
}

/** The text with numbers that grow with `k`: the numbers of `rowOf`, in its order. */
function grow(text: string, courses: readonly Course[]): string {
  let next = 0;
  const put = (digits: string, inString: boolean): string => {
    const course = courses[next++];
    if (course === undefined || (course.kind === "steps" && course.step === 0)) return digits;
    const value = course.kind === "listed" ? `[${course.values.join(", ")}][k]‹!›` : sumOf(course);
    return inString ? `\${${value}}` : value;
  };
  return text.replace(token, (found) => {
    if (found.startsWith('"')) {
      if (special.test(found)) return found;
      const inside = found.slice(1, -1).replace(number, (digits) => put(digits, true));
      return inside === found.slice(1, -1) ? found : `\`${inside}\``;
    }
    return /^\d/.test(found) ? put(found, false) : found;
  });
}

function sumOf({ first, step }: { readonly first: number; readonly step: number }): string {
  const size = Math.abs(step);
  const grown = size === 1 ? "k" : `k * ${size}`;
  if (first === 0) return step < 0 ? `-${grown}` : grown;
  return `${first} ${step < 0 ? "-" : "+"} ${grown}`;
}
