import { keepPhoto, preparePhoto } from "#modules/photos/commands/store-photo.ts";
import type { Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { maintenancePhotos } from "../tables.ts";

export type PreparedPhoto = Parameters<typeof keepPhoto>[2];

/** One after another: they are large, and several phones may send theirs at once. What is no picture is left out. */
export async function preparePhotos(photos: readonly Uint8Array[]): Promise<PreparedPhoto[]> {
  const prepared: PreparedPhoto[] = [];
  for (const bytes of photos) {
    const photo = await preparePhoto(bytes);
    if (photo.ok) prepared.push(photo);
  }
  return prepared;
}

/** Keeps them with the visit, or with the work told at the desk, in their order. */
export async function keepPhotos(
  tx: Tx,
  ctx: Ctx,
  photos: readonly PreparedPhoto[],
  subject: { visitId: string } | { logId: string },
): Promise<void> {
  for (const [part, photo] of photos.entries()) {
    const photoId = await keepPhoto(tx, ctx, photo);
    await tx.insert(maintenancePhotos).values({ tenantId: ctx.tenantId, photoId, part, ...subject });
  }
}
