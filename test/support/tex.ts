/** What TeX would refuse: braces left open, and two scripts of a kind at one symbol. */
export function texFaults(formula: string): readonly string[] {
  const faults: string[] = [];
  let depth = 0;
  for (const [, sign] of formula.matchAll(/(?<!\\)([{}])/g)) {
    depth += sign === "{" ? 1 : -1;
    if (depth < 0) faults.push("a } too many");
  }
  if (depth !== 0) faults.push(`${depth} { left open`);
  const scripts: { readonly sign: string; readonly depth: number }[] = [];
  let level = 0;
  for (let i = 0; i < formula.length; i++) {
    const c = formula[i] ?? "";
    if (c === "{") level++;
    else if (c === "}") level--;
    else if (c === "^" || c === "_") {
      if (scripts.some((s) => s.depth === level && s.sign === c)) faults.push(`two ${c} at one symbol before ${formula.slice(i, i + 20)}`);
      scripts.push({ sign: c, depth: level });
      continue;
    }
    // A script's own group goes on with the symbol; anything else at its depth ends it.
    while (scripts.length > 0 && (scripts.at(-1)?.depth ?? 0) > level) scripts.pop();
    if (!"{}".includes(c) && scripts.at(-1)?.depth === level) while (scripts.at(-1)?.depth === level) scripts.pop();
  }
  return faults;
}
