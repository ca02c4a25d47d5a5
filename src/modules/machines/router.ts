import { ok, refuse } from "#lib/result.ts";
import { readTenant } from "#platform/db/with-tenant.ts";
import { procedure, router } from "#modules/access/procedures.ts";
import { archiveMachine } from "./commands/archive-machine.ts";
import { createMachine } from "./commands/create-machine.ts";
import { askForKeyDelivery } from "./commands/deliver-key.ts";
import { revokeMachineKey, rotateMachineKey } from "./commands/machine-keys.ts";
import { removeSlot, saveSlot } from "./commands/save-slot.ts";
import { setPlanogram } from "./commands/set-planogram.ts";
import { updateMachine } from "./commands/update-machine.ts";
import { findMachines } from "./queries/find-machines.ts";
import { fleetMap } from "./queries/fleet-map.ts";
import { fleetPage, fleetRows } from "./queries/fleet-page.ts";
import { fleetOf } from "./queries/fleet.ts";
import { machineKeys } from "./queries/machine-keys.ts";
import { machineMovements } from "./queries/machine-movements.ts";
import { machineView } from "./queries/machine.ts";
import { machineReadingsOf } from "./queries/readings.ts";
import { machineRequests } from "./queries/requests.ts";
import * as schemas from "./schemas.ts";

export const machinesRouter = router({
  fleet: procedure("machines:read").query(({ ctx: { request } }) => readTenant(request, (tx) => fleetOf(tx, request))),
  fleetPage: procedure("machines:read")
    .input(schemas.FleetPageOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => fleetPage(tx, request, input))),
  fleetRows: procedure("machines:read")
    .input(schemas.FleetRowsOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => fleetRows(tx, request, input.ids))),
  map: procedure("machines:read").query(({ ctx: { request } }) => readTenant(request, (tx) => fleetMap(tx, request))),
  find: procedure("machines:read")
    .input(schemas.FindMachines)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => findMachines(tx, request, input))),
  get: procedure("machines:read")
    .input(schemas.MachineRef)
    .query(async ({ ctx: { request }, input }) => {
      const machine = await readTenant(request, (tx) => machineView(tx, request, input.machineId));
      return machine ? ok({ machine }) : refuse("NOT_FOUND");
    }),
  readings: procedure("machines:read")
    .input(schemas.ReadingsOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => machineReadingsOf(tx, request, input))),
  movements: procedure("machines:read")
    .input(schemas.MachineRef)
    .query(({ ctx: { request }, input }) =>
      readTenant(request, (tx) => machineMovements(tx, request, input.machineId)),
    ),
  keys: procedure("machines:read")
    .input(schemas.MachineRef)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => machineKeys(tx, request, input.machineId))),
  requests: procedure("machines:write")
    .input(schemas.RequestsOf)
    .query(({ ctx: { request }, input }) => readTenant(request, (tx) => machineRequests(tx, request, input))),

  create: procedure("machines:write")
    .input(schemas.CreateMachine)
    .mutation(({ ctx: { request }, input }) => createMachine(request, input)),
  update: procedure("machines:write")
    .input(schemas.UpdateMachine)
    .mutation(({ ctx: { request }, input }) => updateMachine(request, input)),
  archive: procedure("machines:write")
    .input(schemas.Archive)
    .mutation(({ ctx: { request }, input }) => archiveMachine(request, input)),

  setPlanogram: procedure("machines:write")
    .input(schemas.SetPlanogram)
    .mutation(({ ctx: { request }, input }) => setPlanogram(request, input)),
  saveSlot: procedure("machines:write")
    .input(schemas.SaveSlot)
    .mutation(({ ctx: { request }, input }) => saveSlot(request, input)),
  removeSlot: procedure("machines:write")
    .input(schemas.RemoveSlot)
    .mutation(({ ctx: { request }, input }) => removeSlot(request, input)),

  rotateKey: procedure("machines:write")
    .input(schemas.RotateMachineKey)
    .mutation(({ ctx: { request }, input }) => rotateMachineKey(request, input)),
  deliverKey: procedure("machines:write")
    .input(schemas.DeliverKey)
    .mutation(({ ctx: { request }, input }) => askForKeyDelivery(request, input)),
  revokeKey: procedure("machines:write")
    .input(schemas.RevokeMachineKey)
    .mutation(({ ctx: { request }, input }) => revokeMachineKey(request, input)),
});
