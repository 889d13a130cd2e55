/**
 * Code of a module as a template, laid out in the source as in the module: code`
 *   function update()‹: void› {
 *     ${calls}
 *   }
 * `
 */

/** A value of a template: text within a line; alone on its line, several lines, or none where it is `false` or `undefined`. */
export type TemplateValue = string | number | false | undefined | readonly string[];

/** The lines of a template without their indentation, which `layOutLines` sets. */
export function code(texts: TemplateStringsArray, ...values: readonly TemplateValue[]): readonly string[] {
  const lines: TemplateValue[][] = [[]];
  for (const [i, text] of texts.entries()) {
    for (const [k, part] of text.split("\n").entries()) {
      if (k > 0) lines.push([]);
      lines.at(-1)?.push(part.trim() === "" ? "" : part);
    }
    if (i < values.length) lines.at(-1)?.push(values[i]);
  }
  // The first and the last line are those of the quotes.
  return lines.slice(1, -1).flatMap(printLine);
}

function printLine(parts: readonly TemplateValue[]): readonly string[] {
  const [only, ...others] = parts.filter((part) => part !== "");
  if (others.length === 0 && typeof only === "object") return only;
  if (others.length === 0 && parts.length > 1 && (only === undefined || only === false)) return [];
  return [parts.map(text).join("").trim()];
}

function text(part: TemplateValue): string {
  if (typeof part !== "string" && typeof part !== "number") throw new Error("lines of code stand alone on their line");
  return String(part);
}
