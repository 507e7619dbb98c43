// All there is: what the client's entry has, and the rest. Its own client imports, too.
export * from "./only/client.js";
export { planImport } from "./import.js";
export { Spoki } from "./importing.js";
export { lintMessage, lintRules, lintTemplate } from "./lint.js";
export { formatPhone } from "./phone-styles.js";
export { toMetaVariables, toSpokiPlaceholders } from "./placeholders.js";
export { previewTemplate } from "./preview.js";
export { rejectsToCsv } from "./rejects.js";
