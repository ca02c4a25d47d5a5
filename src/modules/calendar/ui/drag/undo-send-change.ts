import { blockIdOf } from "../calendar-columns.ts";
import type { CalendarAppointment } from "../types.ts";

export type Change = {
  kind: "move" | "resize";
  /** As it was before the drop. */
  appointment: CalendarAppointment;
  /** Of a class, which moves as a whole: all of them, as they were. */
  seats?: readonly CalendarAppointment[];
  start: number;
  end: number;
  professional: CalendarAppointment["professional"];
  outsideHours: boolean;
};

export type Answer = { ok: true } | { ok: false; reason: string };

type Wire = { result?: { data?: { ok: boolean; reason?: string } }; error?: { data?: { code?: string } } };

/**
 * Sends a change as it stands. `keepalive` lets the browser finish it after the page is gone, which the client's own link
 * cannot ask for.
 */
export async function sendChange({
  kind,
  appointment,
  seats,
  start,
  end,
  professional,
  outsideHours,
}: Change): Promise<Answer> {
  const id = blockIdOf(appointment);
  const [path, input] =
    kind === "resize"
      ? ["resize", { id, end }]
      : [seats ? "moveClass" : "reschedule", { id, start, professionalId: professional.id, outsideHours }];
  const response = await fetch(`/api/trpc/calendar.${path}`, {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json", "x-locale": document.documentElement.lang },
    body: JSON.stringify(input),
  });
  const wire = (await response.json()) as Wire;
  const data = wire.result?.data;
  if (!data) return { ok: false, reason: wire.error?.data?.code ?? "INTERNAL_ERROR" };
  return data.ok ? { ok: true } : { ok: false, reason: data.reason ?? "INTERNAL_ERROR" };
}
