import { SuspendedInstitution } from "#modules/tenancy/ui/suspended-institution.tsx";
import { UnknownInstitution } from "#modules/tenancy/ui/unknown-institution.tsx";
import { AccentStyle } from "#ui/accent-style.tsx";
import { Button } from "#ui/button.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { AuthShell } from "#ui/layout/auth-shell.tsx";
import { Logo } from "#ui/logo.tsx";
export default async function P({ params }: { params: Promise<{ what: string }> }) {
  const { what } = await params;
  if (what === "boom") throw new Error("boom");
  if (what === "unknown") return <UnknownInstitution host="no-existe.localhost:3000" landingUrl="/" />;
  if (what === "suspended") return <SuspendedInstitution name="Academia Cordillera" />;
  return (<>
    {what === "accent" ? <AccentStyle color="#4f46e5" /> : null}
    <AuthShell brand={<Logo />} title="Ingresá" description="Con el correo que usás en la clínica." footer="¿Todavía no tenés cuenta? Registrate">
      <form className="grid gap-5"><Field label="Correo"><Input type="email" /></Field><Field label="Clave" aside={<a href="#x">La olvidé</a>}><Input type="password" /></Field><Button size="lg">Ingresá</Button></form>
    </AuthShell></>);
}
