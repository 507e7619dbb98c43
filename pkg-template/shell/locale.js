// The language of messages: one for the whole module, since most of them are made where no client is.
import { en, it } from "../generated/messages.js";
import { invalid } from "./errors.js";
import { use } from "./messages.js";

const languages = { en, it };

export function setLocale(locale) {
  if (!Object.hasOwn(languages, locale)) {
    throw invalid("locale", "locale", "not_one_of", { allowed: Object.keys(languages).join(", ") });
  }
  use(languages[locale]);
}
