/** Calls as text: their names, arguments and places, whatever language they are of. */

export interface Argument {
  readonly key?: string;
  readonly value: string;
}

export interface TextCall {
  /** With the modules before it: `nn.Linear`. */
  readonly name: string;
  readonly arguments: readonly Argument[];
  /** Whether it has parentheses. */
  readonly isCalled: boolean;
  readonly start: number;
  readonly end: number;
}

const opening = "([{";
const closing = ")]}";

/** The calls and names between two places of a text, outermost first. */
export function callsIn(text: string, from: number, to: number): readonly TextCall[] {
  const found: TextCall[] = [];
  const names = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\/\/.*|[A-Za-z_][\w.]*/g;
  names.lastIndex = from;
  for (let match = names.exec(text); match !== null && match.index < to; match = names.exec(text)) {
    const [name] = match;
    if (/^["'/]/.test(name)) continue;
    const start = match.index;
    const bare = start + name.length;
    const close = text[bare] === "(" ? closeOf(text, bare) : undefined;
    if (close === undefined) found.push({ name, arguments: [], isCalled: false, start, end: bare });
    else found.push({ name, arguments: argumentsOf(text.slice(bare + 1, close)), isCalled: true, start, end: close + 1 });
  }
  return found;
}

/** The bracket that closes the one at a place, on its line or a few lines below. */
function closeOf(text: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < Math.min(text.length, open + 400); i++) {
    const c = text.charAt(i);
    if (opening.includes(c)) depth++;
    else if (closing.includes(c) && --depth === 0) return i;
  }
  return undefined;
}

function argumentsOf(text: string): readonly Argument[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const c of Array.from(text)) {
    if (opening.includes(c)) depth++;
    else if (closing.includes(c)) depth--;
    if (c === "," && depth === 0) {
      parts.push(part);
      part = "";
    } else part += c;
  }
  parts.push(part);
  return parts.map((p) => p.trim()).filter((p) => p !== "").map((p) => {
    const [, key, value] = /^([A-Za-z_]\w*)\s*[:=](?!=)\s*(.*)$/s.exec(p) ?? [];
    return key === undefined || value === undefined ? { value: p } : { key, value };
  });
}
