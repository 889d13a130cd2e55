/** Checkpoints of a training as it goes: written beside the training, one at a time, each whole or not at all. */
import { reasonOf } from "../../data/unreadable.ts";
import { ProjectError } from "../../project/project.ts";
import type { Cadence } from "./cadence.ts";
import type { SavedState } from "./saved-state.ts";

export interface Checkpoints {
  /** Writes a checkpoint, if one is due. */
  readonly epochEnded: () => void;
  /** Ends checkpoints: waits for one that is being written. */
  readonly close: () => Promise<void>;
  /** Whether a checkpoint could not be written. */
  readonly failed: () => boolean;
}

export interface CheckpointOptions {
  readonly cadence: Cadence;
  /** The state of the training; `current`: whether an epoch has just ended. */
  readonly state: (current: boolean) => SavedState;
  readonly write: (state: SavedState) => Promise<void>;
  readonly print: (text: string) => void;
}

/**
 * A checkpoint that cannot be written is reported once, and leaves the one before it; training goes on and tries again. While
 * one is being written there is no other: an epoch that ends meanwhile leaves it to the next.
 */
export function openCheckpoints({ cadence, state, write, print }: CheckpointOptions): Checkpoints {
  let last = performance.now();
  let writing: Promise<void> | undefined;
  let failed = false;
  const attempt = async (taken: SavedState): Promise<void> => {
    try {
      await write(taken);
    } catch (cause) {
      if (!failed) print(`warning: ${cause instanceof ProjectError ? cause.message : reasonOf(cause)}; training goes on, and the last checkpoint stays\n`);
      failed = true;
    }
    writing = undefined;
  };
  const due = (current: boolean): void => {
    if (writing !== undefined || performance.now() - last < cadence.least) return;
    last = performance.now();
    writing = attempt(state(current));
  };
  // Training yields to the event loop between steps only, so that a timer finds the weights of a whole step. Half the time: an epoch that ends meanwhile has its own.
  const timer = cadence.within ? setInterval(() => due(false), cadence.least / 2) : undefined;
  return {
    epochEnded: () => due(true),
    async close() {
      clearInterval(timer);
      await writing;
    },
    failed: () => failed,
  };
}
