import { freeUntil, type CancellationPolicy } from "../domain/cancellation-policy.ts";
import type { SaveServiceForm } from "../schemas.ts";

/** A copy that may be typed into. */
export const formPolicy = ({ windows, ...policy }: CancellationPolicy) => ({
  ...policy,
  windows: windows.map((window) => ({ ...window })),
});

/** A service before anybody said anything of it; whoever takes appointments gives it. */
export const blankService = (professionals: readonly { id: string; active: boolean }[]): SaveServiceForm => ({
  name: { "es-AR": "", en: "" },
  description: { "es-AR": "", en: "" },
  durationMin: 45,
  bufferBeforeMin: 0,
  bufferAfterMin: 15,
  stepMin: 30,
  priceMinor: 0,
  creditCost: 0,
  minNoticeMin: 120,
  horizonDays: 60,
  cancellationWindowH: 24,
  policy: formPolicy(freeUntil(24)),
  capacity: 1,
  resourceIds: [],
  autoConfirm: false,
  answerWithinH: 48,
  color: "#b4532a",
  professionalIds: professionals.filter(({ active }) => active).map(({ id }) => id),
});
