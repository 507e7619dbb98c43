// The clients of the examples: against Spoki, or against a sandbox with SPOKI_BASE_URL.
import { Spoki } from "spoki-wasm";

const { SPOKI_API_KEY: apiKey, SPOKI_PARTNER_KEY: partnerKey, SPOKI_BASE_URL: baseUrl = "https://api.spoki.com" } = process.env;

export const spoki = new Spoki({ apiKey, baseUrl });

export const partner = new Spoki({ apiKey: partnerKey, baseUrl });
