/** Scopes of a line by a TextMate grammar: as much of the format as `nn.tmLanguage.json` uses. */

export interface Pattern {
  readonly name?: string;
  readonly include?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly endCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Pattern[];
}

export interface Grammar {
  readonly scopeName: string;
  readonly patterns: readonly Pattern[];
  readonly repository: Readonly<Record<string, { readonly patterns: readonly Pattern[] }>>;
}

/** What stands in the text, and the innermost scope that it has. */
export interface Scoped {
  readonly text: string;
  readonly scope: string;
}

export function flatten(patterns: readonly Pattern[], grammar: Grammar): readonly Pattern[] {
  return patterns.flatMap((pattern) => (pattern.include === undefined ? [pattern] : flatten(grammar.repository[pattern.include.slice(1)]?.patterns ?? [], grammar)));
}

export function scopesOf(line: string, grammar: Grammar): Scoped[] {
  const found: Scoped[] = [];
  const stack: Pattern[] = [];
  let at = 0;
  while (at < line.length) {
    const top = stack.at(-1);
    const candidates = flatten(top?.patterns ?? grammar.patterns, grammar);
    const ending: Pattern[] = top?.end === undefined ? [] : [{ match: top.end, ...(top.endCaptures !== undefined && { captures: top.endCaptures }) }];
    let best: { readonly pattern: Pattern; readonly match: RegExpExecArray } | undefined;
    for (const pattern of [...ending, ...candidates]) {
      const expression = new RegExp(pattern.match ?? pattern.begin ?? "(?!)", "dg");
      expression.lastIndex = at;
      const match = expression.exec(line);
      if (match !== null && (best === undefined || match.index < best.match.index)) best = { pattern, match };
    }
    if (best === undefined) break;
    const { pattern, match } = best;
    if (pattern.name !== undefined && pattern.begin === undefined) found.push({ text: match[0], scope: pattern.name });
    for (const [group, { name }] of Object.entries(pattern.captures ?? pattern.beginCaptures ?? {})) {
      const text = match[Number(group)];
      if (text !== undefined) found.push({ text, scope: name });
    }
    if (pattern.begin !== undefined) stack.push(pattern);
    else if (pattern === ending[0]) stack.pop();
    at = match.index + Math.max(match[0].length, pattern === ending[0] || pattern.begin !== undefined ? 0 : 1);
  }
  return found;
}
