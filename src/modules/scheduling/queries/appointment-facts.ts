/** For the modules above, which write letters of their own about appointments. */
export { readAppointmentFacts, type AppointmentFacts } from "../letters/appointment-facts.ts";
