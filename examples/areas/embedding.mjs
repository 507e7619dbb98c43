import { spoki } from "./client.mjs";

const { id, user } = await spoki.roles.addServiceUser({ role: "Chat Operator", name: "Gestionale" });
const { value: private_key } = await spoki.roles.generatePrivateKey(id); // shown this once: keep it on the server

const { token, uid } = await spoki.embedding.getAuthenticationToken({ email: user.email, private_key });
const src = `https://spoki.app/chats?${new URLSearchParams({ auth_token: token, auth_uid: uid, language: "it" })}`;
console.log(src.length);
