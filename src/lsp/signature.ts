/** The parameters of the call that is being written. */
import type { SignatureHelp } from "vscode-languageserver";
import { calledAt } from "./completion/complete.ts";
import { signatureOf } from "./completion/items.ts";
import { cursorAt } from "./completion/place.ts";
import { equationFunction } from "./equations.ts";
import type { Seen } from "./workspace.ts";

export function signatureAt(seen: Seen, offset: number): SignatureHelp | undefined {
  const cursor = cursorAt(seen.document.getText(), offset);
  const place = cursor.around.find((p) => p.kind === "call");
  if (place?.kind !== "call" || cursor.inText === "comment") return undefined;
  const definition = calledAt(seen, place.callee.start, place.callee.text);
  if (definition === undefined) return signatureOfFunction(place.callee.text, place.commas);
  const label = cursor.label ?? place.labels.at(-1);
  const named = definition.parameters.findIndex((p) => p.name.text === label);
  const active = named >= 0 ? named : place.commas;
  const documentation = seen.library.documentationOf(definition);
  return {
    signatures: [{
      label: signatureOf(definition),
      parameters: definition.parameters.map(({ span: { source, start, end } }) => ({ label: source.text.slice(start, end) })),
      ...(documentation !== undefined && { documentation: { kind: "markdown", value: documentation } }),
    }],
    activeSignature: 0, activeParameter: active,
  };
}

/** Of a function of equations, which no text declares. */
function signatureOfFunction(name: string, commas: number): SignatureHelp | undefined {
  const called = equationFunction(name);
  if (called === undefined) return undefined;
  const parameters = called.signature.slice(name.length + 1, -1).split(/, ?(?![^[]*\])/).map((label) => ({ label }));
  return { signatures: [{ label: called.signature, documentation: { kind: "markdown", value: called.doc }, parameters }], activeSignature: 0, activeParameter: Math.min(commas, parameters.length - 1) };
}
