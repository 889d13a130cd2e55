import type { ExitCode } from "./exit.ts";

/** How a user stops a training run. */
export interface Interruption {
  /** For `fitAsync`: training ends after the current step once it is aborted. */
  readonly signal: { readonly aborted: boolean };
  /** The exit code of the command after it was stopped. */
  readonly code: () => ExitCode;
  /** Leaves signals to the platform again. */
  readonly release: () => void;
}

const codes = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first SIGINT or SIGTERM ends training and lets the command save; a second one ends the process. */
export function interruption(print: (text: string) => void): Interruption {
  let received: keyof typeof codes | undefined;
  const take = (name: keyof typeof codes) => (): void => {
    if (received !== undefined) process.exit(codes[name]);
    received = name;
    print(`${name}: training ends after this step; once more ends the process without saving\n`);
  };
  const handlers = { SIGINT: take("SIGINT"), SIGTERM: take("SIGTERM") } as const;
  process.on("SIGINT", handlers.SIGINT).on("SIGTERM", handlers.SIGTERM);
  return {
    signal: { get aborted() { return received !== undefined; } },
    code: () => (received === undefined ? 0 : codes[received]),
    release: () => void process.off("SIGINT", handlers.SIGINT).off("SIGTERM", handlers.SIGTERM),
  };
}
