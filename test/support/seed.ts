/** Random cases are the same in every run of a commit. `SEED=7 npm test` draws others; a failure gives its seed, and prints the case. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 1) });
