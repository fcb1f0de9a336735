// A policy refuses inline scripts, import maps among them.
import * as hetzner from "./node_modules/hetzner-cloud/dist/index.js";
import { program } from "./program.mjs";
import settings from "./settings.mjs";

globalThis.outcome = program(hetzner, settings);
