import ky from "ky";
import * as phones from "libphonenumber-js/max";
import Papa from "papaparse";
import * as zod from "zod";
import { done } from "./done.js";

globalThis.everything = { ky, phones, Papa, zod };
done(phones.isValidPhoneNumber("+393331234567"));
