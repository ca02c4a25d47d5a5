/** Surfaces that open over the page, and the rows in them, look alike wherever they come from. */
export const surfaceClasses =
  "z-50 rounded-xl border border-border bg-popover text-popover-foreground shadow-lg outline-none " +
  "data-[state=open]:animate-pop-in data-[state=closed]:animate-pop-out";

export const menuItemClasses =
  "relative flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm outline-none coarse:min-h-11 " +
  "data-[highlighted]:bg-accent data-[highlighted]:text-accent-foreground data-[disabled]:pointer-events-none data-[disabled]:opacity-50 " +
  "[&_svg:not([class*='size-'])]:size-4 [&_svg]:shrink-0 [&_svg:not([class*='text-'])]:text-muted-foreground";
