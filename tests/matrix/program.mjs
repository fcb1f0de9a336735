// The program of every row: lists, creates, waits, reads, deletes, and reads again what is gone.

/** Runs it with what a row has imported from `hetzner-cloud`; `settings` are those of `settings.mjs`. */
export async function program({ ApiError, Hetzner, HetznerError }, { baseUrl, token }) {
  const hz = new Hetzner({ token, baseUrl });
  const { length } = await hz.servers.list().all();
  const created = await hz.servers.create({ name: "matrix-1", server_type: "cx23", image: "debian-13" });
  await hz.wait(created);
  const { id, status } = await hz.servers.get({ id: created.server.id });
  same("status of the server", status, "running");
  await hz.wait(await hz.servers.delete({ id }));
  same("servers that are left", (await hz.servers.list().all()).length, length);
  const error = await hz.servers.get({ id }).then(() => null, (error) => error);
  same("instanceof ApiError", error instanceof ApiError && error instanceof HetznerError, true);
  same("code", error.code, "not_found");
  // A minifier renames classes.
  same("name", error.name, "ApiError");
  same("text", String(error).split(":")[0], "ApiError");
  // Node prints the name of the class, if it differs, before that of the error.
  same("class", error.constructor.name, "ApiError");
  console.log("the program has passed");
}

function same(what, actual, expected) {
  if (actual !== expected) throw new Error(`${what}: ${actual} is not ${expected}`);
}
