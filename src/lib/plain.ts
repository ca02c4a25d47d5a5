/** Lower-case and without accents: what is typed in a hurry finds what was written with care. */
export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
