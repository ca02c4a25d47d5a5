/** The purpose under which a reminder's link is signed. It names the reminder. */
export const REMINDER = "reminder";
