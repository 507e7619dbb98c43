// The catalogue of tools, for those who show it to a model. Apart from the client: its prose is
// larger than the client itself.
import catalog from "../generated/tools.json";

export { listTools } from "../shell/tools/list.js";
export { searchTools } from "../shell/tools/search.js";
export const tools = catalog;
