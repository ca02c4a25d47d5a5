/** Ids that the examples name. Tests put those of their own world in their place. */
const id = (n: number): string => `019c5f0e-5b1c-7d44-a3e6-${String(n).padStart(12, "0")}`;

export const EXAMPLE = {
  organization: id(1),
  professional: id(2),
  appointment_type: id(3),
  client: id(4),
  appointment: id(5),
  machine: id(6),
  site: id(7),
  product: id(8),
  alert: id(9),
  line: id(10),
};
export const EXAMPLE_ID = /019c5f0e-5b1c-7d44-a3e6-\d{12}/g;

const DAY = 86_400_000;
/** Examples are written as if this were the coming Monday; what is over in them lies ten days and more before it. */
const MONDAY = Date.parse("2026-03-02T00:00:00Z");

/** Moves every date of the examples in `text` so that they hold today: what is to come is to come, what is over is over. */
export function datedFor(text: string, now: number): string {
  const today = Math.floor(now / DAY);
  // 1 January 1970 was a Thursday.
  const monday = today + 7 - ((today + 3) % 7);
  const shift = monday * DAY - MONDAY;
  return text.replaceAll(/\b2026-0[23]-\d\d/g, (date) =>
    new Date(Date.parse(`${date}T00:00:00Z`) + shift).toISOString().slice(0, 10),
  );
}

/** The coming Monday's examples are another text a week later. */
export const exampleWeek = (now: number): string => datedFor("2026-03-02", now);

const ZONE = "America/Argentina/Buenos_Aires";
const start = "2026-03-03T13:00:00.000Z";
const end = "2026-03-03T13:45:00.000Z";
const recently = "2026-02-20T15:04:05.000Z";
const name = { "es-AR": "Lavanda 50 ml", en: "Lavender 50 ml" };
const position = { position: "A1", sku: "LAV-50" };
const type = { name: { "es-AR": "Consulta", en: "Consultation" }, duration_min: 45, step_min: 30 };

const written = {
  organization: {
    id: EXAMPLE.organization,
    slug: "clinica",
    name: "Clínica del Parque",
    tagline: "Fonoaudiología para chicos y grandes",
    time_zone: ZONE,
    currency: "ARS",
    locale: "es-AR",
    modules: ["appointments", "machines"],
    email: "hola@clinica.example",
    phone: "+54 11 5555 0100",
    address: "Av. Rivadavia 1234, Buenos Aires",
  },
  newProfessional: { first_name: "Ana", last_name: "Ferreyra", email: "ana@clinica.example", time_zone: ZONE },
  professional: { id: EXAMPLE.professional, first_name: "Ana", last_name: "Ferreyra", time_zone: ZONE, active: true },
  freeTimes: { time_zone: ZONE, slots: [{ start, end }] },
  newRules: {
    time_zone: ZONE,
    rules: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: "09:00", end: "17:00" })),
    overrides: [{ date: "2026-03-20", windows: [{ start: "10:00", end: "12:00" }] }],
    blocks: [{ start: "2026-03-12T00:00:00-03:00", end: "2026-03-13T00:00:00-03:00", reason: "Congreso" }],
  },
  rules: {
    time_zone: ZONE,
    rules: [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      start: "09:00",
      end: "17:00",
      effective_from: null,
      effective_until: null,
    })),
    overrides: [{ date: "2026-03-20", windows: [{ start: "10:00", end: "12:00" }] }],
    blocks: [{ start: "2026-03-12T03:00:00.000Z", end: "2026-03-13T03:00:00.000Z", reason: "Congreso" }],
  },
  newAppointmentType: { ...type, price_minor: 1_800_000, professional_ids: [EXAMPLE.professional] },
  appointmentType: {
    id: EXAMPLE.appointment_type,
    ...type,
    buffer_before_min: 0,
    buffer_after_min: 0,
    price_minor: 1_800_000,
    credit_cost: 0,
    min_notice_min: 0,
    horizon_days: 60,
    cancellation_window_h: 24,
    auto_confirm: false,
    active: true,
    professional_ids: [EXAMPLE.professional],
  },
  newClient: { first_name: "Nora", last_name: "Paz", email: "nora@correo.example", phone: "+54 11 5555 0123" },
  client: {
    id: EXAMPLE.client,
    first_name: "Nora",
    last_name: "Paz",
    email: "nora@correo.example",
    phone: "+54 11 5555 0123",
    created_at: recently,
  },
  newAppointment: {
    professional_id: EXAMPLE.professional,
    client_id: EXAMPLE.client,
    appointment_type_id: EXAMPLE.appointment_type,
    start: "2026-03-03T10:00:00-03:00",
    notes: "Primera vez",
  },
  moved: { start: "2026-03-04T10:30:00-03:00" },
  reason: { reason: "La persona avisó que no puede" },
  appointment: {
    id: EXAMPLE.appointment,
    status: "pending",
    start,
    end,
    professional_id: EXAMPLE.professional,
    client_id: EXAMPLE.client,
    appointment_type_id: EXAMPLE.appointment_type,
    price_minor: 1_800_000,
    currency: "ARS",
    credit_cost: 0,
    notes: "Primera vez",
    created_at: recently,
    updated_at: recently,
  },
  newCredits: { amount: 4, reason: "Paquete de marzo", expires_on: "2026-03-31" },
  credits: {
    balance: 4,
    lots: [{ id: EXAMPLE.line, source: "adjustment", remaining: 4, expires_on: "2026-03-31" }],
    transactions: [
      {
        id: EXAMPLE.line,
        kind: "issue",
        amount: 4,
        reason: "Paquete de marzo",
        appointment_id: null,
        created_at: recently,
      },
    ],
  },
  newSite: { name: "Hotel Plaza", address: "Florida 1005, Buenos Aires", latitude: -34.5955, longitude: -58.3747 },
  changedSite: { name: "Hotel Plaza, torre norte" },
  site: {
    id: EXAMPLE.site,
    name: "Hotel Plaza",
    address: "Florida 1005, Buenos Aires",
    latitude: -34.5955,
    longitude: -58.3747,
    archived: false,
  },
  newProduct: { sku: "LAV-50", name, price_minor: 1_500_000, cost_minor: 600_000, barcode: "7790001000017" },
  changedProduct: { price_minor: 1_650_000 },
  product: {
    id: EXAMPLE.product,
    sku: "LAV-50",
    name,
    price_minor: 1_500_000,
    cost_minor: 600_000,
    barcode: "7790001000017",
    archived: false,
  },
  newMachine: { name: "Columna 12", location: "Planta baja, junto al ascensor", site: "Hotel Plaza" },
  changedMachine: { location: "Primer piso, frente a la recepción", site_id: EXAMPLE.site },
  planogram: {
    slots: [
      { ...position, capacity: 12, low_stock_threshold: 3 },
      { ...position, position: "A2", capacity: 12, par_level: 10, low_stock_threshold: 3, price_minor: 1_600_000 },
    ],
  },
  machine: {
    id: EXAMPLE.machine,
    name: "Columna 12",
    location: "Planta baja, junto al ascensor",
    time_zone: ZONE,
    site_id: EXAMPLE.site,
    status: "online",
    last_seen_at: recently,
    archived: false,
    slots: [{ ...position, quantity: 9, capacity: 12, low_stock_threshold: 3, price_minor: 1_500_000 }],
  },
  machineWithKey: {
    id: EXAMPLE.machine,
    name: "Columna 12",
    location: "Planta baja, junto al ascensor",
    time_zone: ZONE,
    site_id: EXAMPLE.site,
    status: "never_seen",
    last_seen_at: null,
    archived: false,
    slots: [],
    key: "zgm_…",
  },
  recordedSale: {
    id: EXAMPLE.line,
    event_id: "20260220-000481",
    machine_id: EXAMPLE.machine,
    ...position,
    quantity: 1,
    unit_price_minor: 1_500_000,
    currency: "ARS",
    payment: "card",
    sold_at: recently,
    received_at: "2026-02-20T15:04:06.000Z",
  },
  movement: {
    id: EXAMPLE.line,
    ...position,
    kind: "sale",
    quantity: -1,
    cause: `sale:${EXAMPLE.line}`,
    note: null,
    occurred_at: recently,
    recorded_at: "2026-02-20T15:04:06.000Z",
  },
  alert: {
    id: EXAMPLE.alert,
    type: "low_stock",
    priority: "high",
    state: "open",
    machine_id: EXAMPLE.machine,
    position: "A1",
    message: "Columna 12: quedan 2 de Lavanda 50 ml en A1",
    opened_at: recently,
    resolved_at: null,
  },
  heartbeat: {
    sent_at: "2026-02-20T12:04:05-03:00",
    firmware: "2.4.1",
    uptime_s: 86_400,
    temperature_c: 21.5,
    signal_dbm: -71,
    config_version: 3,
  },
  heartbeatAnswer: { server_time: recently, config_version: 4, next_heartbeat_s: 60 },
  config: {
    version: 4,
    currency: "ARS",
    slots: [{ ...position, name, price_minor: 1_500_000, capacity: 12 }],
  },
  sales: {
    events: [
      {
        event_id: "20260220-000481",
        position: "A1",
        quantity: 1,
        unit_price_minor: 1_500_000,
        sold_at: "2026-02-20T12:04:05-03:00",
        payment: "card",
        seq: 481,
      },
      {
        event_id: "20260220-000482",
        position: "A2",
        quantity: 2,
        unit_price_minor: 1_600_000,
        sold_at: "2026-02-20T12:09:40-03:00",
        payment: "cash",
        seq: 482,
      },
    ],
  },
  salesAnswer: {
    recorded: 2,
    duplicates: 0,
    rejected: 0,
    results: [
      { event_id: "20260220-000481", status: "recorded", remaining_stock: 8 },
      { event_id: "20260220-000482", status: "recorded", remaining_stock: 7 },
    ],
  },
  count: {
    observed_at: "2026-02-20T12:30:00-03:00",
    items: [
      { position: "A1", quantity: 8 },
      { position: "A2", quantity: 6 },
    ],
  },
  countAnswer: {
    items: [
      { position: "A1", quantity: 8, corrected_by: 0 },
      { position: "A2", quantity: 6, corrected_by: -1 },
    ],
  },
  /** Counters of two selections; the checksum is right for these lines, each ended by CR LF. */
  dex: [
    "DXS*9252131001*VA*V1/6*1",
    "ST*001*0001",
    "ID1*ZGN0001*Columna 12*0201",
    "VA1*6000000*40*6000000*40",
    "PA1*A1*1500000",
    "PA2*25*37500000",
    "PA1*A2*1500000",
    "PA2*15*22500000",
    "EA3*1*260302*101530",
    "G85*5D94",
    "SE*10*0001",
    "DXE*1*1",
    "",
  ].join("\r\n"),
  dexAnswer: { audit_id: EXAMPLE.line, slots_read: 2, sales_derived: 0, warnings: [] },
  rotatedKey: { key: "zgm_…", old_key_expires_at: "2026-03-03T13:00:00.000Z" },
};

/** By name; whether each is what its schema takes is proved by running them, not by the compiler. */
export const examples = written as unknown as Record<keyof typeof written, never>;
