// The responses that other tours received: lines of a file, each with the operation, the status and the body.
import { readFileSync } from "node:fs";

import { step } from "./steps.mjs";

/** Judges all responses: a step for each operation and status. `differences` describes those of one response. */
export async function judge(file, differences) {
  for (const [name, { operation, status, bodies }] of [...groups(file)].sort()) {
    await step(name, () => {
      const found = new Set();
      for (const text of bodies) {
        const body = text === "" ? undefined : JSON.parse(text);
        // The same difference in each item of a list counts once.
        for (const one of differences(operation, status, body)) found.add(one.replace(/\[\d+\]/g, "[]"));
      }
      if (found.size > 0) throw new Error(`${found.size} differences: ${[...found].slice(0, 8).join(", ")}`);
    });
  }
}

function groups(file) {
  const groups = new Map();
  for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const [operation, status, body] = line.split("\t");
    const name = `${operation} ${status}`;
    if (!groups.has(name)) groups.set(name, { operation, status: Number(status), bodies: new Set() });
    groups.get(name).bodies.add(body);
  }
  return groups;
}
