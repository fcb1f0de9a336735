// What both routes answer.
import { ApiError, Hetzner, HetznerError } from "hetzner-cloud";
import { program } from "./program.mjs";
import settings from "./settings.mjs";

export async function GET() {
  const outcome = program({ ApiError, Hetzner, HetznerError }, settings);
  return new Response(await outcome.then(() => "the program has passed", (error) => String(error.stack)));
}
