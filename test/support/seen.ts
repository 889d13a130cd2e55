/** What an analysis tells, without the texts that its spans are of. */
import type { Analysis } from "../../src/index.ts";
import type { Span } from "../../src/source/source.ts";

export function seenIn({ models }: Analysis): unknown {
  return models.map(({ name, span, steps, values, instances, variables, inputs, outputs, costs }) => ({
    name, span: place(span), variables, inputs, outputs, costs: [...costs(), ...costs(7)],
    steps: steps.map((s) => ({ ...s, span: place(s.span) })), values: values.map((v) => ({ ...v, span: place(v.span) })), instances: instances.map((i) => ({ ...i, span: place(i.span) })),
  }));
}

function place({ source, start, end }: Span): string {
  return `${source.name} ${start} ${end}`;
}
