import { z } from "zod";
import { defineQueue } from "#platform/queue/queue.ts";

/** Prices are in another currency from now on: machines are told (machines, above). */
export const currencyChangedQueue = defineQueue({ name: "tenancy.currency-changed", payload: z.object({}) });
