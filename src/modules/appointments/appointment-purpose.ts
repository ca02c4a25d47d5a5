/** The purpose under which the link of a client's mail is signed. It names one appointment, and is authority over it alone. */
export const APPOINTMENT = "appointment";
