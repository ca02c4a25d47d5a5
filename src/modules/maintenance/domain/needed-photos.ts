type Today = {
  machines: readonly { slots: readonly { productId: string }[] }[];
  products: readonly { id: string; photoId: string | null }[];
};

/** The pictures of what lies in the machines, those of the machines to visit first before the rest; each once. */
export function neededPhotos({ machines, products }: Today): string[] {
  const photoOf = new Map(products.map(({ id, photoId }) => [id, photoId]));
  const needed = machines.flatMap(({ slots }) => slots.map(({ productId }) => photoOf.get(productId)));
  return [...new Set(needed.filter((id) => id !== null && id !== undefined))];
}
