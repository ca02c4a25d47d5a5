import { defineCron } from "#platform/queue/queue.ts";
import { makeSaleMonths } from "./commands/make-sale-months.ts";

/** Every night, months ahead of need: one missed run, or a month of them, harms nobody. */
export const inventoryJobs = [defineCron("inventory.make-sale-months", "10 5 * * *", makeSaleMonths)];
