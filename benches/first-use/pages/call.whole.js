import { Spoki } from "spoki-wasm";
import { answer, CONTACT, KEY, ORIGIN } from "./contact.js";
import { done } from "./done.js";

const spoki = new Spoki({ apiKey: KEY, baseUrl: ORIGIN, fetch: answer, dangerouslyAllowBrowser: true });
const { id } = await spoki.contacts.sync(CONTACT);
done(id === 40990001);
