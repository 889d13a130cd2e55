/**
 * A document that knows where it may break: a group is set on one line where that fits, and otherwise broken at each of its own lines
 * (Wadler, "A prettier printer"; the stack machine is that of Lindig, "Strictly pretty").
 */

export type Doc = string | Joined | Indented | Group | Line | Suffix | Broken;

interface Joined {
  readonly kind: "joined";
  readonly parts: readonly Doc[];
  readonly forced: boolean;
}

interface Indented {
  readonly kind: "indented";
  readonly doc: Doc;
  readonly forced: boolean;
}

interface Group {
  readonly kind: "group";
  readonly doc: Doc;
  readonly forced: boolean;
}

/** Broken, it begins a line, if there is anything on the current one: no line is left blank. */
interface Line {
  readonly kind: "line";
  /** The text in its place where the line is not broken. */
  readonly flat: string;
  readonly forced: boolean;
}

/** A comment that ends its line, wherever that is broken. */
interface Suffix {
  readonly kind: "suffix";
  readonly text: string;
  readonly forced: true;
}

/** Stands only where its group is broken. */
interface Broken {
  readonly kind: "broken";
  readonly text: string;
  readonly forced: false;
}

export const line: Doc = { kind: "line", flat: " ", forced: false };
export const softLine: Doc = { kind: "line", flat: "", forced: false };
export const hardLine: Doc = { kind: "line", flat: "", forced: true };

function forced(doc: Doc): boolean {
  return typeof doc !== "string" && doc.forced;
}

export function join(...parts: readonly Doc[]): Doc {
  return { kind: "joined", parts, forced: parts.some(forced) };
}

export function indent(...parts: readonly Doc[]): Doc {
  const doc = join(...parts);
  return { kind: "indented", doc, forced: forced(doc) };
}

export function group(...parts: readonly Doc[]): Doc {
  const doc = join(...parts);
  return { kind: "group", doc, forced: forced(doc) };
}

export function suffix(text: string): Doc {
  return { kind: "suffix", text, forced: true };
}

export function ifBroken(text: string): Doc {
  return { kind: "broken", text, forced: false };
}

export const step = 2;

interface Task {
  readonly doc: Doc;
  readonly indentation: number;
  readonly flat: boolean;
}

/** The lines of a document, of at most `width` columns where it can be broken so. */
export function print(doc: Doc, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  let pending: string | undefined;
  let left = width;
  const tasks: Task[] = [{ doc, indentation: 0, flat: false }];
  const breakLine = (indentation: number): void => {
    const text = current.trimEnd();
    if (pending !== undefined) lines.push(text === "" ? current + pending : `${text}  ${pending}`);
    else if (text !== "") lines.push(text);
    pending = undefined;
    current = " ".repeat(indentation);
    left = width - indentation;
  };
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { doc: now, indentation, flat } = task;
    if (typeof now === "string") {
      current += now;
      left -= now.length;
      continue;
    }
    switch (now.kind) {
      case "joined":
        for (let i = now.parts.length - 1; i >= 0; i--) tasks.push({ doc: now.parts[i] ?? "", indentation, flat });
        break;
      case "indented":
        tasks.push({ doc: now.doc, indentation: indentation + step, flat });
        break;
      case "group":
        tasks.push({ doc: now.doc, indentation, flat: !now.forced && (flat || fits(now.doc, tasks, left)) });
        break;
      case "line":
        if (flat) tasks.push({ doc: now.flat, indentation, flat });
        else breakLine(indentation);
        break;
      case "suffix":
        if (pending !== undefined) breakLine(indentation);
        pending = now.text;
        break;
      case "broken":
        if (!flat) current += now.text;
        break;
    }
  }
  breakLine(0);
  return lines;
}

/** Whether a group set flat, and what follows it up to the next place where a line may break, stay within the columns left. */
function fits(doc: Doc, rest: readonly Task[], left: number): boolean {
  const tasks: Omit<Task, "indentation">[] = [{ doc, flat: true }];
  let next = rest.length - 1;
  while (left >= 0) {
    const task = tasks.pop() ?? rest[next--];
    if (task === undefined) return true;
    const { doc: now, flat } = task;
    if (typeof now === "string") {
      left -= now.length;
      continue;
    }
    switch (now.kind) {
      case "joined":
        for (let i = now.parts.length - 1; i >= 0; i--) tasks.push({ doc: now.parts[i] ?? "", flat });
        break;
      case "indented":
      case "group":
        tasks.push({ doc: now.doc, flat });
        break;
      case "line":
        if (!flat) return true;
        left -= now.flat.length;
        break;
      case "suffix":
        return true;
      case "broken":
        if (!flat) left -= now.text.length;
        break;
    }
  }
  return false;
}
