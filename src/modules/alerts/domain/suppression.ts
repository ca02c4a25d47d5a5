import type { AlertType } from "../schemas.ts";

const NEEDS_CONNECTION: readonly AlertType[] = ["low_stock", "stock_discrepancy", "not_selling"];

/** What a silent machine has open about its stock is left alone: nobody is reminded, and it does not grow heavier. */
export const isSuppressed = (type: AlertType, isOffline: boolean): boolean =>
  isOffline && NEEDS_CONNECTION.includes(type);

/** The machines of a site that goes out fall silent within minutes of each other. */
const SITE_WAIT_MS = 3 * 60_000;

type Opened = { type: AlertType; openedAt: number };

/**
 * One machine's silence waits, where its site might go out as a whole: by then the outage has covered it, and is told
 * instead. @param siteMayGoOut whether enough machines stand there to make an outage
 */
export const waitsForItsSite = ({ type, openedAt }: Opened, siteMayGoOut: boolean, now: number): boolean =>
  type === "machine_offline" && siteMayGoOut && now - openedAt < SITE_WAIT_MS;
