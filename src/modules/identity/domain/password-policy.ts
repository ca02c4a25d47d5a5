export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** The commonest of ten characters or more, here and abroad: length alone does not save these. */
const COMMON = new Set([
  "1234567890",
  "12345678910",
  "123456789a",
  "0123456789",
  "0987654321",
  "1111111111",
  "0000000000",
  "1212121212",
  "123123123123",
  "1q2w3e4r5t",
  "1qaz2wsx3edc",
  "qwertyuiop",
  "qwerty1234",
  "qwerty12345",
  "qwerty123456",
  "asdfghjkl1",
  "password12",
  "password123",
  "password1234",
  "passw0rd123",
  "contraseña",
  "contrasena",
  "contraseña1",
  "contrasena1",
  "contraseña123",
  "contrasena123",
  "micontraseña",
  "micontrasena",
  "argentina1",
  "argentina123",
  "argentina10",
  "bocajuniors",
  "riverplate",
  "teamo12345",
  "teamomucho",
  "iloveyou12",
  "iloveyou123",
  "bienvenido",
  "bienvenido1",
  "bienvenido123",
  "welcome123",
  "welcome1234",
  "administrador",
  "administrator",
  "adminadmin",
  "admin12345",
  "admin123456",
  "letmein123",
  "changeme123",
  "cambiame123",
  "abcdefghij",
  "abcd123456",
  "abc1234567",
  "abc123abc123",
  "hola123456",
  "superman123",
  "maradona10",
  "sanlorenzo",
  "independiente",
  "clave12345",
  "miclave123",
]);

const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

const oneCharacterOnly = (text: string): boolean => new Set(text).size === 1;

export type PasswordProblem = "PASSWORD_SHORT" | "PASSWORD_LONG" | "PASSWORD_COMMON" | "PASSWORD_IS_EMAIL";

/**
 * What is wrong with a new password, or null. Length rather than composition, and no known favourite, as NIST SP 800-63B
 * (5.1.1.2) asks.
 */
export function passwordProblem(password: string, email?: string): PasswordProblem | null {
  if (password.length < PASSWORD_MIN) return "PASSWORD_SHORT";
  if (password.length > PASSWORD_MAX) return "PASSWORD_LONG";
  const typed = plain(password);
  const address = email ? plain(email) : "";
  if (address && (typed === address || typed === address.split("@", 1)[0])) return "PASSWORD_IS_EMAIL";
  if (COMMON.has(typed) || oneCharacterOnly(typed)) return "PASSWORD_COMMON";
  return null;
}
