/** The setting of `train` that takes a definition of an optimizer: what never reads the gradient is a constraint, or an average, which predictions read. */
export function settingOf(text: string): "optimizer" | "average" | "constraint" {
  return /\bg\b/.test(text) ? "optimizer" : /^\s*output\b/m.test(text) ? "average" : "constraint";
}
