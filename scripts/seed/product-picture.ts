import sharp from "sharp";

export type PictureShape = "square" | "round" | "tall" | "arch" | "can" | "bottle" | "bar";

type Picture = { shape: PictureShape; glass: string; cap: string; label: string };

const BODIES: Record<PictureShape, string> = {
  square: `<rect x="130" y="190" width="220" height="240" rx="22"/>`,
  round: `<circle cx="240" cy="316" r="122"/>`,
  tall: `<rect x="168" y="150" width="144" height="284" rx="26"/>`,
  arch: `<path d="M130 430V300a110 110 0 0 1 220 0v130a14 14 0 0 1-14 14H144a14 14 0 0 1-14-14Z"/>`,
  can: `<path d="M164 120h152l18 30v250l-18 34H164l-18-34V150Z"/>`,
  bottle: `<path d="M208 96h64v70c0 30 44 44 44 96v150a30 30 0 0 1-30 30h-92a30 30 0 0 1-30-30V262c0-52 44-66 44-96Z"/>`,
  bar: `<path d="M110 190l16-12 16 12 16-12 16 12 16-12 16 12 16-12 16 12 16-12 16 12 16-12 16 12 16-12 16 12 16-12 20 12v150l-20 12-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12-16-12-16 12Z"/>`,
};

const CAPS: Record<PictureShape, string> = {
  square: `<rect x="196" y="104" width="88" height="76" rx="10"/><rect x="212" y="176" width="56" height="20"/>`,
  round: `<rect x="204" y="104" width="72" height="70" rx="34"/><rect x="216" y="170" width="48" height="28"/>`,
  tall: `<rect x="196" y="58" width="88" height="82" rx="12"/>`,
  arch: `<circle cx="240" cy="142" r="40"/><rect x="218" y="176" width="44" height="20"/>`,
  can: `<rect x="168" y="104" width="144" height="20" rx="8"/>`,
  bottle: `<rect x="202" y="58" width="76" height="42" rx="10"/>`,
  bar: "",
};

/** A product as it might stand on a shelf, drawn: no photograph needs to be carried around, and none is anybody's. */
export async function productPicture({ shape, glass, cap, label }: Picture): Promise<Uint8Array> {
  const tall = shape === "bar" ? 0 : 330;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480" viewBox="0 0 480 480">
  <defs>
    <linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="#000" stop-opacity=".22"/><stop offset=".3" stop-color="#fff" stop-opacity=".34"/><stop offset=".55" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".28"/></linearGradient>
    <radialGradient id="b" cy=".4"><stop offset="0" stop-color="#fffdf8"/><stop offset="1" stop-color="#efe6d8"/></radialGradient>
  </defs>
  <rect width="480" height="480" fill="url(#b)"/>
  <g transform="translate(240 244) scale(.74) translate(-240 -256)">
  <ellipse cx="240" cy="442" rx="130" ry="15" fill="#3a2a1a" opacity=".16"/>
  <g fill="${cap}">${CAPS[shape]}</g><g fill="url(#g)">${CAPS[shape]}</g>
  <g fill="${glass}">${BODIES[shape]}</g><g fill="url(#g)">${BODIES[shape]}</g>
  <rect x="186" y="${tall === 0 ? 236 : 290}" width="108" height="${tall === 0 ? 60 : 78}" rx="5" fill="${label}" opacity=".92"/>
  <path d="M204 ${tall === 0 ? 258 : 318}h72M216 ${tall === 0 ? 274 : 338}h48" stroke="${glass}" stroke-width="6" stroke-linecap="round" opacity=".75"/>
  </g>
</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).webp({ quality: 82 }).toBuffer());
}
