import type { AlertType } from "../schemas.ts";

const NEEDS_A_VOICE: readonly AlertType[] = ["low_stock", "stock_discrepancy", "not_selling"];

/** What a silent machine has open about its stock is left alone: nobody is told again, and it does not grow heavier. */
export const isNoiseOfSilence = (type: AlertType, isOffline: boolean): boolean =>
  isOffline && NEEDS_A_VOICE.includes(type);
