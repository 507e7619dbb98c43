import { spoki } from "./client.mjs";

for await (const { id } of spoki.agencies.list()) {
  const agency = await spoki.agencies.retrieve(id);
  console.log(agency.id, agency.account);
}
