/** Models that are exported: the examples, and of the tests one for each layer, activation, loss and optimizer of the library. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface SampleModel {
  readonly name: string;
  readonly text: string;
}

export function sampleModels(): readonly SampleModel[] {
  const examples = readdirSync("examples").flatMap((name): readonly SampleModel[] => {
    const file = `examples/${name}/${name}.nn`;
    return existsSync(file) ? [{ name, text: readFileSync(file, "utf8") }] : [];
  });
  const seen = new Map<string, SampleModel>();
  for (const golden of ["torch.json", "layers.json", "training.json", "derived.json"]) {
    const cases: readonly { readonly name: string; readonly text: string }[] = JSON.parse(readFileSync(new URL(`goldens/${golden}`, import.meta.url), "utf8"));
    // Of each word that a name begins with the last case, which is the largest.
    for (const { name, text } of cases) seen.set(`${golden} ${/^\w+/.exec(name)?.[0] ?? name}`, { name, text });
  }
  return [...examples, ...seen.values()].map(({ name, text }, number) => ({ name: `${number} ${name}`, text }));
}
