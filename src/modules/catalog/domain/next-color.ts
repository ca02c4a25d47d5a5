/** Apart from each other by hue, and from the page in both themes. */
const COLORS = ["#0f766e", "#b4532a", "#6d4aa8", "#2f6db3", "#a3416b", "#6b7c1f", "#b07d12", "#4b5563"] as const;

/** The colour that the fewest have yet. */
export const nextColor = (taken: readonly string[]): string => {
  const uses = (color: string) => taken.filter((each) => each === color).length;
  return [...COLORS].toSorted((a, b) => uses(a) - uses(b))[0] ?? COLORS[0];
};
