import { spoki } from "./client.mjs";

const automation = await spoki.automations.create({
  name: "Benvenuto",
  is_active: true,
  webhook_set: [{ name: "Dal sito", platform: "api" }],
  steps: [{ step_type: "Delay", delay_seconds: 60 }, { step_type: "FreeMessage", text: "Ciao %%FIRST_NAME%%!" }],
});
for (const { uuid, secret } of automation.webhook_set) {
  await spoki.automations.start(uuid, { secret, phone: "+39 333 123 4567", first_name: "Ada" });

  const contacts = [{ phone: "+39 333 123 4567" }, { phone: "+39 333 765 4321" }]; // or thousands
  const report = await spoki.automations.startBulk(uuid, { secret, contacts });
  console.log(report.reached.length);
  for (const { index, reason } of report.notReached) console.log(contacts[index], reason);
  if (report.error) throw report.error;
}
