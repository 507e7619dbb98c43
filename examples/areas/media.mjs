import { spoki } from "./client.mjs";

// Nothing is uploaded: Spoki registers a public address.
const media = await spoki.media.create({
  title: "Vetrina",
  external_url: "https://example.com/vetrina.jpg",
  format_type: "image",
  content_type: "image/jpeg",
});
await spoki.media.update(media.id, { title: "Vetrina d'autunno" });
console.log((await spoki.media.list().toArray()).length);
