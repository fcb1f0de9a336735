const { ApiError, Hetzner, HetznerError } = require("hetzner-cloud");

Promise.all([import("./program.mjs"), import("./settings.mjs")]).then(([{ program }, settings]) =>
  program({ ApiError, Hetzner, HetznerError }, settings.default),
);
