/** Pages with a button that trains, and an `output` that then says `accuracy 0.98`. */
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
}

/** Opens the page, trains in it, and gives the accuracy that it shows; throws what the page throws. */
export async function accuracyIn(page: Page, url: string): Promise<number> {
  const errors: string[] = [];
  page.on("pageerror", (cause) => errors.push(String(cause)));
  // A server of development compiles the page first.
  await page.goto(url, { timeout: 120_000 });
  // A framework that renders on a server attaches its handlers after the page is there.
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "train" }).click();
  const shown = page.getByRole("status").filter({ hasText: "accuracy" });
  try {
    await shown.waitFor({ timeout: 30_000 });
  } catch (cause) {
    throw new Error(`no accuracy is shown; the page says: ${errors.join("\n")}`, { cause });
  }
  return Number((await shown.textContent())?.replace("accuracy ", ""));
}
