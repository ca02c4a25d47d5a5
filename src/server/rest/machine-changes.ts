import { archiveMachine } from "#modules/machines/commands/archive-machine.ts";
import { updateMachine } from "#modules/machines/commands/update-machine.ts";
import { machineById } from "#modules/machines/queries/machine-page.ts";
import { CreateMachine } from "#modules/machines/schemas.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { changesOf, Id, oneOf } from "./document.ts";
import { found } from "./found.ts";
import { Machine, toMachine } from "./machines.ts";
import { endpoint, reply, restApp } from "./serve-endpoint.ts";
import { examples } from "./examples.ts";

const { name, location, timeZone } = CreateMachine.shape;

export const machineChanges = restApp();
const common = {
  tag: "machines",
  scope: "machines:write",
  module: "machines",
  params: oneOf("machine"),
  answer: Machine,
} as const;

const answer = async (tx: Tx, { ctx, params: { id } }: { ctx: Ctx; params: { id: string } }) =>
  reply(toMachine(found(await machineById(tx, ctx, id))));

endpoint(
  machineChanges,
  {
    ...common,
    method: "patch",
    path: "/machines/{id}",
    summary: "Change what is said of a machine",
    description: "What is absent stays as it is. Sales that were received stay with the site where it stood then.",
    body: changesOf({
      name,
      location,
      time_zone: timeZone,
      site_id: Id.nullable().openapi({ description: "A site in use; null: it stands at none." }),
    }).openapi("ChangedMachine", { example: examples.changedMachine }),
  },
  {
    run: ({ ctx, params: { id }, body: { time_zone: zone, site_id: site, ...rest } }) =>
      updateMachine(ctx, {
        id,
        ...rest,
        ...(zone === undefined ? {} : { timeZone: zone }),
        ...(site === undefined ? {} : { siteId: site }),
      }),
    answer,
  },
);

endpoint(
  machineChanges,
  {
    ...common,
    method: "post",
    path: "/machines/{id}/archive",
    summary: "Put a machine away",
    description:
      "It is off the lists and raises no alerts; its history stays, and its key goes on opening until it is revoked.",
  },
  { run: ({ ctx, params: { id } }) => archiveMachine(ctx, { id, archived: true }), answer },
);

endpoint(
  machineChanges,
  {
    ...common,
    method: "post",
    path: "/machines/{id}/restore",
    summary: "Put a machine back into use",
    description: "Its site comes back into use with it.",
  },
  { run: ({ ctx, params: { id } }) => archiveMachine(ctx, { id, archived: false }), answer },
);
