import type { Permission } from "#modules/access/policy.ts";
import type { Person } from "./clinic.ts";
import type { Ids } from "./furnished.ts";

/** `own` are the ids of the caller's institution; `x` those that are tried: another's, nobody's, and then its own. */
type Input = (own: Ids, x: Ids) => unknown;

export type Case = {
  /** By policy.ts. "member" is whoever is signed in. */
  needs: Permission | "public" | "member";
  /** The permission must reach everything: what is one's own is not enough. */
  reach?: "all";
} & (
  | { as: Person | "visitor"; inputs: Input[]; /** The caller's own ids answer no differently. */ alike?: true }
  /** It takes no ids; this is an input that its schema accepts. */
  | { noIds: unknown }
);

/** A free start of every furnished clinic: Monday 9 March 2026, 9:00 in Buenos Aires. */
const MONDAY_9 = Date.UTC(2026, 2, 9, 12);
const credits = { requestId: "01a1fbca-591b-7f19-8af0-b5487ec35f62", amount: 1, reason: "Una prueba" };
const series = { rule: { firstStart: MONDAY_9, weekdays: [1], count: 2 } };
const units = { requestId: "01a1fbca-591b-7f19-8af0-b5487ec35f63", items: [{ position: "A1", quantity: 1 }] };
const reminderWords = { subject: { "es-AR": "Hola", en: "Hi" }, body: { "es-AR": "A las {time}", en: "At {time}" } };
const range = { from: "2026-03-02", days: 7 };
const wall = { from: { date: "2026-04-06", time: "09:00" }, until: { date: "2026-04-06", time: "10:00" } };
const person = { firstName: "Nadia", lastName: "Nueva" };
const password = "una puerta de madera azul";

const service = {
  name: { "es-AR": "Nueva", en: "New" },
  description: null,
  durationMin: 30,
  bufferBeforeMin: 0,
  bufferAfterMin: 0,
  stepMin: 30,
  priceMinor: 0,
  creditCost: 0,
  minNoticeMin: 0,
  horizonDays: 30,
  cancellationWindowH: 24,
  autoConfirm: true,
  answerWithinH: 24,
  color: "#0f766e",
};
const professional = {
  ...person,
  title: null,
  email: null,
  timeZone: "America/Argentina/Buenos_Aires",
  color: "#0f766e",
  dailyMax: null,
};
const settings = {
  name: "Clínica",
  tagline: null,
  email: null,
  phone: null,
  address: null,
  timeZone: "America/Argentina/Buenos_Aires",
  currency: "ARS",
  locale: "es-AR",
  accent: null,
};

const slot = { position: "B7", capacity: 10, parLevel: null, lowStockThreshold: 2, priceMinor: null };
const machine = {
  name: "Hall",
  location: "Planta baja",
  timeZone: "UTC",
  siteId: null,
  model: null,
  serial: null,
  photoId: null,
  latitude: null,
  longitude: null,
  ignoresDexChecksum: false,
};
const product = {
  sku: "AGUA",
  name: { "es-AR": "Agua", en: "Water" },
  unit: null,
  millilitres: null,
  priceMinor: 100,
  costMinor: null,
  barcode: null,
};

const wishes = {
  professionalIds: null,
  weekdays: [1, 2, 3, 4, 5],
  fromTime: "08:00",
  untilTime: "20:00",
  dateFrom: null,
  dateUntil: null,
};

const step = (needs: Permission, id: "pending" | "confirmed", more: object = {}): Case => ({
  needs,
  as: "secretary",
  inputs: [(_own, x) => ({ id: x[id], ...more })],
});

const carePlan = { kind: "cleaning", name: "Limpieza", everyDays: 30, everySales: null, noticeDays: 3 };

/** One case for every procedure of the router: a procedure without one fails the walk. */
export const CASES: Record<string, Case> = {
  "identity.me": { needs: "public", noIds: undefined },
  "identity.register": {
    needs: "public",
    noIds: { ...person, email: "nueva@correo.example", password, locale: "es-AR" },
  },
  "identity.signIn": {
    needs: "public",
    as: "visitor",
    inputs: [(_own, x) => ({ email: x.email, password })],
    alike: true,
  },
  "identity.signOut": { needs: "public", noIds: undefined },
  // It looks nobody up, and its letters would stand in the walk's way: identity-codes.test.ts has its addresses.
  "identity.requestSignInCode": {
    needs: "public",
    noIds: { ...person, email: "nueva3@correo.example", locale: "es-AR" },
  },
  // Unknown: expired. One's own: wrong.
  "identity.signInWithCode": {
    needs: "public",
    as: "visitor",
    inputs: [(_own, x) => ({ requestId: x.signInRequest, code: "000000" })],
  },
  "identity.requestPasswordReset": {
    needs: "public",
    as: "visitor",
    inputs: [(_own, x) => ({ email: x.email })],
    alike: true,
  },
  "identity.resetPassword": {
    needs: "public",
    as: "visitor",
    inputs: [(_own, x) => ({ token: x.resetLink, password })],
  },
  "identity.acceptInvitation": {
    needs: "public",
    as: "visitor",
    inputs: [(_own, x) => ({ token: x.invitationLink, password })],
  },
  "identity.verifyEmail": { needs: "public", as: "visitor", inputs: [(_own, x) => ({ token: x.verifyLink })] },
  "identity.resendVerification": { needs: "member", noIds: undefined },
  "identity.sessions": { needs: "member", noIds: undefined },
  "identity.revokeSession": { needs: "member", as: "clara", inputs: [(_own, x) => ({ id: x.session })] },
  "identity.revokeOtherSessions": { needs: "member", noIds: undefined },
  "identity.updateProfile": { needs: "member", noIds: { ...person, phone: null, locale: "es-AR" } },
  "identity.changePassword": { needs: "member", noIds: { current: password, password: `${password} nueva` } },

  "team.list": { needs: "team:read", noIds: undefined },
  "team.invite": {
    needs: "team:write",
    noIds: { ...person, email: "invitada2@correo.example", roles: ["secretary"], locale: "es-AR" },
  },
  "team.resendInvitation": { needs: "team:write", as: "admin", inputs: [(_own, x) => ({ userId: x.invited })] },
  "team.cancelInvitation": { needs: "team:write", as: "admin", inputs: [(_own, x) => ({ userId: x.invited })] },
  "team.changeRoles": {
    needs: "team:write",
    as: "admin",
    inputs: [
      (_own, x) => ({ userId: x.user, roles: ["director"] }),
      (own, x) => ({ userId: own.user, roles: ["professional"], professional: x.professional }),
    ],
  },
  "team.disable": { needs: "team:write", as: "admin", inputs: [(_own, x) => ({ userId: x.user })] },
  "team.enable": { needs: "team:write", as: "admin", inputs: [(_own, x) => ({ userId: x.user })] },

  "clients.search": { needs: "clients:read", noIds: { q: "pedro" } },
  "clients.list": { needs: "clients:read", noIds: {} },
  "clients.get": { needs: "clients:read", as: "secretary", inputs: [(_own, x) => ({ id: x.client })] },
  "clients.create": { needs: "clients:write", reach: "all", noIds: { ...person, force: true } },
  "clients.update": { needs: "clients:write", as: "secretary", inputs: [(_own, x) => ({ id: x.client, ...person })] },

  "credits.mine": { needs: "member", as: "clara", inputs: [(_own, x) => ({ before: x.anyRow })], alike: true },
  "credits.ofClient": { needs: "credits:read", as: "secretary", inputs: [(_own, x) => ({ clientId: x.client })] },
  "credits.overview": { needs: "credits:read", reach: "all", noIds: undefined },
  "credits.issue": {
    needs: "credits:write",
    as: "secretary",
    inputs: [(_own, x) => ({ ...credits, clientId: x.client, source: "gift", expiresOn: null })],
  },
  "credits.adjust": {
    needs: "credits:write",
    as: "secretary",
    inputs: [(_own, x) => ({ ...credits, clientId: x.client })],
  },

  "letters.list": {
    needs: "letters:read",
    as: "admin",
    inputs: [(_own, x) => ({ cursor: x.deadLetter })],
    alike: true,
  },
  "letters.open": { needs: "letters:read", as: "admin", inputs: [(_own, x) => ({ letterId: x.deadLetter })] },
  "letters.resend": { needs: "letters:resend", as: "admin", inputs: [(_own, x) => ({ letterId: x.deadLetter })] },

  "letters.choose": { needs: "public", as: "visitor", inputs: [(_own, x) => ({ token: x.optOutLink, out: true })] },

  "booking.services": { needs: "public", noIds: undefined },
  "booking.slots": {
    needs: "public",
    as: "visitor",
    inputs: [
      (_own, x) => ({ serviceId: x.service, professionalId: "any", ...range }),
      (own, x) => ({ serviceId: own.service, professionalId: x.professional, ...range }),
    ],
  },
  "booking.hold": {
    needs: "public",
    as: "visitor",
    inputs: [
      (_own, x) => ({ serviceId: x.service, professionalId: "any", start: MONDAY_9 }),
      (own, x) => ({ serviceId: own.service, professionalId: x.otherProfessional, start: MONDAY_9 }),
    ],
  },
  // Whose hold it is, only the cookie says: booking.test.ts tries another's key.
  "booking.held": { needs: "public", as: "visitor", inputs: [(_own, x) => ({ holdId: x.hold })], alike: true },
  "booking.release": { needs: "public", as: "visitor", inputs: [(_own, x) => ({ holdId: x.hold })], alike: true },
  "booking.confirm": { needs: "appointments:book", as: "clara", inputs: [(_own, x) => ({ holdId: x.pending })] },
  "booking.mine": { needs: "member", noIds: undefined },
  "booking.appointment": { needs: "member", as: "clara", inputs: [(_own, x) => ({ id: x.pending })] },
  "booking.cancel": { needs: "appointments:cancel", as: "clara", inputs: [(_own, x) => ({ id: x.pending })] },

  "booking.consequence": { needs: "appointments:cancel", as: "clara", inputs: [(_own, x) => ({ id: x.pending })] },
  // Whose appointment it is, only the key says: moving.test.ts tries another's.
  "booking.cancelByLink": { needs: "public", noIds: { key: "x".repeat(65) } },
  "booking.rescheduleByLink": { needs: "public", noIds: { key: "x".repeat(65), start: MONDAY_9 } },

  "booking.reschedule": {
    needs: "appointments:reschedule",
    as: "clara",
    inputs: [(_own, x) => ({ id: x.pending, start: MONDAY_9 })],
  },

  "calendar.range": {
    needs: "calendar:read",
    as: "secretary",
    inputs: [(_own, x) => ({ ...range, professionalIds: [x.professional] })],
  },
  "calendar.busyDays": {
    needs: "calendar:read",
    as: "secretary",
    inputs: [(_own, x) => ({ ...range, professionalIds: [x.professional] })],
  },
  "calendar.whyNot": {
    needs: "calendar:read",
    as: "secretary",
    inputs: [
      (own, x) => ({ serviceId: x.service, professionalId: own.professional, start: MONDAY_9 }),
      (own, x) => ({ serviceId: own.service, professionalId: x.professional, start: MONDAY_9 }),
    ],
  },
  "calendar.moveClass": {
    needs: "appointments:reschedule",
    as: "secretary",
    inputs: [
      (_own, x) => ({ id: x.groupClass, start: MONDAY_9 + 7_200_000 }),
      (own, x) => ({ id: own.groupClass, start: MONDAY_9 + 10_800_000, professionalId: x.otherProfessional }),
    ],
  },
  "calendar.resize": step("appointments:reschedule", "confirmed", { end: MONDAY_9 }),
  "calendar.queue": { needs: "appointments:confirm", noIds: undefined },
  "calendar.pendingCount": { needs: "appointments:confirm", noIds: undefined },
  "calendar.appointment": step("calendar:read", "pending"),
  "calendar.find": { needs: "calendar:read", noIds: { q: "clara" } },
  "calendar.ofClient": { needs: "calendar:read", as: "secretary", inputs: [(_own, x) => ({ clientId: x.client })] },
  "calendar.slots": {
    needs: "appointments:create",
    as: "secretary",
    inputs: [
      (_own, x) => ({ serviceId: x.service, professionalId: "any", ...range }),
      (own, x) => ({ serviceId: own.service, professionalId: x.professional, ...range }),
    ],
  },
  "calendar.create": {
    needs: "appointments:create",
    as: "secretary",
    inputs: [
      (own, x) => ({
        serviceId: x.service,
        professionalId: own.otherProfessional,
        start: MONDAY_9,
        client: { id: own.client },
      }),
      (own, x) => ({
        serviceId: own.service,
        professionalId: x.otherProfessional,
        start: MONDAY_9 + 7_200_000,
        client: { id: own.client },
      }),
      (own, x) => ({
        serviceId: own.service,
        professionalId: own.otherProfessional,
        start: MONDAY_9 + 18_000_000,
        client: { id: x.client },
      }),
    ],
  },
  "calendar.confirm": step("appointments:confirm", "pending"),
  "calendar.reject": step("appointments:reject", "pending", { reason: "No hay sala" }),
  "calendar.complete": step("appointments:complete", "confirmed"),
  "calendar.undoConfirm": step("appointments:confirm", "confirmed"),
  "calendar.undoComplete": step("appointments:complete", "confirmed"),
  "calendar.noShow": step("appointments:no_show", "confirmed"),
  "calendar.cancel": step("appointments:cancel", "confirmed"),

  "calendar.reschedule": {
    needs: "appointments:reschedule",
    as: "secretary",
    inputs: [
      (_own, x) => ({ id: x.confirmed, start: MONDAY_9 }),
      (own, x) => ({ id: own.confirmed, start: MONDAY_9, professionalId: x.otherProfessional }),
    ],
  },

  "availability.schedules": { needs: "availability:read", noIds: undefined },
  "availability.get": {
    needs: "availability:read",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional })],
  },
  "availability.week": {
    needs: "availability:read",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional, from: "2026-03-02" })],
  },
  "closures.list": { needs: "closures:read", noIds: undefined },
  "closures.holidays": { needs: "closures:write", noIds: { country: "AR", region: null, year: 2026 } },
  "closures.impact": {
    needs: "closures:write",
    noIds: { startsOn: "2026-05-25", endsOn: "2026-05-25", yearly: false },
  },
  "closures.add": {
    needs: "closures:write",
    noIds: {
      name: "Feriado",
      startsOn: "2026-05-25",
      endsOn: "2026-05-25",
      yearly: false,
      holiday: null,
      seen: 0,
    },
  },
  "closures.remove": { needs: "closures:write", as: "admin", inputs: [(_own, x) => ({ id: x.closure })] },
  "blocks.beneath": {
    needs: "availability:read",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional, ...wall })],
  },
  "availability.setHours": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional, rules: [] })],
  },
  "availability.setOverride": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional, date: "2026-03-20", windows: [] })],
  },
  "availability.removeOverride": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional, date: "2026-03-20" })],
  },
  "blocks.add": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional, ...wall, reason: null })],
  },
  "blocks.impact": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional, ...wall })],
  },
  "blocks.addWithImpact": {
    needs: "availability:write",
    as: "secretary",
    inputs: [
      (_own, x) => ({ professionalId: x.professional, ...wall, reason: null, choices: [] }),
      (own, x) => ({
        professionalId: own.professional,
        from: { date: "2026-03-02", time: "00:00" },
        until: wall.until,
        reason: null,
        message: "Gripe",
        choices: [{ id: x.confirmed, do: "cancel" }],
      }),
    ],
  },
  "blocks.remove": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ id: x.block })],
  },

  "waitlist.join": {
    needs: "waitlist:join",
    as: "clara",
    inputs: [
      (_own, x) => ({ ...wishes, serviceId: x.service }),
      (own, x) => ({ ...wishes, serviceId: own.service, professionalIds: [x.professional] }),
    ],
  },
  "waitlist.leave": { needs: "waitlist:join", as: "clara", inputs: [(_own, x) => ({ entryId: x.waitlistEntry })] },
  "waitlist.mine": { needs: "waitlist:join", noIds: undefined },
  "waitlist.offer": { needs: "public", as: "visitor", inputs: [(_own, x) => ({ token: x.waitlistLink })] },
  "waitlist.accept": { needs: "public", as: "visitor", inputs: [(_own, x) => ({ token: x.waitlistLink })] },
  "waitlist.decline": { needs: "public", as: "visitor", inputs: [(_own, x) => ({ token: x.waitlistLink })] },
  "waitlist.lines": { needs: "waitlist:read", noIds: undefined },
  "waitlist.add": {
    needs: "waitlist:write",
    as: "secretary",
    inputs: [
      (own, x) => ({ ...wishes, serviceId: x.service, clientId: own.client }),
      (own, x) => ({ ...wishes, serviceId: own.service, clientId: x.client }),
      (own, x) => ({ ...wishes, serviceId: own.service, clientId: own.client, professionalIds: [x.professional] }),
    ],
  },
  "waitlist.remove": {
    needs: "waitlist:write",
    as: "secretary",
    inputs: [(_own, x) => ({ entryId: x.waitlistEntry })],
  },
  "waitlist.move": {
    needs: "waitlist:write",
    as: "secretary",
    inputs: [(_own, x) => ({ entryId: x.waitlistEntry, to: 0 })],
  },
  "waitlist.offerTo": {
    needs: "waitlist:write",
    as: "secretary",
    inputs: [
      (own, x) => ({ entryId: x.waitlistEntry, professionalId: own.professional, start: MONDAY_9 }),
      (own, x) => ({ entryId: own.waitlistEntry, professionalId: x.professional, start: MONDAY_9 }),
    ],
  },
  "waitlist.acceptFor": {
    needs: "waitlist:write",
    as: "secretary",
    inputs: [(_own, x) => ({ offerId: x.waitlistOffer })],
  },
  "waitlist.withdraw": {
    needs: "waitlist:write",
    as: "secretary",
    inputs: [(_own, x) => ({ offerId: x.waitlistOffer })],
  },

  "catalog.services": { needs: "services:read", noIds: undefined },
  "catalog.saveService": {
    needs: "services:write",
    as: "admin",
    inputs: [
      (own, x) => ({ ...service, id: x.service, professionalIds: [own.professional] }),
      (own, x) => ({ ...service, id: own.service, professionalIds: [x.professional] }),
    ],
  },
  "catalog.archiveService": {
    needs: "services:write",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.service, archived: true })],
  },
  "catalog.professionals": { needs: "professionals:read", noIds: undefined },
  "catalog.saveProfessional": {
    needs: "professionals:write",
    as: "admin",
    inputs: [
      (own, x) => ({ ...professional, id: x.professional, userId: null, serviceIds: [own.service] }),
      (own, x) => ({ ...professional, id: own.professional, userId: x.professionalUser, serviceIds: [own.service] }),
      (own, x) => ({ ...professional, id: own.professional, userId: null, serviceIds: [x.service] }),
    ],
  },
  "catalog.linkProfessional": {
    needs: "professionals:write",
    as: "admin",
    inputs: [(_own, x) => ({ userId: x.professionalUser, professional: "new" })],
  },
  "catalog.archiveProfessional": {
    needs: "professionals:write",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.otherProfessional, archived: true })],
  },
  "catalog.saveSettings": { needs: "settings:write", noIds: settings },

  "setup.addProfessional": { needs: "professionals:write", noIds: { ...person, isMe: false } },
  "setup.markShared": { needs: "settings:write", noIds: undefined },

  "maintenance.today": { needs: "maintenance:read", noIds: undefined },
  "maintenance.costs": { needs: "maintenance:read", noIds: undefined },
  "maintenance.plans": {
    needs: "maintenance:read",
    as: "technician",
    inputs: [(_own, x) => ({ machineId: x.anyRow })],
  },
  "maintenance.visits": {
    needs: "maintenance:read",
    as: "technician",
    inputs: [(_own, x) => ({ machineId: x.anyRow })],
  },
  "maintenance.work": {
    needs: "maintenance:read",
    as: "technician",
    inputs: [(_own, x) => ({ machineId: x.anyRow })],
  },
  "maintenance.savePlan": {
    needs: "maintenance:plan",
    as: "admin",
    inputs: [
      (_own, x) => ({ ...carePlan, machineId: x.anyRow }),
      (own, x) => ({ ...carePlan, id: x.anyRow, machineId: own.anyRow }),
    ],
  },
  "maintenance.archivePlan": {
    needs: "maintenance:plan",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.anyRow, archived: true })],
  },

  "resources.list": { needs: "services:read", noIds: undefined },
  "resources.save": {
    needs: "services:write",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.anyRow, name: { "es-AR": "Sala", en: "Room" }, kind: "room" })],
  },
  "resources.archive": {
    needs: "services:write",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.anyRow, archived: true })],
  },

  "reminders.rules": { needs: "settings:write", noIds: undefined },
  "reminders.preview": { needs: "settings:write", noIds: reminderWords },
  "reminders.saveRule": {
    needs: "settings:write",
    as: "admin",
    inputs: [
      (_own, x) => ({ ...reminderWords, id: x.anyRow, offsetMin: 60, serviceIds: null, active: true }),
      (_own, x) => ({ ...reminderWords, offsetMin: 60, serviceIds: [x.service], active: true }),
    ],
  },
  "reminders.removeRule": { needs: "settings:write", as: "admin", inputs: [(_own, x) => ({ id: x.anyRow })] },
  "reminders.saveDigest": { needs: "settings:write", noIds: { active: true, hour: 8 } },
  "reminders.confirmComing": { needs: "public", as: "visitor", inputs: [(_own, x) => ({ token: x.reminderLink })] },
  "reminders.myDigest": { needs: "member", noIds: undefined },
  "reminders.chooseDigest": { needs: "member", noIds: { wanted: false } },

  "calendarLinks.get": {
    needs: "availability:read",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional })],
  },
  "calendarLinks.saveFeed": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional, clientNames: "initials" })],
  },
  "calendarLinks.closeFeed": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ professionalId: x.professional })],
  },
  "calendarLinks.addImport": {
    needs: "availability:write",
    as: "secretary",
    inputs: [
      (_own, x) => ({ professionalId: x.professional, name: "Casa", url: "https://calendario.example/otro.ics" }),
    ],
  },
  "calendarLinks.refreshImport": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ id: x.anyRow })],
  },
  "calendarLinks.removeImport": {
    needs: "availability:write",
    as: "secretary",
    inputs: [(_own, x) => ({ id: x.anyRow })],
  },

  "series.plan": {
    needs: "member",
    as: "clara",
    inputs: [
      (own, x) => ({ ...series, serviceId: x.service, professionalId: own.otherProfessional }),
      (own, x) => ({ ...series, serviceId: own.service, professionalId: x.otherProfessional }),
    ],
  },
  "series.book": {
    needs: "appointments:create",
    as: "secretary",
    inputs: [
      (own, x) => ({
        ...series,
        serviceId: x.service,
        professionalId: own.otherProfessional,
        clientId: own.client,
        dates: [{ start: MONDAY_9, professionalId: own.otherProfessional }],
      }),
      (own, x) => ({
        ...series,
        serviceId: own.service,
        professionalId: x.otherProfessional,
        clientId: own.client,
        dates: [{ start: MONDAY_9, professionalId: x.otherProfessional }],
      }),
      (own, x) => ({
        ...series,
        serviceId: own.service,
        professionalId: "any",
        clientId: own.client,
        dates: [{ start: MONDAY_9, professionalId: x.otherProfessional }],
      }),
      (own, x) => ({
        ...series,
        serviceId: own.service,
        professionalId: own.otherProfessional,
        clientId: x.client,
        dates: [{ start: MONDAY_9, professionalId: own.otherProfessional }],
      }),
    ],
  },
  "series.cancel": step("appointments:cancel", "confirmed", { reach: "this" }),
  "series.move": step("appointments:reschedule", "confirmed", { reach: "this", start: MONDAY_9 }),

  "keys.list": { needs: "keys:manage", noIds: undefined },
  "keys.create": { needs: "keys:manage", noIds: { name: "Sitio web", scopes: ["organization:read"] } },
  "keys.requests": { needs: "keys:manage", as: "admin", inputs: [(_own, x) => ({ keyId: x.anyRow })], alike: true },
  "keys.rotate": {
    needs: "keys:manage",
    as: "admin",
    // A machine's key is not an integration's.
    inputs: [(_own, x) => ({ keyId: x.anyRow, overlapHours: 1 })],
    alike: true,
  },
  "keys.revoke": { needs: "keys:manage", as: "admin", inputs: [(_own, x) => ({ keyId: x.anyRow })], alike: true },

  "inventory.restore": {
    needs: "sales:restore",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.anyRow, reason: "Vi salir el frasco" })],
  },
  "figures.report": { needs: "sales:read", as: "director", inputs: [(_own, x) => ({ machineId: x.anyRow })] },
  "figures.saleLines": {
    needs: "sales:read",
    as: "director",
    inputs: [(_own, x) => ({ since: 0, machineId: x.anyRow })],
  },
  "figures.stock": { needs: "machines:read", as: "technician", inputs: [(_own, x) => ({ machineId: x.anyRow })] },
  "figures.stockLines": {
    needs: "machines:read",
    as: "technician",
    inputs: [(_own, x) => ({ machineId: x.anyRow, position: "A1" })],
  },
  "figures.aside": { needs: "sales:read", as: "director", inputs: [(_own, x) => ({ machineId: x.anyRow })] },
  "inventory.count": {
    needs: "stock:write",
    as: "technician",
    inputs: [(_own, x) => ({ ...units, machineId: x.anyRow })],
  },
  "inventory.refill": {
    needs: "stock:write",
    as: "technician",
    inputs: [(_own, x) => ({ ...units, machineId: x.anyRow })],
  },
  "inventory.waste": {
    needs: "stock:write",
    as: "technician",
    inputs: [(_own, x) => ({ ...units, note: "Roto", machineId: x.anyRow })],
  },

  "inventory.copyPreview": {
    needs: "machines:write",
    as: "admin",
    inputs: [(own, x) => ({ from: x.anyRow, to: [own.anyRow] }), (own, x) => ({ from: own.anyRow, to: [x.anyRow] })],
  },
  "inventory.lastCopy": {
    needs: "machines:write",
    as: "admin",
    inputs: [(_own, x) => ({ machineId: x.anyRow })],
    alike: true,
  },
  "inventory.copyPlanogram": {
    needs: "machines:write",
    as: "admin",
    inputs: [
      (own, x) => ({ from: x.anyRow, machines: [{ machineId: own.anyRow, seen: "", answers: [] }] }),
      (own, x) => ({ from: own.anyRow, machines: [{ machineId: x.anyRow, seen: "", answers: [] }] }),
    ],
  },
  "inventory.undoCopy": { needs: "machines:write", as: "admin", inputs: [(_own, x) => ({ copyId: x.anyRow })] },
  "inventory.rejections": {
    needs: "machines:write",
    as: "admin",
    inputs: [(_own, x) => ({ machineId: x.anyRow, requestId: "x" })],
    alike: true,
  },
  "machines.fleet": { needs: "machines:read", noIds: undefined },
  // The only machine stands at no site: with one's own nothing is found either.
  "machines.fleetPage": {
    needs: "machines:read",
    as: "technician",
    inputs: [(_own, x) => ({ site: x.anyRow })],
    alike: true,
  },
  "machines.fleetRows": { needs: "machines:read", as: "technician", inputs: [(_own, x) => ({ ids: [x.anyRow] })] },
  "machines.map": { needs: "machines:read", noIds: undefined },
  // What is chosen comes first of the list, and there is one machine.
  "machines.find": {
    needs: "machines:read",
    as: "technician",
    inputs: [(_own, x) => ({ chosen: x.anyRow })],
    alike: true,
  },
  "machines.get": { needs: "machines:read", as: "technician", inputs: [(_own, x) => ({ machineId: x.anyRow })] },
  // A machine that was never heard of has no readings either.
  "machines.readings": {
    needs: "machines:read",
    as: "technician",
    inputs: [(_own, x) => ({ machineId: x.anyRow, span: "day" })],
    alike: true,
  },
  "machines.movements": { needs: "machines:read", as: "technician", inputs: [(_own, x) => ({ machineId: x.anyRow })] },
  "machines.keys": { needs: "machines:read", as: "admin", inputs: [(_own, x) => ({ machineId: x.anyRow })] },
  "machines.requests": {
    needs: "machines:write",
    as: "admin",
    inputs: [(_own, x) => ({ machineId: x.anyRow })],
    alike: true,
  },
  "machines.create": {
    needs: "machines:write",
    as: "admin",
    inputs: [(_own, x) => ({ ...machine, siteId: x.anyRow }), (_own, x) => ({ ...machine, photoId: x.anyRow })],
  },
  "machines.update": {
    needs: "machines:write",
    as: "admin",
    inputs: [
      (_own, x) => ({ ...machine, id: x.anyRow }),
      (own, x) => ({ ...machine, id: own.anyRow, siteId: x.anyRow }),
    ],
  },
  "machines.archive": {
    needs: "machines:write",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.anyRow, archived: true })],
  },
  "machines.setPlanogram": {
    needs: "machines:write",
    as: "admin",
    inputs: [
      (own, x) => ({ machineId: x.anyRow, slots: [{ ...slot, productId: own.anyRow }] }),
      (own, x) => ({ machineId: own.anyRow, slots: [{ ...slot, productId: x.anyRow }] }),
    ],
  },
  "machines.saveSlot": {
    needs: "machines:write",
    as: "admin",
    inputs: [
      (own, x) => ({ ...slot, machineId: x.anyRow, productId: own.anyRow }),
      (own, x) => ({ ...slot, machineId: own.anyRow, productId: x.anyRow }),
    ],
  },
  "machines.removeSlot": {
    needs: "machines:write",
    as: "admin",
    inputs: [(_own, x) => ({ machineId: x.anyRow, position: "A1" })],
  },
  "machines.rotateKey": {
    needs: "machines:write",
    as: "admin",
    inputs: [(_own, x) => ({ machineId: x.anyRow, overlapHours: 24 })],
  },
  "machines.deliverKey": {
    needs: "machines:write",
    as: "admin",
    inputs: [(_own, x) => ({ machineId: x.anyRow, wanted: true })],
  },
  "machines.revokeKey": {
    needs: "machines:write",
    as: "admin",
    inputs: [
      (own, x) => ({ machineId: x.anyRow, keyId: own.anyRow }),
      (own, x) => ({ machineId: own.anyRow, keyId: x.anyRow }),
    ],
  },
  "products.list": { needs: "products:read", noIds: undefined },
  "products.save": {
    needs: "products:write",
    as: "admin",
    inputs: [
      (_own, x) => ({ ...product, id: x.anyRow, photoId: null }),
      (_own, x) => ({ ...product, sku: "NUEVO", photoId: x.anyRow }),
    ],
  },
  "products.archive": {
    needs: "products:write",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.anyRow, archived: true })],
  },
  "sites.list": { needs: "sites:read", noIds: undefined },
  "sites.figures": { needs: "sites:read", noIds: undefined },
  "sites.save": {
    needs: "sites:write",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.anyRow, name: "Torre", address: null, latitude: null, longitude: null })],
  },
  "sites.archive": {
    needs: "sites:write",
    as: "admin",
    inputs: [(_own, x) => ({ id: x.anyRow, archived: true })],
  },

  "alerts.list": { needs: "alerts:read", as: "technician", inputs: [(_own, x) => ({ machineId: x.anyRow })] },
  "alerts.one": { needs: "alerts:read", as: "director", inputs: [(_own, x) => ({ id: x.anyRow })] },
  "alerts.choices": { needs: "alerts:read", noIds: undefined },
  "alerts.unread": { needs: "alerts:read", noIds: undefined },
  "alerts.preferences": { needs: "alerts:read", noIds: undefined },
  "alerts.savePreference": {
    needs: "alerts:read",
    noIds: {
      channel: "email",
      enabled: true,
      minPriority: "low",
      mutedTypes: [],
      quietFrom: null,
      quietUntil: null,
      digestAt: null,
    },
  },
  "alerts.acknowledge": { needs: "alerts:write", as: "technician", inputs: [(_own, x) => ({ id: x.anyRow })] },
  "alerts.acknowledgeMany": { needs: "alerts:write", as: "technician", inputs: [(_own, x) => ({ ids: [x.anyRow] })] },
  "alerts.assign": { needs: "alerts:write", as: "admin", inputs: [(_own, x) => ({ id: x.anyRow, userId: null })] },
  "alerts.snooze": { needs: "alerts:write", as: "technician", inputs: [(_own, x) => ({ id: x.anyRow, minutes: 60 })] },
  "alerts.resolve": { needs: "alerts:write", as: "technician", inputs: [(_own, x) => ({ id: x.anyRow })] },
  "alerts.reopen": { needs: "alerts:write", as: "technician", inputs: [(_own, x) => ({ id: x.anyRow })] },
  "alerts.read": {
    needs: "alerts:read",
    as: "director",
    inputs: [(_own, x) => ({ ids: [x.anyRow], read: true })],
    alike: true,
  },
  "alerts.readAll": { needs: "alerts:read", noIds: undefined },
};
