// Import maps do not apply to workers.
import * as hetzner from "./node_modules/hetzner-cloud/dist/index.js";
import { program } from "./program.mjs";
import settings from "./settings.mjs";

program(hetzner, settings).then(() => postMessage("passed"), (error) => postMessage(String(error.stack)));
