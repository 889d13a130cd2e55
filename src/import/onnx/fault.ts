/** A file that is no graph of ONNX, or a graph that cannot be written as a model. */

/** The message says what is wrong with the file: for people, in one line. */
export class OnnxError extends Error {
  override readonly name = "OnnxError";
}

/** What messages name a node by. */
interface Named {
  readonly name: string;
  readonly operator: string;
  readonly outputs: readonly string[];
}

/** A node that has no form in the language. `why` goes on from its name; `remedy` says what to do. */
export function refuse(node: Named, why: string, remedy?: string): never {
  throw new OnnxError(`node ${called(node)} (${node.operator}) ${why}${remedy === undefined ? "" : `: ${remedy}`}`);
}

/** Nodes of some exporters have no name: then it is that of the first value that they make. */
export function called({ name, outputs: [first = "without outputs"] }: Named): string {
  return name === "" ? first : name;
}
