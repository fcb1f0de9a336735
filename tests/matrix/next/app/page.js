"use client";

import { ApiError, Hetzner, HetznerError } from "hetzner-cloud";
import { useEffect } from "react";
import { program } from "../program.mjs";
import settings from "../settings.mjs";

/** Runs the program in the browser, then in both routes. */
async function everywhere() {
  await program({ ApiError, Hetzner, HetznerError }, settings);
  for (const route of ["/node", "/edge"]) {
    const text = await (await fetch(route)).text();
    if (text !== "the program has passed") throw new Error(`${route}: ${text}`);
  }
}

export default function Home() {
  useEffect(() => {
    globalThis.outcome ??= everywhere();
  }, []);
  return <p>Next</p>;
}
