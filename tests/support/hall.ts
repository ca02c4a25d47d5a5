import { newId } from "#lib/ids.ts";
import type { CancellationPolicy } from "#modules/catalog/domain/cancellation-policy.ts";
import { professionalServices, resources, serviceResources } from "#modules/catalog/tables.ts";
import { aClinic, type Clinic, type ClinicOptions, type ServiceKey } from "./clinic.ts";

/** What is not kept gives back credits of the institution, at the most three. */
const GIFT: CancellationPolicy = {
  windows: [
    { hours: 12, share: 100 },
    { hours: 3, share: 50 },
  ],
  noShowShare: 0,
  returns: { kind: "credits", amount: 3, expiresInDays: 30 },
};
const SPENT: CancellationPolicy = {
  windows: [
    { hours: 24, share: 100 },
    { hours: 6, share: 50 },
  ],
  noShowShare: 25,
  returns: { kind: "spent" },
};

export type Hall = Awaited<ReturnType<typeof aHall>>;
type HallOptions = ClinicOptions & {
  capacity?: number;
  rooms?: number;
  credits?: { session: number; visit: number; evaluation: number };
};

/**
 * A clinic where everything is scarce: `session` is for one and waits for an answer, `visit` needs one of the rooms,
 * `evaluation` is a class with buffers; Ana and Bruno give all three.
 */
export async function aHall({
  capacity = 4,
  rooms = 1,
  credits = { session: 0, visit: 0, evaluation: 0 },
  services,
  ...options
}: HallOptions = {}) {
  const clinic = await aClinic({
    ...options,
    services: {
      session: { creditCost: credits.session, policy: SPENT, cancellationWindowH: 24, ...services?.session },
      visit: { creditCost: credits.visit, policy: GIFT, ...services?.visit },
      evaluation: {
        creditCost: credits.evaluation,
        capacity,
        minNoticeMin: 0,
        autoConfirm: true,
        cancellationWindowH: 24,
        ...services?.evaluation,
      },
    },
  });
  await clinic.write((tx) =>
    tx.insert(professionalServices).values({
      tenantId: clinic.tenantId,
      professionalId: clinic.bruno,
      appointmentTypeId: clinic.services.evaluation,
    }),
  );
  const roomIds: string[] = [];
  for (let room = 0; room < rooms; room++) roomIds.push(await aRoom(clinic, "visit"));
  return { ...clinic, rooms: roomIds.toSorted() };
}

/** One more room that does for a service. */
export async function aRoom(clinic: Clinic, service: ServiceKey): Promise<string> {
  const id = newId();
  await clinic.write(async (tx) => {
    await tx.insert(resources).values({
      tenantId: clinic.tenantId,
      id,
      name: { "es-AR": "Sala", en: "Room" },
      kind: "room",
      createdAt: new Date(clinic.now),
    });
    await tx
      .insert(serviceResources)
      .values({ tenantId: clinic.tenantId, appointmentTypeId: clinic.services[service], resourceId: id });
  });
  return id;
}
