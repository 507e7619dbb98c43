import { done } from "./done.js";

done(true);
