/**
 * Lays out the lines of the factory: indentation by brackets, an empty line after each declaration of several lines,
 * long lines broken at their commas. The factory is too long to be formatted by prettier within the time of a build.
 */

const width = 120;

/** Strings, templates and comments: what is between their ends is no code. */
const opaque = /"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/.*|\/\*.*?\*\//g;

/** The line with everything opaque replaced by as many dots. */
function mask(line: string): string {
  return line.replace(opaque, (text) => ".".repeat(text.length));
}

/** Lines of `depth` levels of indentation and more. Empty lines stay. */
export function layOutLines(lines: readonly string[], depth: number): readonly string[] {
  let level = depth;
  return lines.flatMap((line, i) => {
    if (line === "") return [line];
    const code = mask(line);
    const opening = (code.match(/[{[(]/g) ?? []).length;
    const closing = (code.match(/[}\])]/g) ?? []).length;
    const before = level;
    // What opens or closes on one line is one level: `f(x, {` and `});`.
    const at = /^[}\])]/.test(code) ? level - 1 : level;
    level = Math.max(depth, at + (Math.sign(opening - closing) + (at < level ? 1 : 0)));
    const broken = breakLine(line, at);
    const ended = (before > depth || broken.length > 1) && level === depth && i + 1 < lines.length && lines[i + 1] !== "";
    return [...broken, ...(ended ? [""] : [])];
  });
}

/** A line of a level, in several where it is too long and has a list in brackets that can be one item a line. */
function breakLine(line: string, level: number): readonly string[] {
  const indent = "  ".repeat(level);
  const group = indent.length + line.length <= width ? undefined : longestList(mask(line));
  if (group === undefined) return [indent + line];
  const items = group.commas.concat(group.to).map((end, i) => line.slice((i === 0 ? group.from : (group.commas[i - 1] ?? 0)) + 1, end).trim()).filter((item) => item !== "");
  return [
    indent + line.slice(0, group.from + 1).trimEnd(),
    ...items.flatMap((item) => breakLine(`${item},`, level + 1)),
    ...breakLine(line.slice(group.to), level),
  ];
}

interface List {
  readonly from: number;
  readonly to: number;
  readonly commas: readonly number[];
}

/** The longest outermost list of two items or more in a masked line. */
function longestList(code: string): List | undefined {
  let best: List | undefined;
  const open: number[] = [];
  let commas: number[] = [];
  let isCode = false;
  for (let i = 0; i < code.length; i++) {
    const c = code.charAt(i);
    if ("{[(".includes(c)) {
      if (open.length === 0) {
        commas = [];
        isCode = false;
      }
      open.push(i);
    } else if ("}])".includes(c)) {
      const from = open.pop() ?? i;
      if (open.length === 0 && !isCode && commas.length > 0 && i - from > (best === undefined ? 0 : best.to - best.from)) best = { from, to: i, commas };
    } else if (open.length === 1 && c === ",") commas.push(i);
    else if (c === ";") isCode = true;
  }
  return best;
}
