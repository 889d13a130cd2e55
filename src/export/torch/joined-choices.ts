/** Choices by whether the network trains, which are one for each equation, as one for several equations. */
import { block, line, print, type Statement } from "./python.ts";

interface Choice {
  readonly kind: "choice";
  readonly training: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

type Item = Choice | { readonly kind: "other"; readonly statement: Statement };

/** Neighbours are joined; `x = None` is left out where nothing that runs with it reads it. */
export function joinedChoices(statements: readonly Statement[]): readonly Statement[] {
  const items = joined(statements);
  return items.flatMap((item, i): readonly Statement[] => {
    if (item.kind === "other") return [item.statement];
    const rest = items.slice(i + 1);
    const training = withoutNothing(item.training, sideOf(rest, "training"));
    const otherwise = withoutNothing(item.otherwise, sideOf(rest, "otherwise"));
    if (training.length === 0) return otherwise.length === 0 ? [] : [block("if not self.training", otherwise)];
    return [block("if self.training", training), ...(otherwise.length === 0 ? [] : [block("else", otherwise)])];
  });
}

function joined(statements: readonly Statement[]): readonly Item[] {
  const items: Item[] = [];
  for (const [i, statement] of statements.entries()) {
    const last = items.at(-1);
    const isElse = statement.kind === "block" && statement.head === "else";
    if (statement.kind === "block" && statement.head === "if self.training") {
      const next = statements[i + 1];
      const otherwise = next?.kind === "block" && next.head === "else" ? next.body : [];
      if (last?.kind === "choice") items[items.length - 1] = { kind: "choice", training: [...last.training, ...statement.body], otherwise: [...last.otherwise, ...otherwise] };
      else items.push({ kind: "choice", training: statement.body, otherwise });
    } else if (!isElse || !isChoice(statements[i - 1])) items.push({ kind: "other", statement });
  }
  return items;
}

function isChoice(statement: Statement | undefined): boolean {
  return statement?.kind === "block" && statement.head === "if self.training";
}

/** What runs later where the network trains, or where it does not. */
function sideOf(items: readonly Item[], side: "training" | "otherwise"): readonly Statement[] {
  return items.flatMap((item) => (item.kind === "choice" ? item[side] : item.statement));
}

function withoutNothing(body: readonly Statement[], later: readonly Statement[]): readonly Statement[] {
  return body.filter((s, i) => {
    const [, name] = s.kind === "line" ? /^(\w+) = None$/.exec(s.text) ?? [] : [];
    return name === undefined || isRead(name, [...body.slice(i + 1), ...later]);
  });
}

function isRead(name: string, statements: readonly Statement[]): boolean {
  const word = new RegExp(`(?<![\\w.])${name}\\b`);
  return print([...statements, line("")]).some((text) => !/^\s*#/.test(text) && word.test(text));
}
