import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";

export const SAMPLE_FILE = fileURLToPath(new URL("data/clienti.csv", import.meta.url));

export const HELP = `Imports the contacts of a CSV file into a list of a Spoki account.

usage: node import.mjs [--file PATH] [--list NAME] [--country IT] [--live]
                       [--rejects PATH] [--checkpoint PATH]

  --file PATH        the CSV file (default: the sample beside this script)
  --list NAME        the list that receives the contacts; it is created when missing (default: Clienti)
  --country CODE     the country of numbers written without a calling code (default: IT)
  --live             really talk to Spoki; without it only a sandbox on this machine is accepted
  --rejects PATH     where the refused rows go, each with its reason (default: rejects.csv)
  --checkpoint PATH  remembers how far the import got; the same command goes on from there
  --help             prints this

environment:
  SPOKI_API_KEY      the key of the account
  SPOKI_BASE_URL     the address of the API, such as http://127.0.0.1:8787 for a sandbox
  SPOKI_SANDBOX=1    that address is a sandbox whose clock runs at 60 times the speed
`;

/** Something the person at the keyboard can put right; printed without a stack. */
export class UsageError extends Error {
  constructor(message, advice) {
    super(message);
    this.name = "UsageError";
    this.advice = advice;
  }
}

export function readOptions(commandLine, environment) {
  const flags = parseFlags(commandLine);
  if (flags.help) return { help: true };
  const baseUrl = environment.SPOKI_BASE_URL || undefined;
  if (!flags.live && !isLoopback(baseUrl)) {
    throw new UsageError(
      baseUrl ? `SPOKI_BASE_URL is ${baseUrl}, which is not on this machine` : "SPOKI_BASE_URL is not set",
      "Set it to the address of a sandbox, such as http://127.0.0.1:8787, or give --live to write to a real account.",
    );
  }
  if (!environment.SPOKI_API_KEY) {
    throw new UsageError("SPOKI_API_KEY is not set", "Set it to the key of the account (the sandbox takes sandbox-key).");
  }
  return { ...flags, baseUrl, apiKey: environment.SPOKI_API_KEY, fastClock: environment.SPOKI_SANDBOX === "1" };
}

function parseFlags(args) {
  try {
    return parseArgs({
      args,
      options: {
        file: { type: "string", default: SAMPLE_FILE },
        list: { type: "string", default: "Clienti" },
        country: { type: "string", default: "IT" },
        live: { type: "boolean", default: false },
        rejects: { type: "string", default: "rejects.csv" },
        checkpoint: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error.message, "node import.mjs --help shows every option.");
  }
}

function isLoopback(address) {
  if (!address || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
