import { readFile, rename, rm, writeFile } from "node:fs/promises";

/** Keeps the state of an import in a file. What the state holds is the library's business. */
export function fileCheckpoint(path) {
  return {
    async load() {
      try {
        return await readFile(path, "utf8");
      } catch (error) {
        if (error.code === "ENOENT") return undefined;
        throw error;
      }
    },
    /** Written beside and renamed, so that a power cut leaves the old state or the new one, never half of one. */
    async save(state) {
      await writeFile(`${path}.new`, state);
      await rename(`${path}.new`, path);
    },
    remove: () => rm(path, { force: true }),
  };
}
