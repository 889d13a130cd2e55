/** What Python calls modules, parameters and arrays. */
import { identifier } from "./positions.ts";

/** Attributes that every `nn.Module` has: no member may have their names. */
const attributes = new Set([
  "training", "forward", "train", "eval", "type", "float", "double", "half", "bfloat16", "to", "apply", "cpu", "cuda", "ipu", "xpu", "parameters", "buffers", "children", "modules", "share_memory", "extra_repr",
  "zero_grad", "fit", "names_in_files", "compile", "state_dict", "dump_patches", "call_super_init", "T_destination", "lambda", "and", "as", "in", "is", "if", "or", "not", "for", "from", "def", "del", "pass", "with", "try", "class", "None", "True", "False",
]);

/** The attribute of a member or of a module inside; a name that `nn.Module` or Python has for itself gets `_` behind it. */
export function attribute(name: string): string {
  const text = identifier(name);
  return attributes.has(text) ? `${text}_` : text;
}

/** The key in the state dictionary: where attributes lead. */
export function keyOf(instance: string, member: string): string {
  return [...(instance === "" ? [] : instance.split(".")), member].map(attribute).join(".");
}

/** `layerNorm1` as a class: `LayerNorm`. */
export function className(path: string): string {
  const last = identifier(path.split(".").at(-1) ?? "").replace(/_?\d+$/, "").replace(/_\d+$/, "");
  return last === "" ? "Part" : last.charAt(0).toUpperCase() + last.slice(1);
}
