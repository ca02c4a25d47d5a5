"use client";
import { CalendarDays, Clock, Inbox, Search, Users, Settings, Sun } from "lucide-react";
import { useState } from "react";
import { Avatar } from "#ui/avatar.tsx";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { Calendar } from "#ui/calendar.tsx";
import { Card, CardContent, CardHeader, CardTitle, CardDescription } from "#ui/card.tsx";
import { Checkbox } from "#ui/checkbox.tsx";
import { DataList } from "#ui/data-list.tsx";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, DialogTrigger } from "#ui/dialog.tsx";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from "#ui/dropdown-menu.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Field } from "#ui/field.tsx";
import { Input } from "#ui/input.tsx";
import { Kbd } from "#ui/kbd.tsx";
import { StaffShell } from "#ui/layout/staff-shell.tsx";
import { Logo } from "#ui/logo.tsx";
import { NativeSelect } from "#ui/native-select.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHeader } from "#ui/page-header.tsx";
import { RadioCard } from "#ui/radio-card.tsx";
import { RadioGroup } from "#ui/radio-group.tsx";
import { SegmentedControl } from "#ui/segmented-control.tsx";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "#ui/select.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { Switch } from "#ui/switch.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#ui/table.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#ui/tabs.tsx";
import { Textarea } from "#ui/textarea.tsx";
import { toast } from "#ui/toaster.tsx";
import { Tooltip } from "#ui/tooltip.tsx";

export default function Kitchen() {
  const [view, setView] = useState<"day" | "week">("day");
  const [day, setDay] = useState<string | undefined>("2026-11-24");
  return (
    <StaffShell
      brand={<Logo />}
      groups={[
        { items: [{ href: "/staff/calendar", label: "Agenda", icon: <CalendarDays /> }, { href: "/staff/today", label: "Hoy", icon: <Sun /> }, { href: "/staff/queue", label: "Pendientes", icon: <Inbox />, badge: 3 }, { href: "/staff/clients", label: "Clientes", icon: <Users /> }] },
        { label: "Institución", items: [{ href: "/staff/availability", label: "Disponibilidad", icon: <Clock /> }, { href: "/staff/settings", label: "Configuración", icon: <Settings /> }] },
      ]}
      search={<Button variant="outline" className="w-64 justify-start text-muted-foreground"><Search /> Buscar <Kbd>Ctrl K</Kbd></Button>}
      userMenu={<DropdownMenu><DropdownMenuTrigger className="rounded-full" aria-label="Menú"><Avatar name="Ana Gómez" size="sm" /></DropdownMenuTrigger><DropdownMenuContent><DropdownMenuItem>Cuenta</DropdownMenuItem><DropdownMenuSeparator /><DropdownMenuItem destructive>Salir</DropdownMenuItem></DropdownMenuContent></DropdownMenu>}
    >
      <div className="grid gap-8">
        <PageHeader title="Pendientes" description="Lo que espera una respuesta tuya." eyebrow="Clínica" actions={<><Button variant="outline">Exportá</Button><Button>Nuevo turno</Button></>} />
        <div className="flex flex-wrap gap-3">
          <Button>Confirmá</Button><Button variant="secondary">Secundario</Button><Button variant="outline">Volvé</Button><Button variant="ghost">Fantasma</Button><Button variant="destructive">Borrá</Button><Button variant="link">Enlace</Button><Button pending>Confirmá</Button><Button disabled>Apagado</Button><Button size="sm" onClick={() => toast.success("Turno confirmado", { description: "Le avisamos a Marta.", action: { label: "Deshacé", onClick: () => {} } })}>Avisá</Button><Button size="lg">Grande</Button>
        </div>
        <div className="flex flex-wrap gap-2">{(["neutral", "outline", "primary", "secondary", "success", "warning", "info", "error"] as const).map((t) => <Badge key={t} tone={t} dot>{t}</Badge>)}<Tooltip content="Martes 24, 10:30"><Button variant="outline" size="sm">Pista</Button></Tooltip>{["Lic. Lucía Ferrari", "Bruno Díaz", "Carla Paz", "Zoe Quiroga"].map((n) => <Avatar key={n} name={n} />)}</div>
        <div className="grid gap-6 lg:grid-cols-2">
          <Card><CardHeader><CardTitle>Formulario</CardTitle><CardDescription>Todo lo que se escribe.</CardDescription></CardHeader><CardContent className="grid gap-5">
            <Field label="Correo" hint="Te mandamos la confirmación ahí."><Input placeholder="vos@ejemplo.com" /></Field>
            <Field label="Nombre" error="Escribí tu nombre."><Input /></Field>
            <Field label="Zona"><NativeSelect><option>America/Argentina/Buenos_Aires</option></NativeSelect></Field>
            <Field label="Profesional">{(control) => <Select><SelectTrigger {...control}><SelectValue placeholder="Elegí" /></SelectTrigger><SelectContent><SelectItem value="a">Lucía</SelectItem><SelectItem value="b">Bruno</SelectItem></SelectContent></Select>}</Field>
            <Field label="Notas" aside="opcional"><Textarea /></Field>
            <label className="flex items-center gap-3 text-sm"><Checkbox defaultChecked /> Avisame por correo</label>
            <label className="flex items-center gap-3 text-sm"><Switch defaultChecked /> Confirmación automática</label>
          </CardContent></Card>
          <div className="grid content-start gap-6">
            <Card><CardContent><Calendar value={day} onSelect={setDay} today="2026-11-21" min="2026-11-21" max="2027-01-20" available={["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-27", "2026-11-30", "2026-12-01"]} /></CardContent></Card>
            <RadioGroup defaultValue="1" aria-label="Profesional"><RadioCard value="1" title="Lic. Lucía Ferrari" description="Fonoaudióloga" leading={<Avatar name="Lucía Ferrari" />} trailing="45 min" /><RadioCard value="2" title="Cualquiera" description="Quien tenga lugar antes" /></RadioGroup>
            <SegmentedControl label="Vista" value={view} onValueChange={setView} segments={[{ value: "day", label: "Día" }, { value: "week", label: "Semana" }]} />
          </div>
        </div>
        <div className="grid gap-3"><Notice tone="info" title="Horario de Buenos Aires">Donde estás son las 11:30.</Notice><Notice tone="success">Listo.</Notice><Notice tone="warning" title="Vence en 2 h">Respondé antes de las 18:00.</Notice><Notice tone="error" title="Ese horario se acaba de ocupar" action={<Button size="sm" variant="outline">Elegí otro</Button>}>Tus datos siguen acá.</Notice></div>
        <Card><Table aria-label="Turnos"><TableHeader><TableRow><TableHead>Hora</TableHead><TableHead>Cliente</TableHead><TableHead>Estado</TableHead></TableRow></TableHeader><TableBody>{["09:00", "10:30", "11:15"].map((h) => <TableRow key={h}><TableCell className="tabular">{h}</TableCell><TableCell>Marta Suárez</TableCell><TableCell><Badge tone="warning">pendiente</Badge></TableCell></TableRow>)}</TableBody></Table></Card>
        <Tabs defaultValue="a"><TabsList><TabsTrigger value="a">Datos</TabsTrigger><TabsTrigger value="b">Turnos</TabsTrigger></TabsList><TabsContent value="a"><DataList items={[{ label: "Cuándo", value: "Martes 24 de noviembre, 10:30", icon: <CalendarDays /> }, { label: "Dónde", value: "Av. Rivadavia 4800" }]} /></TabsContent></Tabs>
        <div className="flex gap-3"><Skeleton className="size-10 rounded-full" /><Skeleton className="h-10 flex-1" /></div>
        <Dialog><DialogTrigger asChild><Button id="dialog" variant="outline">Diálogo</Button></DialogTrigger><DialogContent><DialogHeader><DialogTitle>Rechazá el turno</DialogTitle><DialogDescription>Le avisamos a Marta por correo y el horario queda libre.</DialogDescription></DialogHeader><Field label="Motivo"><Textarea /></Field><DialogFooter><Button variant="outline">Volvé</Button><Button variant="destructive">Rechazá</Button></DialogFooter></DialogContent></Dialog>
        <Card><EmptyState title="No hay nada pendiente" description="Cuando alguien pida un turno que necesite tu respuesta, aparece acá." action={<Button>Cargá un turno</Button>} /></Card>
      </div>
    </StaffShell>
  );
}
