import { verifyWebhook } from "spoki-wasm/webhooks";
import { PAYLOAD, SECRET, SIGNATURE, TIME } from "./delivery.js";
import { done } from "./done.js";

const event = verifyWebhook({ payload: PAYLOAD, signature: SIGNATURE, secret: SECRET, now: TIME + 1 });
done(event.event === "message.inbound");
