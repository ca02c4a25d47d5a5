/** The purpose under which a feed's address is signed. It names the feed's row, which can be revoked. */
export const FEED = "calendar-feed";
