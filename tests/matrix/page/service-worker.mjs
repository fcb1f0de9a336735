// A service worker refuses `await` at the top of a module.
import * as hetzner from "./node_modules/hetzner-cloud/dist/index.js";
import { program } from "./program.mjs";
import settings from "./settings.mjs";

addEventListener("message", (event) => {
  const { source } = event;
  const outcome = program(hetzner, settings);
  event.waitUntil(outcome.then(() => source.postMessage("passed"), (error) => source.postMessage(String(error.stack))));
});
