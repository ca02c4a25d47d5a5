import { eq } from "drizzle-orm";
import { newId } from "#lib/ids.ts";
import { clientOfUser } from "#modules/clients/commands/client-of-user.ts";
import { addLot } from "#modules/credits/commands/add-lot.ts";
import { holdCredits } from "#modules/credits/commands/hold-credits.ts";
import { captureCredits } from "#modules/credits/commands/settle-credits.ts";
import { creditLots } from "#modules/credits/tables.ts";
import { letters } from "#modules/notifications/tables.ts";
import type { CancellationPolicy } from "#modules/catalog/domain/cancellation-policy.ts";
import type { Status } from "#modules/appointments/schemas.ts";
import { appointments } from "#modules/appointments/tables.ts";
import { appointmentTypes } from "#modules/catalog/tables.ts";
import type { Clinic, Person } from "./clinic.ts";

/** A day ahead all of it, six hours ahead half. */
export const STEPPED: CancellationPolicy = {
  windows: [
    { hours: 24, share: 100 },
    { hours: 6, share: 50 },
  ],
  noShowShare: 0,
  returns: { kind: "spent" },
};

/** The record of a person with an account, with so many credits. */
export const aClientWith = (clinic: Clinic, who: Person, credits: number): Promise<string> =>
  clinic.write(async (tx) => {
    const ctx = clinic.as("secretary");
    const { id } = await clientOfUser(tx, ctx, clinic.users[who].userId);
    if (credits > 0)
      await addLot(tx, ctx, {
        clientId: id,
        amount: credits,
        source: "purchase",
        cause: `request:${newId()}`,
        expiresOn: null,
      });
    return id;
  });

export const balanceOf = async (clinic: Clinic, clientId: string): Promise<number> =>
  (await clinic.read((tx) => tx.select().from(creditLots).where(eq(creditLots.clientId, clientId)))).reduce(
    (sum, { remaining }) => sum + remaining,
    0,
  );

type Living = {
  service?: "session" | "visit";
  clientId: string;
  start: number;
  status: Status;
  credits: number;
  policy?: CancellationPolicy;
};

/** Ana's appointment as if it had lived so far: its credits held while it waits, spent once it was confirmed. */
export async function aLivingAppointment(
  clinic: Clinic,
  { service = "session", clientId, start, status, credits, policy = STEPPED }: Living,
): Promise<string> {
  const id = newId();
  await clinic.write(async (tx) => {
    const ctx = clinic.as("secretary");
    const [type] = await tx.select().from(appointmentTypes).where(eq(appointmentTypes.id, clinic.services[service]));
    if (!type) throw new Error("no such service");
    const end = start + type.durationMin * 60_000;
    const at = new Date(ctx.now);
    await tx.insert(appointments).values({
      tenantId: clinic.tenantId,
      id,
      status,
      professionalId: clinic.ana,
      appointmentTypeId: type.id,
      clientId,
      startsAt: new Date(start),
      endsAt: new Date(end),
      busyStartsAt: new Date(start),
      busyEndsAt: new Date(end),
      priceMinor: 0,
      currency: "ARS",
      creditCost: credits,
      terms: { cancellationWindowH: 24, policy },
      expiresAt: status === "pending" ? new Date(start) : null,
      createdAt: at,
      updatedAt: at,
    });
    if (credits > 0) await holdCredits(tx, ctx, { clientId, appointmentId: id, amount: credits });
    if (credits > 0 && status !== "pending") await captureCredits(tx, ctx, id);
  });
  return id;
}

export const rowOf = async (clinic: Clinic, id: string) => {
  const [row] = await clinic.read((tx) => tx.select().from(appointments).where(eq(appointments.id, id)));
  if (!row) throw new Error("no such appointment");
  return row;
};

export const lettersOf = (clinic: Clinic) => clinic.read((tx) => tx.select().from(letters).orderBy(letters.id));
