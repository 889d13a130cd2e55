/** Comments of an emitted module. */

/** Text that cannot end the comment it stands in. */
export function safe(text: string): string {
  return text.replaceAll("*/", "* /");
}

export function docComment(doc: string): string {
  const lines = safe(doc).split("\n");
  return lines.length === 1 ? `/** ${lines[0] ?? ""} */` : `/**\n${lines.map((l) => ` * ${l}`.trimEnd()).join("\n")}\n */`;
}

/** A line that separates the parts of a module. */
export function rule(title: string): string {
  return `---- ${title} ${"-".repeat(Math.max(3, 100 - title.length))}`;
}
