// The steps of the tours in JavaScript: each is printed as one line, and none stops the others.

/** Runs a call and checks its result. Returns the result even where the check fails, so that later steps run. */
export async function step(name, call, check = () => true) {
  let result;
  try {
    result = await call();
    if (!(await check(result))) throw new Error(`unexpected result: ${describe(result)}`);
    console.log(`ok ${name}`);
  } catch (error) {
    console.log(`FAILED ${name}: ${reason(error)}`);
  }
  return result;
}

/** Runs a group of steps; what they need and did not get fails the rest of the group only. */
export async function part(name, run) {
  try {
    await run();
  } catch (error) {
    console.log(`FAILED ${name} to its end: ${reason(error)}`);
  }
}

export const describe = (value) => (JSON.stringify(value) ?? String(value)).slice(0, 300);

const reason = (error) =>
  String(error?.message ?? describe(error))
    .replace(/\s+/g, " ")
    .slice(0, 600);
