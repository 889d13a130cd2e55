/** The exported file: networks first, then the functions that they need, and those that train them. */
import checkpoints from "./python/checkpoints.py?raw";
import draws from "./python/draws.py?raw";
import main from "./python/main.py?raw";
import measuring from "./python/measuring.py?raw";
import order from "./python/order.py?raw";
import scatter from "./python/scatter.py?raw";
import ranks from "./python/ranks.py?raw";
import splits from "./python/splits.py?raw";
import tables from "./python/tables.py?raw";
import training from "./python/training.py?raw";
import weights from "./python/weights.py?raw";

const libraries = ["argparse", "contextlib", "copy", "csv", "ctypes", "datetime", "glob", "json", "math", "os", "re", "struct", "time"];

/** `entries`: of `models`, of those that can be trained. `seed`: of initial values, until a program sets it. */
export function wholeFile(title: string, classes: readonly string[], entries: readonly string[], seed: number): string {
  const networks = classes.join("\n\n\n");
  const isTrained = entries.length > 0;
  const sections: readonly (readonly [string, string])[] = [
    ...(isTrained ? [["what trains", `# What the functions that train read: the values of an example and their columns in files, and the settings of \`train\`.\nmodels = {}\n${entries.join("\n")}`] as const] : []),
    ["random numbers", `randomness = {"seed": ${seed}, "step": 0, "torch": False}\n\n\n${draws.trim()}`],
    ...(isTrained || /\b(?:over_ranks|examples_of|one_process)\(|\bpart\[/.test(networks) ? [["several processes", ranks.trim()] as const] : []),
    ...(/\b(?:sum|greatest|least)_at\(/.test(networks) ? [["sums over edges", scatter.trim()] as const] : []),
    ...(/\b(?:median|mode)_of\(/.test(networks) ? [["medians", order.trim()] as const] : []),
    ["weights", weights.trim()],
    ...(isTrained ? [["training", training.trim()], ["measures", measuring.trim()], ["checkpoints", checkpoints.trim()], ["splits", splits.trim()], ["data", tables.trim()], ["the command", main.trim()]] as const : []),
  ];
  const body = sections.map(([name, text]) => `# ---- ${name} ${"-".repeat(Math.max(0, 110 - name.length))}\n${text}`).join("\n\n\n");
  const used = libraries.filter((name) => new RegExp(`(?<![\\w.])${name}\\.`).test(`${networks}\n${body}`));
  const imports = `${used.map((name) => `import ${name}\n`).join("")}\nimport torch\nfrom torch import nn\nfrom torch.nn import functional as F`;
  return `"""${title}${isTrained ? "\n\nTrains: python3 NET.py --out W.safetensors, or torchrun --standalone --nproc_per_node=2 NET.py (NET.py --help).\n" : ""}"""\n${imports}\n\n\n${networks}\n\n\n${body}\n`;
}
