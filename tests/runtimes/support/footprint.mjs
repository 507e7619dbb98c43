/** What the module holds. The package does not show its instance, so it is noted when it is made. */

const footprints = [];

/** To be called before the package is imported. */
export function watchInstances() {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class Watched extends Instance {
    constructor(module, imports) {
      super(module, imports);
      footprints.length = 0;
      for (const value of Object.values(this.exports)) {
        if (value instanceof WebAssembly.Memory) footprints.push(() => value.buffer.byteLength);
        if (value instanceof WebAssembly.Table) footprints.push(() => value.length);
      }
    }
  };
}

/** The sizes of the latest instance's memory, in bytes, and of its tables. */
export function measure() {
  if (footprints.length < 2) throw new Error("the module's memory and table were not found");
  return footprints.map((footprint) => footprint());
}
