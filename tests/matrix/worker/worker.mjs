import { ApiError, Hetzner, HetznerError } from "hetzner-cloud";
import { program } from "./program.mjs";
import settings from "./settings.mjs";

export default {
  async fetch() {
    await program({ ApiError, Hetzner, HetznerError }, settings);
    return new Response("the program has passed");
  },
};
