/** Forty dense networks of all shapes, drawn the same way each time, and how their costs compare. */
import { random } from "../speed/data.ts";

export interface Network {
  readonly name: string;
  readonly inputs: number;
  readonly layers: readonly number[];
  readonly activation: string;
  readonly batch: number;
}

const activations = ["relu", "tanh", "sigmoid", "gelu"] as const;
/** Every network gives so many numbers. */
const outputs = 4;

/** Depth 1 to 6, width 2 to 600 and batch 1 to 128, widths and batches as likely small as large: in proportion, not in steps. */
export function networks(count = 40): readonly Network[] {
  const next = random(2024);
  const between = (from: number, to: number): number => Math.round(from * (to / from) ** next());
  return Array.from({ length: count }, (_, k) => {
    const depth = 1 + (k % 6);
    const width = between(2, 600);
    // Layers near one width, seldom a multiple of anything.
    const layers = Array.from({ length: depth }, () => Math.min(600, Math.max(2, Math.round(width * (0.7 + 0.6 * next())))));
    return { name: `G${String(k + 1).padStart(2, "0")}`, inputs: between(2, 600), layers, activation: activations[Math.floor(k / 6) % 4] ?? "relu", batch: between(1, 128) };
  });
}

/** The network in our language. */
export function modelOf({ name, inputs, layers, activation, batch }: Network): string {
  return `model ${name} {
  input x: [${inputs}]
  ${layers.map((units) => `dense(${units}) ${activation}`).join(" ")} dense(${outputs})
  output y: [${outputs}]
  loss squaredError
  train {
    optimizer: sgd(rate: 0.001)
    batch:     ${batch}
  }
}
`;
}

export { outputs };

/** Products that are summed in a step: forward, gradients of weights, and of each layer's input but the first's. */
export function multiplyAdds({ inputs, layers, batch }: Network): number {
  const sizes = [inputs, ...layers, outputs];
  const products = sizes.slice(1).map((m, i) => (sizes[i] ?? 0) * m);
  return batch * products.reduce((sum, p, i) => sum + (i === 0 ? 2 : 3) * p, 0);
}

/** One network on one target. */
export interface Cost {
  readonly network: Network;
  /** Microseconds of a step. */
  readonly step: number;
  /** Nanoseconds of a multiply-add. */
  readonly cost: number;
}

export interface Judged extends Cost {
  /** Times the median of its neighbors' costs. */
  readonly beside: number;
}

/** How many of the most similar networks one is compared with. */
const neighborhood = 5;

/** Networks are near where their multiply-adds in a step, their batch and their mean width are of near size. */
function distance(a: Network, b: Network): number {
  const far = (p: number, q: number): number => Math.log2(p / q) ** 2;
  const width = ({ inputs, layers }: Network): number => (inputs + layers.reduce((x, y) => x + y, 0)) / (layers.length + 1);
  return far(multiplyAdds(a), multiplyAdds(b)) + far(a.batch, b.batch) + far(width(a), width(b)) + (a.activation === b.activation ? 0 : 1);
}

export function judge(costs: readonly Cost[]): readonly Judged[] {
  return costs.map((one) => {
    const near = costs.filter((c) => c !== one).sort((a, b) => distance(one.network, a.network) - distance(one.network, b.network)).slice(0, neighborhood).map((c) => c.cost).sort((a, b) => a - b);
    return { ...one, beside: one.cost / (near[near.length >> 1] ?? NaN) };
  });
}
