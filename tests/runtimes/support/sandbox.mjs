import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Starts a sandbox for one test file. It ends with this process, however that ends. */
export async function startSandbox({ clock = "60x", key = "sandbox-key", port = 0, credit = 100_000 } = {}) {
  const child = spawn(
    process.env.SPOKI_SANDBOX_BIN,
    ["--port", String(port), "--clock", clock, "--api-key", key, "--credit", String(credit), "--until-stdin-closes"],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await firstAddress(child, ended);
  const control = async (method, path, body) => {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} /_sandbox/${path}: status ${response.status}, ${await response.text()}`);
    const text = await response.text();
    return text ? JSON.parse(text) : undefined;
  };
  return {
    url,
    key,
    control,
    faults: (...faults) => control("POST", "faults", faults),
    requests: () => control("GET", "requests"),
    reset: () => control("POST", "reset"),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

async function firstAddress(child, ended) {
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    new Promise((resolve) => lines.once("line", resolve)),
    ended.then((status) => {
      throw new Error(`the sandbox ended with status ${status} before it listened`);
    }),
  ]);
  const address = /http:\/\/\S+/.exec(line);
  if (!address) throw new Error(`the sandbox said ${JSON.stringify(line)} instead of its address`);
  return address[0];
}
