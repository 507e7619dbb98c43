import { spoki } from "./client.mjs";

const tags = await spoki.tags.list().toArray({ limit: 1000 });
for (const tag of tags) {
  const page = await spoki.contacts.list({ tag: tag.id, page_size: 1 });
  console.log(tag.name, tag.color, page.count);
}
