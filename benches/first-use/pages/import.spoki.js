import { planImport } from "spoki-wasm";
import { done } from "./done.js";
import { COUNT, CSV } from "./rows.js";

const plan = await planImport(CSV);
done(plan.rows === COUNT && plan.rejectedCount === 0);
