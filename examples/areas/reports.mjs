import { spoki } from "./client.mjs";

// Spoki answers the same for half an hour: asking again sooner gains nothing.
const detailed = await spoki.reports.detailed({ granularity: "Month", start_date: "2026-01-01", end_date: "2026-12-31" });
console.log(JSON.stringify(detailed));
