// The client that imports, too.
import { runImport } from "./import.js";
import { handleOf, Spoki as Client } from "./spoki.js";

export class Spoki extends Client {
  importContacts(source, options) {
    return runImport(handleOf(this), source, options);
  }
}
