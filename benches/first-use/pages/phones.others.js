import { isValidPhoneNumber } from "libphonenumber-js/max";
import { done } from "./done.js";

done(isValidPhoneNumber("+393331234567"));
