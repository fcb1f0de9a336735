// What bundlers start from: the outcome is a global, because a script of a page exports nothing.
import { ApiError, Hetzner, HetznerError } from "hetzner-cloud";
import { program } from "./program.mjs";
import settings from "./settings.mjs";

globalThis.outcome = program({ ApiError, Hetzner, HetznerError }, settings);
