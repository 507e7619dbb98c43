import { readFileSync, rmSync, writeFileSync } from "node:fs";
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
    lock: () => lockFile(`${path}.lock`),
    remove: () => rm(path, { force: true }),
  };
}

/** The locks that this process has. */
const held = new Set();

/**
 * Takes a lock that holds for all processes of this machine: a file with the id of the process that has it. Gives a
 * function that lets it go, or nothing if another has it. The lock of a process that is gone is taken over.
 */
function lockFile(path) {
  if (!create(path)) {
    const owner = ownerOf(path);
    if (owner === undefined || isAlive(owner, path)) return undefined;
    rmSync(path, { force: true });
    if (!create(path)) return undefined;
  }
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(path, { force: true });
  };
}

/** Only one process can create a file that must not exist. */
function create(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** The process that has the lock; `undefined` if the lock has just been taken or let go. */
function ownerOf(path) {
  try {
    return Number(readFileSync(path, "utf8")) || undefined;
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isAlive(processId, path) {
  // An earlier process may have had the id of this one, as the first in a container always has.
  if (processId === process.pid) return held.has(path);
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // The process of another user is there, too.
    return error.code === "EPERM";
  }
}
