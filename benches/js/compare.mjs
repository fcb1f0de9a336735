// Measures two implementations of one task in alternation, so that other load on the machine affects both. Runs in Node
// and in browsers.

/** Awaits one function many times; returns the milliseconds of one call. */
async function time(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call++) await run();
  return (performance.now() - start) / calls;
}

/** Times a function that returns no promise, which `await` would slow down. */
function timeSync(run, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call++) run();
  return (performance.now() - start) / calls;
}

/**
 * The time of `ours` as a ratio to that of `theirs`: the median of the ratios of all rounds. The noise is how far the
 * median may be off, as a share of it: half the range of the middle half of the ratios, divided by the root of their
 * number.
 */
export async function compare({ name, ours, theirs, isSync = false, rounds, calls }) {
  const measure = isSync ? timeSync : time;
  // The engine compiles what has run often, so the first rounds do not count.
  for (let round = 0; round < rounds; round++) for (const run of [ours, theirs]) await measure(run, calls);
  const ratios = [];
  const times = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round++) {
    // Neither is always the first.
    const order = round % 2 === 0 ? { ours, theirs } : { theirs, ours };
    for (const [key, run] of Object.entries(order)) times[key].push(await measure(run, calls));
    ratios.push(times.ours.at(-1) / times.theirs.at(-1));
  }
  const ratio = quantile(ratios, 1 / 2);
  const spread = (quantile(ratios, 3 / 4) - quantile(ratios, 1 / 4)) / 2;
  return {
    name,
    ratio,
    noise: spread / ratio / Math.sqrt(rounds),
    ours: quantile(times.ours, 1 / 2),
    theirs: quantile(times.theirs, 1 / 2),
  };
}

function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)];
}
