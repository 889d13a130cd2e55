/** What the server announces follows from what the client can do. */
import { expect, test } from "vitest";
import { capabilitiesFor } from "../../src/lsp/capabilities.ts";

test("options of renaming are announced to clients that support them", () => {
  expect(capabilitiesFor({}).renameProvider).toBe(true);
  expect(capabilitiesFor({ textDocument: { rename: { prepareSupport: true } } })).toEqual({ ...capabilitiesFor({}), renameProvider: { prepareProvider: true } });
});
