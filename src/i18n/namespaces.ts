// Import attributes let Node (jobs, mails) and Next load the same files.
import esCommon from "./messages/es-AR/common.json" with { type: "json" };
import esLanding from "./messages/es-AR/landing.json" with { type: "json" };
import esErrors from "./messages/es-AR/errors.json" with { type: "json" };
import esBooking from "./messages/es-AR/booking.json" with { type: "json" };
import esAppointments from "./messages/es-AR/appointments.json" with { type: "json" };
import esCalendar from "./messages/es-AR/calendar.json" with { type: "json" };
import esAvailability from "./messages/es-AR/availability.json" with { type: "json" };
import esCatalog from "./messages/es-AR/catalog.json" with { type: "json" };
import esClients from "./messages/es-AR/clients.json" with { type: "json" };
import esIdentity from "./messages/es-AR/identity.json" with { type: "json" };
import esTeam from "./messages/es-AR/team.json" with { type: "json" };
import esMail from "./messages/es-AR/mail.json" with { type: "json" };
import enCommon from "./messages/en/common.json" with { type: "json" };
import enLanding from "./messages/en/landing.json" with { type: "json" };
import enErrors from "./messages/en/errors.json" with { type: "json" };
import enBooking from "./messages/en/booking.json" with { type: "json" };
import enAppointments from "./messages/en/appointments.json" with { type: "json" };
import enCalendar from "./messages/en/calendar.json" with { type: "json" };
import enAvailability from "./messages/en/availability.json" with { type: "json" };
import enCatalog from "./messages/en/catalog.json" with { type: "json" };
import enClients from "./messages/en/clients.json" with { type: "json" };
import enIdentity from "./messages/en/identity.json" with { type: "json" };
import enTeam from "./messages/en/team.json" with { type: "json" };
import enMail from "./messages/en/mail.json" with { type: "json" };
import esAudit from "./messages/es-AR/audit.json" with { type: "json" };
import enAudit from "./messages/en/audit.json" with { type: "json" };
import esCredits from "./messages/es-AR/credits.json" with { type: "json" };
import enCredits from "./messages/en/credits.json" with { type: "json" };
import esReminders from "./messages/es-AR/reminders.json" with { type: "json" };
import enReminders from "./messages/en/reminders.json" with { type: "json" };
import esResources from "./messages/es-AR/resources.json" with { type: "json" };
import enResources from "./messages/en/resources.json" with { type: "json" };
import esPolicy from "./messages/es-AR/policy.json" with { type: "json" };
import enPolicy from "./messages/en/policy.json" with { type: "json" };
import esWaitlist from "./messages/es-AR/waitlist.json" with { type: "json" };
import enWaitlist from "./messages/en/waitlist.json" with { type: "json" };
import esMoving from "./messages/es-AR/moving.json" with { type: "json" };
import enMoving from "./messages/en/moving.json" with { type: "json" };
import esMachines from "./messages/es-AR/machines.json" with { type: "json" };
import enMachines from "./messages/en/machines.json" with { type: "json" };
import esInventory from "./messages/es-AR/inventory.json" with { type: "json" };
import enInventory from "./messages/en/inventory.json" with { type: "json" };
import esAlerts from "./messages/es-AR/alerts.json" with { type: "json" };
import enAlerts from "./messages/en/alerts.json" with { type: "json" };
import esMaintenance from "./messages/es-AR/maintenance.json" with { type: "json" };
import enMaintenance from "./messages/en/maintenance.json" with { type: "json" };
import esKeys from "./messages/es-AR/keys.json" with { type: "json" };
import enKeys from "./messages/en/keys.json" with { type: "json" };
import esTechnician from "./messages/es-AR/technician.json" with { type: "json" };
import enTechnician from "./messages/en/technician.json" with { type: "json" };
import esSetup from "./messages/es-AR/setup.json" with { type: "json" };
import enSetup from "./messages/en/setup.json" with { type: "json" };
import type { Locale } from "./locales.ts";

const spanish = {
  common: esCommon,
  landing: esLanding,
  errors: esErrors,
  booking: esBooking,
  appointments: esAppointments,
  calendar: esCalendar,
  availability: esAvailability,
  catalog: esCatalog,
  clients: esClients,
  identity: esIdentity,
  team: esTeam,
  mail: esMail,
  audit: esAudit,
  credits: esCredits,
  resources: esResources,
  policy: esPolicy,
  reminders: esReminders,
  waitlist: esWaitlist,
  moving: esMoving,
  machines: esMachines,
  inventory: esInventory,
  alerts: esAlerts,
  maintenance: esMaintenance,
  keys: esKeys,
  technician: esTechnician,
  setup: esSetup,
};

const english = {
  common: enCommon,
  landing: enLanding,
  errors: enErrors,
  booking: enBooking,
  appointments: enAppointments,
  calendar: enCalendar,
  availability: enAvailability,
  catalog: enCatalog,
  clients: enClients,
  identity: enIdentity,
  team: enTeam,
  mail: enMail,
  audit: enAudit,
  credits: enCredits,
  resources: enResources,
  policy: enPolicy,
  reminders: enReminders,
  waitlist: enWaitlist,
  moving: enMoving,
  machines: enMachines,
  inventory: enInventory,
  alerts: enAlerts,
  maintenance: enMaintenance,
  keys: enKeys,
  technician: enTechnician,
  setup: enSetup,
};

export type Messages = typeof spanish;
export type Namespace = keyof Messages;

/** Every message of a language, by namespace (one file each). */
export const messages: Record<Locale, Record<Namespace, object>> = { "es-AR": spanish, en: english };
