import { run } from "../../src/cli/run.ts";

/** What a command line printed and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, not looked at by a person, without colors. */
export async function nnc(args: readonly string[], stdin = ""): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await run(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: async () => new TextEncoder().encode(stdin),
    color: { out: false, err: false },
    interactive: false,
  });
  return { code, out, err };
}
