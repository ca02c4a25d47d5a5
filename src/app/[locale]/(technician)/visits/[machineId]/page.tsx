// What the code on a machine leads to. The phone reads from the address which machine it is.
export { default, generateMetadata } from "../page.tsx";
