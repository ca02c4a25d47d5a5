import type { PictureShape } from "./product-picture.ts";

type Both = { "es-AR": string; en: string };

export interface SeedProduct {
  sku: string;
  name: Both;
  unit: string;
  millilitres?: number;
  priceMinor: number;
  costMinor: number;
  barcode: string;
  picture: { shape: PictureShape; glass: string; cap: string; label: string };
  /** How well it sells, beside the others. */
  popularity: number;
}

export interface SeedMachine {
  name: string;
  location: string;
  site: string;
  model: string;
  /** Units on an ordinary day. */
  perDay: number;
  /** Its last refill was so many days ago. */
  refilledDaysAgo: number;
  /** Which products, in the order of its positions; a popular one may lie twice. */
  holds: string[];
  capacity: number;
  /** It fell silent so many hours ago. */
  silentHours?: number;
  /** A configuration that it has not taken over yet. */
  pending?: true;
}

export interface SeedFleet {
  sites: { name: string; address: string; latitude: number; longitude: number }[];
  products: SeedProduct[];
  machines: SeedMachine[];
}
