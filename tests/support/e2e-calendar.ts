import type { Locator } from "@playwright/test";
import type { Page } from "./e2e.ts";

const HOUR_MS = 3_600_000;

/** Drags what begins at `start` in the staff's calendar to `target`, by the ruler of its hours: a block is a little less tall than it is long. */
export async function dragTo(desk: Page, block: Locator, start: number, target: number): Promise<void> {
  await block.scrollIntoViewIfNeeded();
  const box = await boxOf(block);
  const ruler = desk.locator("[aria-hidden] > *").filter({ hasText: /^\d\d:00$/ });
  const hour = (await boxOf(ruler.nth(1))).y - (await boxOf(ruler.nth(0))).y;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const away = ((target - start) / HOUR_MS) * hour;
  await desk.mouse.move(x, y);
  await desk.mouse.down();
  await desk.mouse.move(x, y + away / 2, { steps: 5 });
  await desk.mouse.move(x, y + away, { steps: 5 });
  await desk.mouse.up();
}

async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (!box) throw new Error("It is not on the grid");
  return box;
}
