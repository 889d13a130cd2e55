/** Counts lines and tokens of a program by one rule for every language; side-by-side.md states it. */

export interface Length {
  readonly lines: number;
  readonly tokens: number;
}

export function lengthOf(text: string, comment: string): Length {
  const lines = withoutComments(text, comment).filter((line) => line.trim() !== "");
  return { lines: lines.length, tokens: lines.reduce((n, line) => n + tokens(line), 0) };
}

/** Comments begin outside of strings, and end with their line. */
export function withoutComments(text: string, sign: string): readonly string[] {
  return text.split("\n").map((line) => {
    for (let i = 0, quoted = ""; i < line.length; i++) {
      const c = line.charAt(i);
      if (quoted !== "") quoted = c === quoted ? "" : quoted;
      else if (c === "\"" || c === "'") quoted = c;
      else if (line.startsWith(sign, i)) return line.slice(0, i);
    }
    return line;
  });
}

export function tokens(line: string): number {
  return [...line.matchAll(/"[^"]*"|'[^']*'|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|\*\*|[=!]==|=>|&&|\|\||[=!<>+\-*/]=|->|\.\.\.?|\S/g)].length;
}
