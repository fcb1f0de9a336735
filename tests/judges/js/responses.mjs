// Compares the responses that other tours received, lines of a file, with the facts of the API: a step for each operation
// and status.
import { readFileSync } from "node:fs";

import { problems, refusalProblems } from "./facts.mjs";
import { step } from "./steps.mjs";

const groups = new Map();
for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const [operation, status, body] = line.split("\t");
  const name = `${operation} ${status}`;
  if (!groups.has(name)) groups.set(name, { operation, status: Number(status), bodies: new Set() });
  groups.get(name).bodies.add(body);
}

for (const [name, { operation, status, bodies }] of [...groups].sort()) {
  await step(name, () => {
    const found = new Set();
    for (const text of bodies) {
      const body = text === "" ? undefined : JSON.parse(text);
      const differences = status < 300 ? problems(operation, status, body) : refusalProblems(operation, status, body);
      // The same difference in each item of a list counts once.
      for (const one of differences) found.add(one.replace(/\[\d+\]/g, "[]"));
    }
    if (found.size > 0) throw new Error(`${found.size} differences: ${[...found].slice(0, 8).join(", ")}`);
  });
}
