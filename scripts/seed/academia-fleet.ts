import type { SeedFleet } from "./fleet.ts";

const holds = ["AGUA-500", "CAFE-250", "JUGO-330", "BARRA-40", "AGUA-500", "BARRA-40"];

/** Two machines in the school's corridors: an institution may be both. */
export const academiaFleet: SeedFleet = {
  sites: [{ name: "Sede Providencia", address: "Av. Providencia 1208", latitude: -33.4279, longitude: -70.6187 }],
  products: [
    {
      sku: "AGUA-500",
      name: { "es-AR": "Agua mineral 500 ml", en: "Mineral water 500 ml" },
      unit: "botella",
      millilitres: 500,
      priceMinor: 1_200,
      costMinor: 420,
      barcode: "7800001000019",
      picture: { shape: "bottle", glass: "#7fb8d6", cap: "#1d5b78", label: "#ffffff" },
      popularity: 1.5,
    },
    {
      sku: "CAFE-250",
      name: { "es-AR": "Café frío 250 ml", en: "Iced coffee 250 ml" },
      unit: "lata",
      millilitres: 250,
      priceMinor: 1_900,
      costMinor: 800,
      barcode: "7800001000026",
      picture: { shape: "can", glass: "#6b4a33", cap: "#b9b2a8", label: "#f4e7d3" },
      popularity: 1.2,
    },
    {
      sku: "JUGO-330",
      name: { "es-AR": "Jugo de durazno 330 ml", en: "Peach juice 330 ml" },
      unit: "lata",
      millilitres: 330,
      priceMinor: 1_500,
      costMinor: 610,
      barcode: "7800001000033",
      picture: { shape: "can", glass: "#e79a5b", cap: "#b9b2a8", label: "#fff3e2" },
      popularity: 1,
    },
    {
      sku: "BARRA-40",
      name: { "es-AR": "Barra de cereal 40 g", en: "Cereal bar 40 g" },
      unit: "unidad",
      priceMinor: 900,
      costMinor: 350,
      barcode: "7800001000040",
      picture: { shape: "bar", glass: "#3f7d5a", cap: "#3f7d5a", label: "#fdf6dd" },
      popularity: 1.1,
    },
  ],
  machines: [
    {
      name: "Corredor",
      location: "Primer piso, frente a las salas",
      site: "Sede Providencia",
      model: "Snack 6",
      perDay: 16,
      refilledDaysAgo: 3,
      holds,
      capacity: 20,
    },
    {
      name: "Patio",
      location: "Planta baja, salida al patio",
      site: "Sede Providencia",
      model: "Snack 6",
      perDay: 10,
      refilledDaysAgo: 5,
      holds,
      capacity: 20,
    },
  ],
};
