/** Hot replacement: a network that is created again by a new version of its module takes over the weights of the one before. */

/** How a bundler keeps data from one version of a module to the next. */
export type HotData = "vite" | "webpack" | "turbopack";

const factory = /^export (?:function (create[\w$]+)\(|const (create[\w$]+) = )/gm;

/** The code with factories that keep the weights of networks; the same code where it has none. Lines stay where they are. */
export function withHotReplacement(code: string, file: string, kind: HotData): string {
  const names = [...code.matchAll(factory)].flatMap(([, declared, constant]) => declared ?? constant ?? []);
  if (names.length === 0) return code;
  const anew = (name: string): string => `${name}_of_nnc`;
  const renamed = names.reduce((text, name) => text
    .replace(new RegExp(`^export function ${escaped(name)}\\(`, "m"), `function ${anew(name)}(`)
    .replace(new RegExp(`^export const ${escaped(name)} = `, "m"), `const ${anew(name)} = `), code);
  const wrappers = names.map((name) => `export function ${name}(options) { return keep_of_nnc(${JSON.stringify(name)}, options, ${anew(name)}(options)); }`);
  return `${renamed.trimEnd()}\n\n${keeping(file, kind)}\n${wrappers.join("\n")}\n`;
}

function escaped(name: string): string {
  return name.replaceAll("$", "\\$");
}

/** `before_of_nnc`: the networks of the version before, in the order in which each factory made them. */
function keeping(file: string, kind: HotData): string {
  const hot = `import.meta.${kind}Hot`;
  const data = kind === "vite"
    ? `const before_of_nnc = import.meta.hot?.data.networks ?? {};
const networks_of_nnc = {};
if (import.meta.hot) import.meta.hot.data.networks = networks_of_nnc;`
    : `const before_of_nnc = ${hot}?.data?.networks ?? {};
const networks_of_nnc = {};
if (${hot}) ${hot}.dispose((data) => { data.networks = networks_of_nnc; });`;
  return `${data}
function keep_of_nnc(name, options, network) {
  const made = (networks_of_nnc[name] ??= []);
  const old = before_of_nnc[name]?.[made.length];
  made.push(network);
  if (old === undefined || options?.weights !== undefined) return network;
  try {
    network.load(old.save());
  } catch {
    // Some arrays have another shape now: the others keep their values.
    const anew = [];
    for (const [key, { shape, values }] of Object.entries(network.parameters)) {
      const kept = old.parameters[key];
      if (kept !== undefined && kept.shape.join() === shape.join()) values.set(kept.values);
      else anew.push(key);
    }
    console.info(\`[nnc] ${file.replaceAll(/[`\\$]/g, "\\$&")}: trained weights do not fit any more, and begin anew: \${anew.join(", ")}\`);
  }
  return network;
}`;
}
