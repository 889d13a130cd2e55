/** Comments of an emitted module. */

/** Text for a block comment, which it cannot end. */
function safe(text: string): string {
  return text.replaceAll("*/", "* /");
}

/** Text for a `//` comment, which every line terminator of ECMAScript ends: U+2028 and U+2029 too. */
export function oneLine(text: string): string {
  return text.replace(/[\n\r\u2028\u2029]+/g, " ");
}

export function docComment(doc: string): string {
  const lines = safe(doc).split("\n");
  return lines.length === 1 ? `/** ${lines[0] ?? ""} */` : `/**\n${lines.map((l) => ` * ${l}`.trimEnd()).join("\n")}\n */`;
}

/** A line that separates the parts of a module. */
export function rule(title: string): string {
  return `---- ${oneLine(title)} ${"-".repeat(Math.max(3, 100 - title.length))}`;
}
