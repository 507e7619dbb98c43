/** A delivery of a webhook, with the signature that its secret gives at its time. */
export const SECRET = "a-secret-for-the-bench";
export const PAYLOAD = '{"version":2,"event":"message.inbound","event_uuid":"7a61c5f5-2f0e-4a35-b1c5-18d6a2b0c9d2","timestamp":1785000060,"data":{"text":"ciao"}}';
export const TIME = 1785000060;
export const SIGNATURE = "t=1785000060,v2=b3c8540373d022eab09144c40de5507e130a5aab5f929b625609b00e336576e1";
