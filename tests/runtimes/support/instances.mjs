/**
 * The package does not show its instance of the module, so each is noted when it is made. To be called before the
 * package is imported.
 */
export function watchInstances() {
  let count = 0;
  let latest = [];
  // Only the latest is held: an earlier one can be collected.
  const memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class Watched extends Instance {
    constructor(module, imports) {
      super(module, imports);
      count += 1;
      latest = Object.values(this.exports);
      memories.push(new WeakRef(only(WebAssembly.Memory)));
    }
  };
  const only = (kind) => {
    const found = latest.filter((value) => value instanceof kind);
    if (found.length !== 1) throw new Error(`the module has ${found.length} of ${kind.name}`);
    return found[0];
  };
  const pages = () => only(WebAssembly.Memory).buffer.byteLength / 65536;
  const handles = () => only(WebAssembly.Table).length;
  return {
    /** How many instances were made so far. */
    count: () => count,
    /** The pages of memory of the latest one. */
    pages,
    /** The places in its table of JavaScript values. */
    handles,
    /** Both: what must be the same afterwards. */
    measure: () => ({ pages: pages(), handles: handles() }),
    /** How many of the memories are not collected yet. */
    memories: () => memories.filter((memory) => memory.deref() !== undefined).length,
  };
}
