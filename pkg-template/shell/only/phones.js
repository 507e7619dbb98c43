// Phones alone.
export { SpokiError, ValidationError } from "../errors.js";
export { setLocale } from "../locale.js";
export { formatPhone } from "../phone-styles.js";
export { isValidPhone, parsePhone } from "../phones.js";
export { ready } from "../runtime.js";
