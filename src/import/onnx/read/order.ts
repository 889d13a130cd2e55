/** Checks how values hang together: each is made once, of values that are there; nodes in an order in which each follows what it reads. */
import { called, OnnxError } from "../fault.ts";
import type { Graph, Node } from "../types.ts";

/** Large networks have some thousand. */
const mostNodes = 50_000;

/** The nodes that the outputs need, each after those whose values it reads. */
export function orderedNodes({ nodes, initializers, inputs, outputs }: Graph): readonly Node[] {
  const makers = new Map<string, Node>();
  const given = new Set([...inputs.map(({ name }) => name), ...initializers.map(({ name }) => name)]);
  refuseTwice(inputs.map(({ name }) => name), "input");
  refuseTwice(outputs.map(({ name }) => name), "output");
  refuseTwice(initializers.map(({ name }) => name), "initializer");
  for (const node of nodes) {
    for (const output of node.outputs) {
      if (output === "") continue;
      if (makers.has(output) || given.has(output)) throw new OnnxError(`the value ${output} is made twice, the second time by node ${called(node)} (${node.operator})`);
      makers.set(output, node);
    }
  }
  if (nodes.length > mostNodes) throw new OnnxError(`its graph has ${nodes.length} nodes, more than ${mostNodes}`);
  if (outputs.length === 0) throw new OnnxError("its graph has no outputs");
  const ordered: Node[] = [];
  const state = new Map<Node, "open" | "done">();
  // Without recursion, since a graph may be a hundred thousand nodes deep.
  const stack: { readonly node: Node; next: number }[] = [];
  const visit = (value: string, reader: string): void => {
    if (value === "" || given.has(value)) return;
    const node = makers.get(value);
    if (node === undefined) throw new OnnxError(`${reader} reads ${value}, which is no input, no initializer and the output of no node`);
    if (state.get(node) === "open") throw new OnnxError(`node ${called(node)} (${node.operator}) depends on itself: the graph has a cycle`);
    if (state.has(node)) return;
    state.set(node, "open");
    stack.push({ node, next: 0 });
  };
  for (const { name } of outputs) {
    visit(name, "the graph's output");
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const input = top.node.inputs[top.next++];
      if (input !== undefined) visit(input, `node ${called(top.node)} (${top.node.operator})`);
      else {
        state.set(top.node, "done");
        ordered.push(top.node);
        stack.pop();
      }
    }
  }
  return ordered;
}

function refuseTwice(names: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new OnnxError(`it has the ${what} ${name} twice`);
    seen.add(name);
  }
}
