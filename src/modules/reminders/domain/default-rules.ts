import type { SaveReminderRule } from "../schemas.ts";

/** What an institution begins with: two days before, when there is time to make room for someone else, and on the way. */
export const DEFAULT_RULES: readonly Omit<SaveReminderRule, "id">[] = [
  {
    offsetMin: 48 * 60,
    serviceIds: null,
    active: true,
    subject: { "es-AR": "Tu turno es el {day}, {time}", en: "Your appointment is on {day}, {time}" },
    body: {
      "es-AR":
        "Hola, {client}. Te esperamos el {day} a las {time} para {service} con {professional}.\n\nAvisanos con un clic que venís. Si no podés, cambialo o cancelalo cuanto antes: alguien puede necesitar ese horario.",
      en: "Hello, {client}. We look forward to seeing you on {day} at {time} for {service} with {professional}.\n\nLet us know with one click that you are coming. If you cannot, please move or cancel it as soon as possible: someone may need that time.",
    },
  },
  {
    offsetMin: 3 * 60,
    serviceIds: null,
    active: true,
    subject: { "es-AR": "Hoy te esperamos a las {time}", en: "We expect you at {time} today" },
    body: {
      "es-AR":
        "Hola, {client}. Falta poco para tu turno: {service} con {professional}, a las {time}, en {institution}.",
      en: "Hello, {client}. Your appointment is near: {service} with {professional}, at {time}, at {institution}.",
    },
  },
];
