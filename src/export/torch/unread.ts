/** Assignments that nothing reads, such as one-hot classes of a loss that takes the classes themselves. */
import { print, type Statement } from "./python.ts";

/** Without them and the comments above them. Calls of modules stay: they may store new states. */
export function withoutUnread(statements: readonly Statement[]): readonly Statement[] {
  const kept: Statement[] = [];
  let isDropped = false;
  for (const s of [...statements].reverse()) {
    if (isDropped && s.kind === "comment") {
      isDropped = false;
      continue;
    }
    const [, name, value = ""] = s.kind === "line" ? /^(\w+) = (.*)$/s.exec(s.text) ?? [] : [];
    isDropped = name !== undefined && !/\bself\.\w+\(/.test(value) && !isRead(name, kept);
    if (!isDropped) kept.unshift(s);
  }
  return kept;
}

function isRead(name: string, statements: readonly Statement[]): boolean {
  const word = new RegExp(`(?<![\\w.])${name}\\b`);
  return print(statements.filter((s) => s.kind !== "comment")).some((text) => word.test(text.replace(/^\s*#.*$/, "")));
}
