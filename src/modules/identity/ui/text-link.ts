/** A link within a sentence. */
export const textLink =
  "font-medium text-primary-text underline decoration-primary-text/40 underline-offset-4 hover:decoration-current";
