Promise.all([import("hetzner-cloud"), import("./program.mjs"), import("./settings.mjs")]).then(([hetzner, { program }, settings]) =>
  program(hetzner, settings.default),
);
