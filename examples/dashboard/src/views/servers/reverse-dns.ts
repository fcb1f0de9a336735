// The reverse DNS of a server, for any of its addresses.
import type { Server } from "hetzner-cloud";
import type { App } from "../../app.js";
import { openForm } from "../../ui/form.js";
import { textOf } from "../../ui/values.js";
import { addressField, naming, pointerField } from "../reverse-dns.js";

/** The addresses that have a reverse DNS entry, with the entry. */
function pointersOf({ public_net: { ipv4, ipv6 } }: Server): { ip: string; name: string }[] {
  const of6 = (ipv6?.dns_ptr ?? []).map(({ ip, dns_ptr }) => ({ ip, name: dns_ptr }));
  return [...(ipv4 ? [{ ip: ipv4.ip, name: ipv4.dns_ptr }] : []), ...of6];
}

const OTHER = "other";

/** Opens the form for the reverse DNS entry of an address of the server, or of this one. */
export function changeReverseDns(app: App, server: Server, ip?: string): void {
  const { id, name, public_net } = server;
  const pointers = pointersOf(server);
  const others = public_net.ipv6 ? [{ value: OTHER, label: "Another address of the IPv6 network" }] : [];
  const chosen = ip ?? pointers[0]?.ip ?? OTHER;
  openForm({
    title: `Reverse DNS of ${name}`,
    fields: [
      {
        name: "ip",
        type: "select",
        label: "Address",
        required: true,
        value: chosen,
        options: [...pointers.map((one) => ({ value: one.ip, label: `${one.ip} (now ${one.name})` })), ...others],
      },
      { ...addressField(public_net.ipv6?.ip ?? ""), name: "other_ip", isShown: (values) => values["ip"] === OTHER },
      pointerField(pointers.find((one) => one.ip === chosen)?.name),
    ],
    action: "Save",
    submit: (values) => {
      const address = textOf(values, values["ip"] === OTHER ? "other_ip" : "ip");
      const change = (one: string, dns_ptr: string | null) => app.hz.servers.changeDnsPtr({ id, ip: one, dns_ptr });
      const affects = () =>
        [public_net.ipv4?.id, public_net.ipv6?.id]
          .filter((one) => one !== null && one !== undefined)
          .map((one) => ({ list: app.project.primaryIps, id: one }));
      return app.perform({ ...naming(address, textOf(values, "dns_ptr"), change), affects });
    },
  });
}
