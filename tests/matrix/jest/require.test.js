// `out` has the program and the settings as CommonJS.
const { ApiError, Hetzner, HetznerError } = require("hetzner-cloud");
const { program } = require("./out/program.js");
const settings = require("./out/settings.js");

test("the program", () => program({ ApiError, Hetzner, HetznerError }, settings.default));
