/**
 * What the document says, in Spanish, sentence by sentence: the OpenAPI document is English, the page is in both languages.
 * `page.test.ts` finds what is missing.
 */
const SPANISH: Record<string, string> = {
  organization: "institución",
  professionals: "profesionales",
  "appointment types": "servicios",
  clients: "clientes",
  appointments: "turnos",
  credits: "créditos",
  machine: "la máquina",
  sales: "ventas",
  machines: "máquinas",
  sites: "sitios",
  products: "productos",
  alerts: "alertas",

  "The institution that the key belongs to": "La institución a la que pertenece la clave",
  "`meta.next_cursor` of the page before.": "`meta.next_cursor` de la página anterior.",
  "The first answer is kept for 7 days and given again; with another body it is a conflict.":
    "La primera respuesta se guarda 7 días y se repite; con otro cuerpo es un conflicto.",
  "A machine's own key.": "La clave de la propia máquina.",
  "In the language of `Accept-Language`.": "En el idioma de `Accept-Language`.",

  Professionals: "Profesionales",
  "A new professional": "Sumar un profesional",
  "One professional": "Un profesional",
  "When a professional is free": "Cuándo está libre un profesional",
  "At most 62 days. Times at which an appointment of this type could begin, in order.":
    "A lo sumo 62 días. Horarios en los que puede empezar un turno de este servicio, en orden.",
  "A date (`to` includes it), or an instant with its offset.":
    "Una fecha (`to` la incluye), o un instante con su huso.",
  "A professional's working hours": "El horario de atención de un profesional",
  "What of them is not over.": "Lo que todavía no pasó.",
  "Replace a professional's working hours": "Reemplazar el horario de atención de un profesional",
  "All at once: what is not among them is gone. Days and absences that are over stay as they were.":
    "Todo junto: lo que no está se borra. Los días y ausencias que ya pasaron quedan como estaban.",
  "With it, an invitation goes out.": "Si está, sale una invitación.",
  "The institution's, unless said.": "El de la institución, si no se dice otro.",
  "1 is Monday.": "1 es lunes.",
  "Weekly hours on the wall of `time_zone`; dates with hours of their own (none is closed); absences.":
    "Horario semanal según el reloj de `time_zone`; fechas con horario propio (ninguno es cerrado); ausencias.",

  "What can be booked": "Lo que se puede reservar",
  "A new appointment type": "Crear un servicio",
  "The duration, unless said.": "La duración, si no se dice otro.",

  Clients: "Clientes",
  "Write a client down": "Anotar un cliente",

  "Appointments, the latest start first": "Turnos, los que empiezan más tarde primero",
  "Book for a client": "Reservar para un cliente",
  "It is `pending` until it is confirmed, or confirmed at once where the type's `auto_confirm` says so. A client without enough credits for a type that has a price as well pays at the desk: `credit_cost` is 0 then. `NO_CREDIT` is answered only for a type that costs credits alone.":
    "Queda `pending` hasta que se confirma, o se confirma en el acto si el servicio tiene `auto_confirm`. Si además tiene precio y al cliente no le alcanzan los créditos, paga en recepción: `credit_cost` queda en 0. `NO_CREDIT` se responde solo si se paga únicamente con créditos.",
  "One appointment": "Un turno",
  "Confirm a request": "Confirmar un pedido",
  "Turn a request down": "Rechazar un pedido",
  "It took place": "Se atendió",
  "The client did not come": "El cliente no vino",
  Cancel: "Cancelar",
  "Move to another time, and perhaps another professional": "Cambiar el horario y, si se quiere, el profesional",
  "Its price is what was agreed when it was booked.": "El precio es el acordado al reservar.",

  "A client's credits": "Los créditos de un cliente",
  "Give a client credits": "Darle créditos a un cliente",
  "Its last day.": "Su último día.",
  "Below zero where credits go.": "Bajo cero cuando se gastan.",
  "What can be spent, soonest-expiring first; and the latest movements.":
    "Lo que se puede gastar, primero lo que vence antes; y los últimos movimientos.",

  "Say that the machine lives, and how it is": "Avisar que la máquina anda, y cómo está",
  "A `config_version` above the machine's own: fetch `GET /machine/config`. A `new_key`: use it from now on; until it is first used, the old one is good and every answer carries another.":
    "Si `config_version` es mayor que la propia, pedí `GET /machine/config`. Si viene `new_key`, usala desde ahora; hasta que se use por primera vez vale la anterior, y cada respuesta trae otra.",
  "What the machine should sell, where and for how much": "Qué tiene que vender la máquina, dónde y a cuánto",
  "With an `ETag`. Tell the version in the next heartbeat once it is in use.":
    "Con `ETag`. Contá la versión en el próximo latido, cuando ya esté en uso.",
  "`If-None-Match` names what would be answered.": "`If-None-Match` nombra lo mismo que se respondería.",
  "Ask for a new key": "Pedir una clave nueva",
  "The old one is good until the new one is first used, or until `old_key_expires_at`.":
    "La anterior vale hasta que se use la nueva por primera vez, o hasta `old_key_expires_at`.",
  "Tell of sales": "Contar ventas",
  "Each event counts once, for ever: send again what was not answered. `duplicate` means it was known and nothing changed. `recorded` without `remaining_stock` means that it was kept for a person to judge: it looks like another sale, and its `seq` says that it is not. One bad event never holds up the others. The answer comes after the commit.":
    "Cada evento cuenta una sola vez, para siempre: volvé a enviar lo que no tuvo respuesta. `duplicate` quiere decir que ya se conocía y que nada cambió. `recorded` sin `remaining_stock` quiere decir que quedó para que lo juzgue una persona: se parece a otra venta, y su `seq` dice que no lo es. Un evento malo nunca frena a los demás. La respuesta llega cuando todo quedó guardado.",
  "`event_id` is the machine's own and never used twice.": "`event_id` es de la máquina, y nunca se usa dos veces.",
  "Tell what lies in the positions": "Contar lo que hay en las posiciones",
  "A dated observation: an old one never overwrites what came after it. `quantity` is the stock now, `corrected_by` what the ledger was wrong by at `observed_at`.":
    "Una observación con fecha: una vieja nunca pisa lo que vino después. `quantity` es el stock de ahora; `corrected_by`, en cuánto estaba errado a la hora de `observed_at`.",
  "Hand in an EVA-DTS (DEX) audit file": "Entregar un archivo de auditoría EVA-DTS (DEX)",
  "Sales are the difference of its counters to the last file's, less what came as events. The first file only sets where counting starts; the same file again is the same answer. A checksum (G85) that is wrong is refused with `BAD_CHECKSUM`, the serial number (ID1) of another machine with `FOREIGN_SERIAL`, once this one's is known; a wrong line count (SE) is a warning. A file may hold several reports: each is judged alone, and one that would be refused is left out with that code as a warning.":
    "Las ventas son la diferencia entre sus contadores y los del último archivo, menos lo que llegó como eventos. El primer archivo solo marca desde dónde se cuenta; el mismo archivo otra vez da la misma respuesta. Una suma de control (G85) que no da se rechaza con `BAD_CHECKSUM`, y el número de serie (ID1) de otra máquina con `FOREIGN_SERIAL`, una vez que se conoce el de esta; una cantidad de líneas (SE) equivocada es una advertencia. Un archivo puede traer varios informes: cada uno se juzga por separado, y el que se rechazaría queda afuera con ese código como advertencia.",
  "The file as the controller sent it, lines ended by CR LF.":
    "El archivo tal como lo mandó el controlador, con líneas terminadas en CR LF.",
  "Units.": "Unidades.",

  "Sales, newest first": "Ventas, las más nuevas primero",
  "`from` is included, `to` is not.": "`from` está incluido; `to`, no.",
  "By the machine's clock.": "Según el reloj de la máquina.",
  "By ours.": "Según el nuestro.",
  "The lines that make a machine's stock, newest first":
    "Las líneas que forman el stock de una máquina, las más nuevas primero",
  "What it adds to the position; below zero, what it takes.": "Lo que suma a la posición; bajo cero, lo que saca.",
  "What it comes of, e.g. `sale:<id>`.": "De dónde sale, por ejemplo `sale:<id>`.",

  Machines: "Máquinas",
  "Those in use, unless `archived` says otherwise.": "Las que están en uso, salvo que `archived` diga otra cosa.",
  "Those put away instead of those in use.": "Lo archivado en lugar de lo que está en uso.",
  "Write a machine down": "Anotar una máquina",
  "`key` is the machine's own, shown this once.": "`key` es la clave de la máquina, y se muestra esta única vez.",
  "The institution's own, unless said.": "El de la institución, si no se dice otro.",
  "A site's name; made if there is none.": "El nombre de un sitio; si no existe, se crea.",
  "A machine and what lies in it": "Una máquina y lo que hay en ella",
  "Change what is said of a machine": "Cambiar los datos de una máquina",
  "What is absent stays as it is. Sales that were received stay with the site where it stood then.":
    "Lo que no se manda queda como está. Las ventas ya recibidas quedan en el sitio donde estaba entonces.",
  "Say what lies in a machine": "Decir qué va en cada posición",
  "The whole planogram: a position that is not named is no longer sold there.":
    "El planograma entero: una posición que no se nombra deja de venderse ahí.",
  "Instead of the product's price.": "En lugar del precio del producto.",
  "Put a machine away": "Archivar una máquina",
  "It is off the lists and raises no alerts; its history stays, and its key goes on opening until it is revoked.":
    "Sale de las listas y no da alertas; su historia queda, y su clave sigue valiendo hasta que se revoque.",
  "Put a machine back into use": "Volver a usar una máquina archivada",
  "Its site comes back into use with it.": "Su sitio vuelve con ella.",
  "The site where it stands; null where it stands at none.": "El sitio donde está; null si no está en ninguno.",
  "Put away: off the lists, and without alerts.": "Archivada: fuera de las listas y sin alertas.",
  "Never below 0, even where more was sold than was known to be there.":
    "Nunca bajo 0, aunque se haya vendido más de lo que se sabía que había.",
  "A site in use; null: it stands at none.": "Un sitio en uso; null si no está en ninguno.",

  "Where machines stand": "Dónde están las máquinas",
  "What is in use, unless `archived` says otherwise.": "Lo que está en uso, salvo que `archived` diga otra cosa.",
  "Add a site": "Sumar un sitio",
  "Change a site, or put it away": "Cambiar un sitio, o archivarlo",
  "What is absent stays as it is. One where machines stand cannot be archived.":
    "Lo que no se manda queda como está. Un sitio con máquinas no se puede archivar.",
  "Where machines stand together: a building, a hall.": "Donde hay máquinas juntas: un edificio, un hall.",

  "What machines sell": "Lo que venden las máquinas",
  "Add a product": "Sumar un producto",
  "Change a product, its price among others": "Cambiar un producto: su precio, entre otras cosas",
  "What is absent stays as it is. Machines that sell it learn its name and price with their next configuration; past sales keep theirs. One that is archived goes on being sold where it lies, and can be put nowhere new.":
    "Lo que no se manda queda como está. Las máquinas que lo venden reciben nombre y precio con su próxima configuración; las ventas pasadas conservan el suyo. Uno archivado se sigue vendiendo donde está, y no se puede poner en otra posición.",
  "Put away: no longer among those from which planograms are made.": "Archivado: ya no se ofrece al armar planogramas.",

  "What someone should act on": "Lo que alguien tiene que atender",
  "Somebody answers for it": "Alguien se hace cargo",
  "Reminders stop. One that is acknowledged already is answered as it is; a resolved one is a conflict.":
    "Dejan de salir recordatorios. Si ya estaba tomada se responde como está; si ya estaba resuelta es un conflicto.",
  "It is settled": "Está resuelta",
  "One that is resolved already is answered as it is. Where its cause goes on, another opens after an hour.":
    "Si ya estaba resuelta se responde como está. Si la causa sigue, a la hora se abre otra.",
  "Absent from what concerns a whole site.": "No está en lo que es de un sitio entero.",

  "`MALFORMED_REQUEST`: not JSON, or JSON that two readers would read differently.":
    "`MALFORMED_REQUEST`: no es JSON, o es JSON que dos lectores leerían distinto.",
  "`UNAUTHENTICATED`: no key, or one that is unknown, over, revoked, or another host's.":
    "`UNAUTHENTICATED`: falta la clave, o es desconocida, vencida, revocada o de otra dirección.",
  "`FORBIDDEN`: the key lacks the scope, the module is off, or the institution is suspended.":
    "`FORBIDDEN`: la clave no tiene el permiso, el módulo está apagado o la institución está suspendida.",
  "`NOT_FOUND`: unknown, or of another institution.": "`NOT_FOUND`: no existe, o es de otra institución.",
  "`METHOD_NOT_ALLOWED`: the address is known and takes other methods, which `Allow` names.":
    "`METHOD_NOT_ALLOWED`: la dirección existe y admite otros métodos, que están en `Allow`.",
  "`SLOT_TAKEN`, `INVALID_TRANSITION`, `IDEMPOTENCY_CONFLICT` and others: the state is another by now.":
    "`SLOT_TAKEN`, `INVALID_TRANSITION`, `IDEMPOTENCY_CONFLICT` y otros: mientras tanto cambió.",
  "`PAYLOAD_TOO_LARGE`: more than 1 MiB.": "`PAYLOAD_TOO_LARGE`: más de 1 MiB.",
  "`UNSUPPORTED_MEDIA_TYPE`: another content type, or a content encoding.":
    "`UNSUPPORTED_MEDIA_TYPE`: otro tipo de contenido, o viene comprimido.",
  "`VALIDATION_ERROR` with `details.field_errors`, or a named refusal such as `NO_CREDIT`.":
    "`VALIDATION_ERROR` con `details.field_errors`, o un rechazo con nombre, como `NO_CREDIT`.",
  "`RATE_LIMITED`: come back after `Retry-After` seconds.": "`RATE_LIMITED`: volvé después de `Retry-After` segundos.",
  "`INTERNAL_ERROR`: a fault of ours; the request id finds it in the log.":
    "`INTERNAL_ERROR`: una falla nuestra; el número del pedido la encuentra en el registro.",
  "`UNAVAILABLE`: the service is overloaded or its database away; try again.":
    "`UNAVAILABLE`: el servicio está sobrecargado o sin base de datos; probá de nuevo.",
  "Present when there is more: the next `cursor`.": "Está cuando hay más: es el próximo `cursor`.",
};

/** The sentence in Spanish; null where nobody has written it yet. */
export function inSpanish(sentence: string): string | null {
  const scope = /^Scope (`[a-z_:]+`)\.$/.exec(sentence)?.[1];
  return scope ? `Permiso ${scope}.` : (SPANISH[sentence] ?? null);
}
