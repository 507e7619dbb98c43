/**
 * The package does not show its instance of the module, so each is noted when it is made. To be called before the
 * package is imported.
 */
export function watchInstances() {
  const instances = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class Watched extends Instance {
    constructor(module, imports) {
      super(module, imports);
      instances.push(this.exports);
    }
  };
  const latest = (kind) => Object.values(instances.at(-1)).find((value) => value instanceof kind);
  return {
    /** How many instances were made so far. */
    count: () => instances.length,
    /** The pages of memory of the latest one. */
    pages: () => latest(WebAssembly.Memory).buffer.byteLength / 65536,
    /** The places in its table of JavaScript values. */
    handles: () => latest(WebAssembly.Table).length,
  };
}
