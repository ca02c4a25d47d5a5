import type { SeedInstitution } from "./institution.ts";

const weekdays = [1, 2, 3, 4, 5];

/** A tutoring school in Santiago, where clocks change in April and in September. */
export const academia: SeedInstitution = {
  slug: "academia",
  name: "Academia Andina",
  tagline: "Clases particulares que se entienden",
  timeZone: "America/Santiago",
  currency: "CLP",
  accent: "#12605c",
  email: "hola@academia.test",
  phone: "+56 2 5555 0170",
  address: "Av. Providencia 1208, Santiago",
  phonePattern: "+56 9 5555 03%",
  users: [
    { key: "admin", email: "admin@academia.test", firstName: "Rodrigo", lastName: "Fuenzalida", roles: ["admin"], shown: "admin" },
    { key: "sepulveda", email: "secretaria@academia.test", firstName: "Carolina", lastName: "Sepúlveda", roles: ["secretary"], shown: "secretary" },
    { key: "araya", email: "profesional@academia.test", firstName: "Diego", lastName: "Araya", roles: ["professional"], shown: "professional" },
    { key: "client", email: "cliente@academia.test", firstName: "Antonia", lastName: "Vergara", roles: ["client"], shown: "client" },
    { key: "bravo", email: "direccion@academia.test", firstName: "Ximena", lastName: "Bravo", roles: ["director"], shown: "director" },
  ],
  professionals: [
    {
      key: "araya", firstName: "Diego", lastName: "Araya", title: "Profesor de Matemática", color: "#12605c",
      services: ["matematica", "admision", "diagnostico"],
      // Thursday evening goes on past midnight, for students in Madrid who get up early.
      hours: [[[1, 2, 3], "15:00", "20:00"], [[4], "20:00", "24:00"], [[5], "00:00", "01:30"], [[6], "10:00", "14:00"]],
    },
    {
      key: "contreras", firstName: "Fernanda", lastName: "Contreras", title: "Profesora de Física y Química", color: "#9a3412",
      services: ["ciencias", "admision", "diagnostico"],
      hours: [[weekdays, "09:30", "13:00"], [[1, 3, 5], "15:00", "18:30"]],
    },
    {
      key: "okafor", firstName: "Grace", lastName: "Okafor", title: "English teacher", color: "#1d4ed8", dailyMax: 7,
      services: ["ingles", "diagnostico"],
      hours: [[weekdays, "16:00", "21:00"]],
    },
    {
      key: "munoz", firstName: "Matías", lastName: "Muñoz", title: "Orientador vocacional", color: "#7e22ce",
      services: ["orientacion", "diagnostico"],
      hours: [[[2, 4], "10:00", "14:00"], [[2, 4], "15:30", "19:00"]],
    },
  ],
  rooms: [{ key: "aula", kind: "room", name: { "es-AR": "Aula grande", en: "Large classroom" } }],
  services: [
    {
      key: "diagnostico", name: { "es-AR": "Clase de diagnóstico", en: "Trial class" },
      description: {
        "es-AR": "Media hora sin cargo para ver en qué punto estás y qué conviene trabajar.",
        en: "Half an hour, free of charge, to see where you stand and what to work on.",
      },
      durationMin: 30, bufferAfterMin: 15, stepMin: 15, priceMinor: 0, creditCost: 0, minNoticeMin: 240, horizonDays: 30,
      cancellationWindowH: 4, autoConfirm: true, answerWithinH: 24, color: "#475569",
    },
    {
      key: "matematica", name: { "es-AR": "Clase de Matemática", en: "Mathematics class" },
      description: {
        "es-AR": "Una hora entera para vos, desde fracciones hasta cálculo.",
        en: "A full hour of your own, from fractions to calculus.",
      },
      durationMin: 60, bufferAfterMin: 0, stepMin: 30, priceMinor: 18_000, creditCost: 1, minNoticeMin: 180, horizonDays: 60,
      cancellationWindowH: 12, autoConfirm: false, answerWithinH: 24, color: "#12605c",
    },
    {
      key: "ciencias", name: { "es-AR": "Clase de Física o Química", en: "Physics or chemistry class" },
      description: {
        "es-AR": "Problemas resueltos paso a paso, y los que te dieron de tarea.",
        en: "Problems solved step by step, including your homework.",
      },
      durationMin: 60, bufferAfterMin: 10, stepMin: 30, priceMinor: 18_000, creditCost: 1, minNoticeMin: 180, horizonDays: 60,
      cancellationWindowH: 12, autoConfirm: false, answerWithinH: 24, color: "#9a3412",
    },
    {
      key: "ingles", name: { "es-AR": "Conversación en inglés", en: "English conversation" },
      description: {
        "es-AR": "Cuarenta y cinco minutos hablando, de lo que te interese.",
        en: "Forty-five minutes of talk, about whatever interests you.",
      },
      durationMin: 45, bufferAfterMin: 15, stepMin: 30, priceMinor: 16_000, creditCost: 1, minNoticeMin: 120, horizonDays: 60,
      cancellationWindowH: 12, autoConfirm: true, answerWithinH: 24, color: "#1d4ed8",
    },
    {
      key: "admision", name: { "es-AR": "Preparación de la prueba de admisión", en: "University entrance exam class" },
      description: {
        "es-AR": "Hora y media con ejercicios cronometrados y corrección en el momento.",
        en: "An hour and a half of timed exercises, marked on the spot.",
      },
      durationMin: 90, bufferAfterMin: 15, stepMin: 30, priceMinor: 26_000, creditCost: 2, minNoticeMin: 1440, horizonDays: 90,
      cancellationWindowH: 24, autoConfirm: false, answerWithinH: 24, color: "#a16207",
    },
    {
      key: "orientacion", name: { "es-AR": "Orientación vocacional", en: "Career guidance" },
      description: {
        "es-AR": "Para elegir carrera con menos dudas. Se hacen cuatro encuentros.",
        en: "Choosing what to study, with fewer doubts. It takes four meetings.",
      },
      durationMin: 60, bufferAfterMin: 15, stepMin: 30, priceMinor: 30_000, creditCost: 0, minNoticeMin: 720, horizonDays: 60,
      cancellationWindowH: 24, autoConfirm: false, answerWithinH: 48, color: "#7e22ce",
    },
  ],
  overrides: [
    { professional: "contreras", day: 8, windows: [] },
    { professional: "okafor", day: 12, windows: [{ start: "10:00", end: "13:00" }] },
  ],
  blocks: [
    { professional: "munoz", day: 10, start: "15:00", end: "17:00", reason: "Reunión con apoderados" },
    { professional: "okafor", day: 21, start: "00:00", days: 7, end: "00:00", reason: "Viaje" },
  ],
  clients: [
    "Antonia|Vergara", "Vicente|Ñancupil", "Isidora|Peñaloza", "Agustín|Cárdenas", "Florencia|Zúñiga", "Maximiliano|Henríquez", "Trinidad|Errázuriz",
    "Cristóbal|Núñez", "Amanda|Riquelme", "José Tomás|Ibáñez", "Rayén|Catrileo", "Martina|Aránguiz", "Benjamín|Öberg", "Josefa|Olavarría", "Gaspar|Undurraga",
    "Emilia|Bañados", "Lucas|Sanhueza", "Constanza|Yévenes", "Alonso|Muñoz", "Magdalena|Larraín", "Nicolás|Quezada", "Sofía|Acevedo", "Bastián|Gallardo",
    "Ema|Tapia", "Clemente|Poblete",
  ],
  notes: ["Tiene prueba el viernes.", "Se conecta desde Madrid.", "Pide ejercicios para la casa."],
};
