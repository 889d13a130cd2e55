/** The setting of `train` that takes a definition of an optimizer: what never reads the gradient is a constraint, or an average, which predictions read. */
export function settingOf(text: string): "optimizer" | "average" | "constraint" {
  return /\bg\b/.test(text) ? "optimizer" : /^\s*output\b/m.test(text) ? "average" : "constraint";
}

/** The value of that setting: what takes weights of some shapes alone stands before another. */
export function valueOf({ name, text }: { readonly name: string; readonly text: string }, call = name): string {
  return /^\s*weight w: \[[^.\]]*\]/m.test(text) ? `${call} else adam` : call;
}
