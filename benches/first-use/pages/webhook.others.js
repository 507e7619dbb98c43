/** By hand, with Web Crypto, which compares in constant time by itself. */
import { PAYLOAD, SECRET, SIGNATURE, TIME } from "./delivery.js";
import { done } from "./done.js";

const encode = (text) => new TextEncoder().encode(text);
const [, time, digits] = /^t=(\d+),v2=([0-9a-f]{64})$/.exec(SIGNATURE);
const key = await crypto.subtle.importKey("raw", encode(SECRET), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
const signature = Uint8Array.from(digits.match(/../g), (pair) => Number.parseInt(pair, 16));
const isAuthentic = await crypto.subtle.verify("HMAC", key, signature, encode(`${time}.${PAYLOAD}`));
done(isAuthentic && Math.abs(TIME + 1 - time) <= 300 && JSON.parse(PAYLOAD).event === "message.inbound");
