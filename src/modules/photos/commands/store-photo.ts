import sharp from "sharp";
import { newId } from "#lib/ids.ts";
import { ok, refuse } from "#lib/result.ts";
import { actorId, type Ctx } from "#platform/context.ts";
import type { Tx } from "#platform/db/client.ts";
import { photos } from "../tables.ts";

export const MAX_PHOTO_BYTES = 10_000_000;
const LONGEST_SIDE = 1600;
/** A small file may unfold to gigabytes: more pixels than any telephone takes are refused before they are. */
const MAX_PIXELS = 60_000_000;
/** The table's bound. */
const MAX_STORED = 2_000_000;
/** What telephones send. SVG and the like are programs, not pictures. */
const FORMATS = ["jpeg", "png", "webp", "heif", "avif", "gif"];

/**
 * A picture as it will be shown: upright, no longer than 1600 pixels, without its metadata (place, device, time), as webp.
 * Slow (tens of milliseconds): before the transaction, where there is one of the caller's own.
 */
export async function preparePhoto(bytes: Uint8Array) {
  if (bytes.byteLength > MAX_PHOTO_BYTES) return refuse("PHOTO_TOO_LARGE");
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", pages: 1 });
    const { format } = await picture.metadata();
    if (!format || !FORMATS.includes(format)) return refuse("NOT_A_PHOTO");
    const small = picture.rotate().resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true });
    for (const quality of [80, 50]) {
      const { data, info } = await small.clone().webp({ quality }).toBuffer({ resolveWithObject: true });
      if (data.byteLength <= MAX_STORED)
        return ok({ content: new Uint8Array(data), width: info.width, height: info.height });
    }
    return refuse("PHOTO_TOO_LARGE");
  } catch {
    // Whatever sharp could not read.
    return refuse("NOT_A_PHOTO");
  }
}

type Prepared = Extract<Awaited<ReturnType<typeof preparePhoto>>, { ok: true }>;

/** Keeps a prepared picture, in the caller's transaction, who has authorized it. @returns its id */
export async function keepPhoto(tx: Tx, ctx: Ctx, { content, width, height }: Prepared): Promise<string> {
  const id = newId();
  await tx.insert(photos).values({
    tenantId: ctx.tenantId,
    id,
    contentType: "image/webp",
    width,
    height,
    content,
    createdAt: new Date(ctx.now),
    createdBy: actorId(ctx.actor),
  });
  return id;
}
