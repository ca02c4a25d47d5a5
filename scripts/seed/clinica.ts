import type { SeedInstitution } from "./institution.ts";

const weekdays = [1, 2, 3, 4, 5];

/** A speech-therapy practice in Buenos Aires, where clocks do not change. */
export const clinica: SeedInstitution = {
  slug: "clinica",
  name: "Clínica del Habla San Telmo",
  tagline: "Fonoaudiología para chicos y grandes, desde 1998",
  timeZone: "America/Argentina/Buenos_Aires",
  currency: "ARS",
  accent: "#b4532a",
  email: "recepcion@clinica.test",
  phone: "+54 11 5555-0140",
  address: "Defensa 1034, San Telmo, Buenos Aires",
  phonePattern: "+54 11 5555-02%",
  users: [
    { key: "estevez", email: "admin@clinica.test", firstName: "Marina", lastName: "Estévez", roles: ["admin", "professional"], shown: "admin and professional" },
    { key: "funes", email: "secretaria@clinica.test", firstName: "Graciela", lastName: "Funes", roles: ["secretary"], shown: "secretary" },
    { key: "benitez", email: "secretaria2@clinica.test", firstName: "Rocío", lastName: "Benítez", roles: ["secretary"] },
    { key: "ferreyra", email: "profesional@clinica.test", firstName: "Lucía", lastName: "Ferreyra", roles: ["professional"], shown: "professional" },
    { key: "client", email: "cliente@clinica.test", firstName: "Martín", lastName: "Quiroga", roles: ["client"], shown: "client" },
    { key: "larralde", email: "direccion@clinica.test", firstName: "Héctor", lastName: "Larralde", roles: ["director"], shown: "director" },
  ],
  professionals: [
    {
      key: "estevez", firstName: "Marina", lastName: "Estévez", title: "Lic. en Fonoaudiología, directora", color: "#b4532a", dailyMax: 6,
      services: ["evaluacion", "voz", "familia"],
      hours: [[[1, 3], "09:00", "13:00"], [[2, 4], "14:00", "18:00"]],
    },
    {
      key: "ferreyra", firstName: "Lucía", lastName: "Ferreyra", title: "Fonoaudióloga", color: "#0f766e",
      services: ["evaluacion", "sesion", "lectura", "familia"],
      hours: [[weekdays, "09:00", "13:00"], [[1, 2, 4], "15:00", "19:00"]],
    },
    {
      key: "ibanez", firstName: "Tomás", lastName: "Ibáñez", title: "Fonoaudiólogo, voz profesional", color: "#1d4ed8",
      services: ["sesion", "voz", "familia", "taller"],
      hours: [[[1, 2, 3, 4], "12:00", "16:00"], [[1, 2, 3, 4], "17:00", "21:00"]],
    },
    {
      key: "nunez", firstName: "Sofía", lastName: "Núñez Peña", title: "Motricidad orofacial y deglución", color: "#7c3aed", dailyMax: 8,
      services: ["evaluacion", "sesion", "deglucion"],
      hours: [[weekdays, "08:00", "14:00"]],
    },
    {
      key: "aguero", firstName: "Joaquín", lastName: "Agüero", title: "Audiólogo", color: "#a16207",
      services: ["audiometria", "evaluacion"],
      hours: [[[2, 4], "08:30", "12:30"], [[2, 4, 5], "14:00", "18:00"], [[6], "09:00", "13:00"]],
    },
    {
      key: "zubiria", firstName: "Ana Clara", lastName: "Zubiría", title: "Lectura, escritura y dislexia", color: "#be185d",
      services: ["lectura", "sesion", "familia"],
      hours: [[[1, 3, 5], "10:00", "13:00"], [weekdays, "16:00", "20:00"]],
    },
  ],
  rooms: [
    { key: "cabina", kind: "equipment", name: { "es-AR": "Cabina de audiometría", en: "Audiometry booth" } },
    { key: "salon", kind: "room", name: { "es-AR": "Salón", en: "Main room" } },
  ],
  services: [
    {
      key: "evaluacion", name: { "es-AR": "Evaluación inicial", en: "First assessment" },
      description: {
        "es-AR": "Una primera hora para conocernos, escuchar qué te trae y armar un plan. Traé los estudios previos si los tenés.",
        en: "A first hour to get to know you, hear what brings you and draw up a plan. Bring earlier reports if you have them.",
      },
      durationMin: 60, bufferAfterMin: 15, stepMin: 30, priceMinor: 3_800_000, creditCost: 0, minNoticeMin: 1440, horizonDays: 60,
      cancellationWindowH: 24, autoConfirm: false, answerWithinH: 24, color: "#b4532a",
    },
    {
      key: "sesion", name: { "es-AR": "Sesión de fonoaudiología", en: "Speech therapy session" },
      description: {
        "es-AR": "Tratamiento individual del lenguaje y el habla, para chicos y adultos.",
        en: "One-to-one language and speech therapy, for children and adults.",
      },
      durationMin: 45, bufferAfterMin: 15, stepMin: 30, priceMinor: 2_400_000, creditCost: 1, minNoticeMin: 120, horizonDays: 60,
      cancellationWindowH: 24, autoConfirm: false, answerWithinH: 48, color: "#0f766e",
      policy: { windows: [{ hours: 24, share: 100 }, { hours: 6, share: 50 }], noShowShare: 0, returns: { kind: "spent" } },
    },
    {
      key: "voz", name: { "es-AR": "Terapia de la voz", en: "Voice therapy" },
      description: {
        "es-AR": "Para quienes hablan o cantan todo el día: disfonías, técnica y cuidado de la voz.",
        en: "For people who speak or sing all day: hoarseness, technique and care of the voice.",
      },
      durationMin: 45, bufferAfterMin: 15, stepMin: 30, priceMinor: 2_600_000, creditCost: 1, minNoticeMin: 120, horizonDays: 60,
      cancellationWindowH: 24, autoConfirm: false, answerWithinH: 48, color: "#1d4ed8",
    },
    {
      key: "deglucion", name: { "es-AR": "Deglución y motricidad orofacial", en: "Swallowing and orofacial therapy" },
      description: {
        "es-AR": "Succión, masticación y deglución, en coordinación con odontología y gastroenterología.",
        en: "Sucking, chewing and swallowing, together with dentistry and gastroenterology.",
      },
      durationMin: 50, bufferAfterMin: 10, stepMin: 30, priceMinor: 2_700_000, creditCost: 1, minNoticeMin: 240, horizonDays: 60,
      cancellationWindowH: 24, autoConfirm: false, answerWithinH: 48, color: "#7c3aed",
    },
    {
      key: "lectura", name: { "es-AR": "Lectura y escritura", en: "Reading and writing" },
      description: {
        "es-AR": "Acompañamiento en dislexia y dificultades del aprendizaje, en contacto con la escuela.",
        en: "Support with dyslexia and learning difficulties, in touch with the school.",
      },
      durationMin: 45, bufferAfterMin: 15, stepMin: 30, priceMinor: 2_400_000, creditCost: 1, minNoticeMin: 120, horizonDays: 60,
      cancellationWindowH: 24, autoConfirm: false, answerWithinH: 48, color: "#be185d",
    },
    {
      key: "audiometria", name: { "es-AR": "Audiometría", en: "Hearing test" },
      description: {
        "es-AR": "Estudio de la audición en cabina. El informe se entrega en el momento.",
        en: "A hearing test in the booth. You leave with the report.",
      },
      durationMin: 30, bufferBeforeMin: 5, bufferAfterMin: 10, stepMin: 15, priceMinor: 1_900_000, creditCost: 0, minNoticeMin: 60, horizonDays: 45,
      cancellationWindowH: 12, autoConfirm: true, answerWithinH: 24, color: "#a16207", rooms: ["cabina"],
    },
    {
      key: "taller", name: { "es-AR": "Taller de voz", en: "Voice workshop" },
      description: {
        "es-AR": "Una hora en grupo para cuidar la voz: respiración, postura y práctica. Hasta seis personas.",
        en: "An hour in a group to look after your voice: breathing, posture and practice. Up to six people.",
      },
      durationMin: 60, bufferAfterMin: 0, stepMin: 60, priceMinor: 900_000, creditCost: 0, minNoticeMin: 120, horizonDays: 30,
      cancellationWindowH: 24, autoConfirm: true, answerWithinH: 24, color: "#0e7490", capacity: 6, rooms: ["salon"],
    },
    {
      key: "familia", name: { "es-AR": "Entrevista con la familia", en: "Family meeting" },
      description: {
        "es-AR": "Una charla de media hora sobre cómo viene el tratamiento.",
        en: "Half an hour to talk about how treatment is going.",
      },
      durationMin: 30, bufferAfterMin: 0, stepMin: 30, priceMinor: 1_200_000, creditCost: 0, minNoticeMin: 720, horizonDays: 30,
      cancellationWindowH: 12, autoConfirm: true, answerWithinH: 24, color: "#475569",
    },
  ],
  overrides: [
    { professional: "ferreyra", day: 9, windows: [{ start: "11:00", end: "16:00" }] },
    { professional: "nunez", day: 11, windows: [] },
  ],
  blocks: [
    { professional: "ibanez", day: 8, start: "17:00", end: "19:00", reason: "Supervisión" },
    { professional: "estevez", day: 28, start: "00:00", days: 11, end: "00:00", reason: "Vacaciones" },
    { professional: "aguero", day: 11, start: "14:00", end: "18:00", reason: "Congreso de audiología" },
  ],
  clients: [
    "Martín|Quiroga", "Julieta|Acuña", "Bautista|Peña", "María José|Güiraldes", "Ramiro|Ordóñez", "Camila|Iñíguez", "Íñigo|Urquiza", "Valentina|Muñoz",
    "Santino|D'Alessandro", "Delfina|Cáceres", "Facundo|Núñez", "Ailén|Painevil", "Benjamín|Schröder", "Renata|Castaño", "Ignacio|Beltrán", "Lola|Zeballos",
    "Thiago|Maldonado", "Agustina|Rébora", "Joaquina|Saavedra", "León|Yáñez", "Catalina|Avellaneda", "Ñusta|Mamani", "Emilia|Córdoba", "Lautaro|Giménez",
    "Olivia|Fernández Noguera", "Mateo|Lanús", "Pilar|Echagüe", "Simón|Okonkwo", "Elena|Straßer", "Pedro|Ibarra",
  ],
  notes: [
    "La maestra pidió un informe para la escuela.",
    "Viene con la abuela.",
    "Prefiere planta baja, por la silla de ruedas.",
    "Trae la orden de la obra social.",
  ],
};
