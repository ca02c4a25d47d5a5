/** The purpose of the signed links by which a letter's reader opts out of its topic. They name the letter. */
export const OPT_OUT = "opt-out";
