// The entry for Cloudflare Workers and their like, which compile modules when they are deployed
// and forbid it later.
import module from "./spoki.wasm";
import { provide } from "../shell/runtime.js";

provide(
  () => module,
  async () => module,
);

export * from "../shell/index.js";
