// The page of one server.
import type { Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { detailHeader, facts, panel } from "../../ui/details.js";
import { dateTime } from "../../ui/format.js";
import { labelList } from "../../ui/labels.js";
import { statusOf } from "./status.js";

export function serverPage(app: App, server: Server): TemplateResult {
  return html`${detailHeader(server.name, statusOf(app, server), "")}
  ${panel(
    "About",
    facts([
      ["Type", server.server_type.description],
      ["Location", server.location.description],
      ["Image", server.image?.description],
      ["Created", dateTime(server.created)],
      ["Labels", labelList("servers", server.labels)],
    ]),
  )}`;
}
