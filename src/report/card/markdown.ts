/** Pieces of Markdown (CommonMark with tables). Names and texts of users stay what they are, whatever characters they have. */

/** A text as code, in one line. */
export function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const room = line === "" || line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${room}${line}${room}${fence}`;
}

/** A text in which nothing is markup, in one line. */
export function plain(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~$&]/g, "\\$&");
}

/** A table; columns from `texts` on are numbers. Cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], texts = head.length): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/g, "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map((_, i) => (i < texts ? " --- " : " ---: ")).join("|")}|`, ...rows.map(line)].join("\n");
}

/** Commands for a shell. */
export function shell(...commands: readonly string[]): string {
  return `\`\`\`sh\n${commands.join("\n")}\n\`\`\``;
}

const strong = "*".repeat(2);

/** The mark of what is not known, and how it is given. */
export function missing(how: string): string {
  return `${strong}Missing.${strong} ${how}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
