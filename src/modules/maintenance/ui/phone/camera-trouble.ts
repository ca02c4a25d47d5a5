/** Why there is no picture: refused, not there, an origin that browsers keep cameras from, or there and not to be had. */
export type CameraTrouble = "denied" | "none" | "insecure" | "unusable";

export type CameraFacts = {
  isSecure: boolean;
  /** The name of what `getUserMedia` threw. */
  error: string;
  /** What the browser says of the permission, where it can be asked. */
  permission: PermissionState | null;
  /** How many cameras the browser admits to; null where it cannot be asked. */
  cameras: number | null;
};

/**
 * Browsers do not agree on what they throw: a camera refused for good is "not found" to some, and so is, to others, one that is
 * listed but kept from the page.
 */
export function cameraTrouble({ isSecure, error, permission, cameras }: CameraFacts): CameraTrouble {
  if (!isSecure) return "insecure";
  if (permission === "denied" || error === "NotAllowedError" || error === "SecurityError") return "denied";
  if (error === "NotFoundError") return permission !== "granted" && cameras ? "denied" : "none";
  return cameras === 0 ? "none" : "unusable";
}

/** Asks the browser for what tells one trouble from another. */
export async function whyNoCamera(error: unknown): Promise<CameraTrouble> {
  return cameraTrouble({
    isSecure: window.isSecureContext,
    error: error instanceof Error ? error.name : "",
    permission: await ifItSays(async () => (await navigator.permissions.query({ name: "camera" })).state),
    cameras: await ifItSays(async () => {
      const devices = await navigator.mediaDevices.enumerateDevices();
      return devices.filter(({ kind }) => kind === "videoinput").length;
    }),
  });
}

/** Not every browser can be asked everything. */
async function ifItSays<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}
