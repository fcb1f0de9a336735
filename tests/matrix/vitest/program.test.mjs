import { ApiError, Hetzner, HetznerError } from "hetzner-cloud";
import { test } from "vitest";
import { program } from "./program.mjs";
import settings from "./settings.mjs";

test("the program", () => program({ ApiError, Hetzner, HetznerError }, settings));
