import { ok, refuse } from "#lib/result.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#server/trpc/init.ts";
import { archiveMachine } from "./commands/archive-machine.ts";
import { copyPlanogram } from "./commands/copy-planogram.ts";
import { createMachine } from "./commands/create-machine.ts";
import { askForKeyDelivery } from "./commands/deliver-key.ts";
import { revokeMachineKey, rotateMachineKey } from "./commands/machine-keys.ts";
import { removeSlot, saveSlot } from "./commands/save-slot.ts";
import { setPlanogram } from "./commands/set-planogram.ts";
import { updateMachine } from "./commands/update-machine.ts";
import { fleetOf } from "./queries/fleet.ts";
import { machineKeys } from "./queries/machine-keys.ts";
import { machineMovements } from "./queries/machine-movements.ts";
import { machineView } from "./queries/machine.ts";
import { machineReadingsOf } from "./queries/readings.ts";
import { machineRequests } from "./queries/requests.ts";
import * as schemas from "./schemas.ts";

export const machinesRouter = router({
  fleet: procedure("machines:read").query(({ ctx: { ctx } }) => readTenant(ctx, (tx) => fleetOf(tx, ctx))),
  get: procedure("machines:read")
    .input(schemas.MachineRef)
    .query(async ({ ctx: { ctx }, input }) => {
      const machine = await readTenant(ctx, (tx) => machineView(tx, ctx, input.machineId));
      return machine ? ok({ machine }) : refuse("NOT_FOUND");
    }),
  readings: procedure("machines:read")
    .input(schemas.ReadingsOf)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => machineReadingsOf(tx, ctx, input))),
  movements: procedure("machines:read")
    .input(schemas.MachineRef)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => machineMovements(tx, ctx, input.machineId))),
  keys: procedure("machines:read")
    .input(schemas.MachineRef)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => machineKeys(tx, ctx, input.machineId))),
  requests: procedure("machines:write")
    .input(schemas.RequestsOf)
    .query(({ ctx: { ctx }, input }) => readTenant(ctx, (tx) => machineRequests(tx, ctx, input))),

  create: procedure("machines:write")
    .input(schemas.CreateMachine)
    .mutation(({ ctx: { ctx }, input }) => createMachine(ctx, input)),
  update: procedure("machines:write")
    .input(schemas.UpdateMachine)
    .mutation(({ ctx: { ctx }, input }) => updateMachine(ctx, input)),
  archive: procedure("machines:write")
    .input(schemas.Archive)
    .mutation(({ ctx: { ctx }, input }) => archiveMachine(ctx, input)),

  setPlanogram: procedure("machines:write")
    .input(schemas.SetPlanogram)
    .mutation(({ ctx: { ctx }, input }) => setPlanogram(ctx, input)),
  saveSlot: procedure("machines:write")
    .input(schemas.SaveSlot)
    .mutation(({ ctx: { ctx }, input }) => saveSlot(ctx, input)),
  removeSlot: procedure("machines:write")
    .input(schemas.RemoveSlot)
    .mutation(({ ctx: { ctx }, input }) => removeSlot(ctx, input)),
  copyPlanogram: procedure("machines:write")
    .input(schemas.CopyPlanogram)
    .mutation(({ ctx: { ctx }, input }) => copyPlanogram(ctx, input)),

  rotateKey: procedure("machines:write")
    .input(schemas.RotateMachineKey)
    .mutation(({ ctx: { ctx }, input }) => rotateMachineKey(ctx, input)),
  deliverKey: procedure("machines:write")
    .input(schemas.DeliverKey)
    .mutation(({ ctx: { ctx }, input }) => askForKeyDelivery(ctx, input)),
  revokeKey: procedure("machines:write")
    .input(schemas.RevokeMachineKey)
    .mutation(({ ctx: { ctx }, input }) => revokeMachineKey(ctx, input)),
});
