import { useState } from "react";

/**
 * For what no trigger opened, or whose own field took the focus as it opened: on closing, the keyboard goes back to where it
 * was when the component was first drawn. For `onCloseAutoFocus`.
 */
export function useFocusBack(): (event: Event) => void {
  const [before] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  return (event) => {
    event.preventDefault();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
