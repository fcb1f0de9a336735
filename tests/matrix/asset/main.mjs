// As `bundle`, with the wasm beside the script.
import { ApiError, Hetzner, HetznerError } from "hetzner-cloud/asset";
import { program } from "./program.mjs";
import settings from "./settings.mjs";

globalThis.outcome = program({ ApiError, Hetzner, HetznerError }, settings);
