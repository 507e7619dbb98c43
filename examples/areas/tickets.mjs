import { spoki } from "./client.mjs";
import { NotFoundError } from "spoki-wasm";

try {
  const ticket = await spoki.tickets.create({ contact_phone: "+39 333 123 4567", title: "Pacco danneggiato", status: "Open", priority: "High" });
  await spoki.tickets.update(ticket.id, { status: "In Progress", description: "Angolo rotto" });
  for await (const { reference, title } of spoki.tickets.list({ status: "In Progress", sort_by: "created_datetime", order: "desc" })) console.log(reference, title);
} catch (error) {
  if (!(error instanceof NotFoundError)) throw error;
  console.log("this account has no tickets");
}
