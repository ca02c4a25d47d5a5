import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { book, type Person, services } from "./e2e-people.ts";
import { ask, tell } from "./e2e-places.ts";

/** Who has booked once is on the desk's list. */
export async function clientIdOf(desk: Page, client: Page, { lastName }: Person): Promise<string> {
  await book(client, services.familyMeeting);
  const { clients } = await ask<{ clients: { id: string }[] }>(desk, "clients.search", { q: lastName });
  const [found] = clients;
  if (!found) throw new Error(`${lastName} is not on the list of clients`);
  return found.id;
}

export async function giveCredits(desk: Page, clientId: string, amount: number): Promise<void> {
  const issued = await tell<{ ok: boolean }>(desk, "credits.issue", {
    requestId: randomUUID(),
    clientId,
    amount,
    source: "gift",
    reason: "Para probar",
    expiresOn: null,
  });
  expect(issued.ok).toBe(true);
}

export const balanceOf = async (client: Page): Promise<number> =>
  (await ask<{ balance: number }>(client, "credits.mine", {})).balance;
