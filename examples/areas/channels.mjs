import { spoki } from "./client.mjs";

for await (const channel of spoki.channels.list({ page_size: 30 })) {
  console.log(channel.name, channel.identifier, channel.phone_status);
  if (!channel.is_primary) await spoki.channels.setPrimary(channel.id);
}
