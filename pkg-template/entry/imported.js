// For Cloudflare Workers and their like, which compile modules when they are deployed and forbid it later.
import module from "../generated/imported.js";
import { provide } from "../shell/runtime.js";

provide(
  () => module,
  async () => module,
);
