/** Internal pathname (the folder under `src/app/[locale]`) → its Spanish path. English paths are the internal ones. */
const spanish = {
  "/": "/",
  "/book/[serviceId]": "/reservar/[serviceId]",
  "/book/[serviceId]/repeat": "/reservar/[serviceId]/repetir",
  "/book/hold/[holdId]": "/reservar/confirmar/[holdId]",
  "/appointments": "/turnos",
  "/appointments/[id]": "/turnos/[id]",
  "/credits": "/creditos",
  "/waitlist": "/lista-de-espera",
  "/waitlist/[token]": "/lista-de-espera/[token]",
  "/sign-in": "/ingresar",
  "/register": "/registrarse",
  "/forgot-password": "/olvide-mi-clave",
  "/reset-password/[token]": "/nueva-clave/[token]",
  "/verify-email/[token]": "/verificar/[token]",
  "/invitation/[token]": "/invitacion/[token]",
  "/reminder/[token]": "/recordatorio/[token]",
  "/unsubscribe/[token]": "/baja/[token]",
  "/account": "/cuenta",
  "/staff": "/panel",
  "/staff/calendar": "/panel/agenda",
  "/staff/today": "/panel/hoy",
  "/staff/queue": "/panel/pendientes",
  "/staff/day-sheet": "/panel/hoja-del-dia",
  "/staff/waitlist": "/panel/lista-de-espera",
  "/staff/clients": "/panel/clientes",
  "/staff/clients/[id]": "/panel/clientes/[id]",
  "/staff/credits": "/panel/creditos",
  "/staff/availability": "/panel/disponibilidad",
  "/staff/availability/[professionalId]": "/panel/disponibilidad/[professionalId]",
  "/staff/professionals": "/panel/profesionales",
  "/staff/services": "/panel/servicios",
  "/staff/resources": "/panel/salas",
  "/staff/team": "/panel/equipo",
  "/staff/permissions": "/panel/permisos",
  "/staff/reminders": "/panel/recordatorios",
  "/staff/settings": "/panel/configuracion",
  "/staff/audit": "/panel/auditoria",
  "/staff/mail": "/panel/correos",
} as const;

export type Pathname = keyof typeof spanish;

type Localized = { [P in Pathname]: { "es-AR": (typeof spanish)[P]; en: P } };

export const pathnames = Object.fromEntries(
  Object.entries(spanish).map(([internal, path]) => [internal, { "es-AR": path, en: internal }]),
) as Localized;
