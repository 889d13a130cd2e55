/** Models of equal layers, small enough to run at once. */
const tail = (output: string) => `output y: [${output}] loss squaredError train { optimizer: adam(rate: 0.01) batch: 6 seed: 1 } }`;

export const models = {
  "a chain": `model M { input x: [5] repeat 4 { dense(5) tanh } dense(2) ${tail("2")}`,
  "many": `model M { input x: [3] repeat 25 { dense(3) tanh dropout(0.1) } dense(2) ${tail("2")}`,
  "draws": `model M { input x: [6] repeat 4 { dense(6) relu dropout(0.3) } dense(2) ${tail("2")}`,
  "states": `model M { input x: [5, 5, 2] repeat 3 { residual { conv(2, kernel: 3, padding: 1) batchNorm } relu } flatten dense(2) ${tail("2")}`,
  "norms": `model M { input x: [6] repeat 3 { residual { layerNorm dense(6) gelu dense(6) } } dense(2) ${tail("2")}`,
  "recurrences": `model M { input x: [4, 3] repeat 3 { gru(3) } flatten dense(2) ${tail("2")}`,
} as const;
