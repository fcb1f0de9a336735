import { ApiError, Hetzner, HetznerError } from "hetzner-cloud/asset";
import { program } from "./program.mjs";
import settings from "./settings.mjs";

await program({ ApiError, Hetzner, HetznerError }, settings);
