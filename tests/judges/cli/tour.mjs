// A tour of the official command line client (`hcloud`) over the embedded Hetzner: every command stands at least once.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { part, step } from "../js/steps.mjs";

const folder = await mkdtemp(join(tmpdir(), "judge-"));
const files = {
  $CERTIFICATE: process.env.JUDGE_CERTIFICATE,
  $KEY: process.env.JUDGE_KEY,
  $RULES: join(folder, "rules.json"),
  $PUBLIC_KEY: join(folder, "key.pub"),
};
const publicKey = (fill) => {
  const blob = Buffer.concat([Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0\x20", "latin1"), Buffer.alloc(32, fill)]);
  return `ssh-ed25519 ${blob.toString("base64")}`;
};
await writeFile(
  files.$RULES,
  JSON.stringify([{ direction: "in", protocol: "tcp", port: "80", source_ips: ["0.0.0.0/0"] }]),
);
await writeFile(files.$PUBLIC_KEY, `${publicKey(2)} judge@example.com\n`);

const env = {
  PATH: process.env.PATH,
  HCLOUD_ENDPOINT: process.env.JUDGE_ENDPOINT,
  HCLOUD_TOKEN: process.env.JUDGE_TOKEN,
  HCLOUD_CONFIG: join(folder, "cli.toml"),
};
const started = new Set();

/** Runs `hcloud`; words are separated by one space. */
async function hcloud(line) {
  const words = line.split(" ").map((word) => files[word] ?? word);
  started.add(words.slice(0, 2).join(" "));
  const { stdout } = await promisify(execFile)("hcloud", [...words, "--poll-interval", "20ms"], {
    env,
    timeout: 30_000,
  });
  return stdout;
}

/** A command that must succeed; with `-o json` its output is parsed. */
const accepted = (line, check) =>
  step(
    line,
    async () => {
      const output = await hcloud(line);
      return line.endsWith("-o json") ? JSON.parse(output) : output;
    },
    check,
  );

/** A command that must be refused with an error code, which the client writes in parentheses. */
const refused = (line, code) => fails(line, `(${code}`);

/** A command that must not find its resource; of this answer the client writes no code. */
const unknown = (line) => fails(line, "not found");

function fails(line, text) {
  const run = async () => {
    try {
      return await hcloud(line);
    } catch (error) {
      if (error.stderr?.includes(text)) return true;
      throw new Error(`without \`${text}\`: ${error.stderr ?? error.message}`);
    }
  };
  return step(`${line} is refused`, run, (refused) => refused === true);
}

/** Labels, protection and update, which most resources share. */
async function common(resource, name, levels = []) {
  await accepted(`${resource} list`, (output) => output.includes(name) || /^\d+/m.test(output));
  await accepted(`${resource} list -o json`, (found) => found.length > 0);
  await accepted(`${resource} describe ${name}`, (output) => /^ID:/m.test(output));
  await accepted(`${resource} describe ${name} -o json`, (found) => found.id > 0);
  await unknown(`${resource} describe 987654321`);
  for (const level of levels) {
    await accepted(`${resource} enable-protection ${name}${level}`);
    await refused(`${resource} delete ${name}`, "protected");
    await accepted(`${resource} disable-protection ${name}${level}`);
  }
}

async function labels(resource, name) {
  await accepted(`${resource} add-label ${name} judge=cli`);
  await accepted(`${resource} add-label --overwrite ${name} judge=cli2`);
  await accepted(`${resource} list -l judge=cli2 -o json`, (found) => found.length === 1);
  await accepted(`${resource} remove-label ${name} judge`);
}

async function catalogue() {
  for (const [resource, name] of [
    ["location", "fsn1"],
    ["server-type", "cx23"],
    ["load-balancer-type", "lb11"],
    ["iso", "debian-13.1.0-amd64-netinst.iso"],
  ]) {
    await accepted(`${resource} list`, (output) => output.includes(name));
    await accepted(`${resource} list -o json`, (found) => found.some((one) => one.name === name));
    await accepted(`${resource} list -s name:desc -o json`, (found) => found.length > 0);
    await accepted(`${resource} describe ${name}`, (output) => output.includes(name));
    await accepted(`${resource} describe ${name} -o json`, (found) => found.name === name);
  }
  // The API removed datacenters.
  await refused("datacenter list", "deprecated_api_endpoint");
  await refused("datacenter describe fsn1-dc14", "deprecated_api_endpoint");
}

async function sshKeys() {
  await step("ssh-key create", () => hcloudWords("ssh-key", "create", "--name", "judge", "--public-key", publicKey(1)));
  await accepted("ssh-key create --name file --public-key-from-file $PUBLIC_KEY --label a=b");
  await common("ssh-key", "judge");
  await labels("ssh-key", "judge");
  await accepted("ssh-key update file --name renamed");
  await refused("ssh-key create --name judge --public-key-from-file $PUBLIC_KEY", "uniqueness_error");
  await accepted("ssh-key delete renamed");
}

/** As `hcloud`, for words that contain spaces. */
async function hcloudWords(...words) {
  started.add(words.slice(0, 2).join(" "));
  return (await promisify(execFile)("hcloud", words, { env, timeout: 30_000 })).stdout;
}

async function certificates() {
  await accepted("certificate create --name judge --cert-file $CERTIFICATE --key-file $KEY");
  await accepted("certificate create --type managed --name managed --domain example.com");
  await common("certificate", "judge");
  await labels("certificate", "managed");
  await accepted("certificate describe judge", (output) => output.includes("www.judge.example.com"));
  await accepted("certificate update judge --name renamed");
  await refused("certificate create --name managed --cert-file $CERTIFICATE --key-file $KEY", "uniqueness_error");
  await accepted("certificate delete renamed");
}

async function servers() {
  await accepted("placement-group create --name judge --type spread --label a=b");
  await accepted(
    "server create --name judge --type cx23 --image debian-13 --location fsn1 --ssh-key judge --label a=b",
  );
  await accepted("server create --name other --type cx23 --image debian-13 --start-after-create=false", (output) =>
    output.includes("Root password"),
  );
  await common("server", "judge", [" delete rebuild"]);
  await labels("server", "judge");
  await accepted("server ip judge", (output) => /^\d+\.\d+\.\d+\.\d+$/m.test(output));
  await accepted("server ip -6 judge", (output) => output.includes(":"));
  for (const command of ["reboot", "reset", "shutdown", "poweron", "reset-password", "poweroff"])
    await accepted(`server ${command} judge`);
  await accepted("server add-to-placement-group judge -g judge");
  await accepted("server remove-from-placement-group judge");
  await accepted("server change-type judge cx33 --keep-disk");
  await accepted("server poweron judge");
  await accepted("server request-console judge -o json", (found) => found.WSSURL.startsWith("wss://"));
  await accepted("server enable-rescue judge --ssh-key judge");
  await accepted("server disable-rescue judge");
  await accepted("server attach-iso judge debian-13.1.0-amd64-netinst.iso");
  await accepted("server detach-iso judge");
  await accepted("server enable-backup judge");
  await accepted("server create-image judge --type backup");
  await accepted("server disable-backup judge");
  await accepted("server create-image judge --type snapshot --description judged --label made=image");
  await accepted("server set-rdns judge -r judge.example.com");
  for (const type of ["cpu", "disk", "network"]) {
    await accepted(
      `server metrics judge --type ${type} -o json`,
      (found) => Object.keys(found.metrics.time_series).length > 0,
    );
  }
  await accepted("server rebuild judge --image debian-12");
  await accepted("server update other --name renamed");
  await refused("server create --name judge --type cx23 --image debian-13", "uniqueness_error");
  await refused("server create --name a_b --type cx23 --image debian-13", "invalid_input");
  await refused("server change-type judge cx43", "server_not_stopped");
}

async function images() {
  await accepted("image list", (output) => output.includes("debian-13"));
  await accepted("image list -t system -s name:asc -o json", (found) => found.every((one) => one.type === "system"));
  const [image] = await accepted("image list -l made=image -o json", (found) => found.length === 1);
  await accepted("image describe debian-13", (output) => output.includes("debian"));
  await labels("image", image.id);
  await accepted(`image enable-protection ${image.id} delete`);
  await refused(`image delete ${image.id}`, "protected");
  await accepted(`image disable-protection ${image.id} delete`);
  await accepted(`image update ${image.id} --description changed`);
  await accepted(`image delete ${image.id}`);
}

async function volumes() {
  await accepted("volume create --name judge --size 10 --location fsn1 --label a=b");
  await accepted("volume create --name attached --size 10 --server judge --format ext4 --automount");
  await common("volume", "judge", [" delete"]);
  await labels("volume", "judge");
  await accepted("volume attach judge --server judge");
  await accepted("volume detach judge");
  await accepted("volume resize judge --size 20");
  await accepted("volume update judge --name renamed");
  await refused("volume create --name attached --size 10 --location fsn1", "uniqueness_error");
  await refused("volume create --name small --size 1 --location fsn1", "invalid_input");
  await accepted("volume delete renamed");
}

async function networks() {
  await accepted("network create --name judge --ip-range 10.0.0.0/16 --label a=b");
  await accepted("network add-subnet judge --type cloud --network-zone eu-central --ip-range 10.0.1.0/24");
  await common("network", "judge", [" delete"]);
  await labels("network", "judge");
  await accepted("network add-route judge --destination 10.100.1.0/24 --gateway 10.0.1.2");
  await accepted("network remove-route judge --destination 10.100.1.0/24 --gateway 10.0.1.2");
  await accepted("network add-subnet judge --type cloud --network-zone eu-central --ip-range 10.0.2.0/24");
  await accepted("network remove-subnet judge --ip-range 10.0.2.0/24");
  await accepted("network change-ip-range judge --ip-range 10.0.0.0/12");
  await accepted("server attach-to-network judge -n judge --ip 10.0.1.5");
  await accepted("server change-alias-ips judge -n judge --alias-ips 10.0.1.6,10.0.1.7");
  await accepted("server change-alias-ips judge -n judge --clear");
  await refused("server attach-to-network judge -n judge", "server_already_attached");
  await accepted("server detach-from-network judge -n judge");
  await accepted("network update judge --name renamed");
  await refused("network create --name renamed --ip-range 10.0.0.0/16", "uniqueness_error");
}

async function firewalls() {
  await accepted("firewall create --name judge --rules-file $RULES --label a=b");
  await common("firewall", "judge");
  await labels("firewall", "judge");
  await accepted("firewall add-rule judge --direction in --protocol tcp --port 22 --source-ips 10.0.0.0/8");
  await accepted("firewall describe judge -o json", (found) => found.rules.length === 2);
  await accepted("firewall delete-rule judge --direction in --protocol tcp --port 22 --source-ips 10.0.0.0/8");
  await accepted("firewall replace-rules judge --rules-file $RULES");
  await accepted("firewall apply-to-resource judge --type server --server judge");
  await refused("firewall delete judge", "resource_in_use");
  await accepted("firewall remove-from-resource judge --type server --server judge");
  await accepted("firewall apply-to-resource judge --type label_selector --label-selector a=b");
  await accepted("firewall remove-from-resource judge --type label_selector --label-selector a=b");
  await accepted("firewall update judge --name renamed");
  await refused("firewall create --name renamed", "uniqueness_error");
  await accepted("firewall delete renamed");
}

async function floatingIps() {
  await accepted("floating-ip create --type ipv4 --name judge --home-location fsn1 --description judged --label a=b");
  await accepted("floating-ip create --type ipv6 --name assigned --server judge");
  await common("floating-ip", "judge", [" delete"]);
  await labels("floating-ip", "judge");
  await accepted("floating-ip assign judge judge");
  await accepted("floating-ip unassign judge");
  await accepted("floating-ip set-rdns judge -r float.example.com");
  await accepted("floating-ip update judge --name renamed --description changed");
  await accepted("floating-ip delete renamed");
}

async function primaryIps() {
  // The client creates them by datacenter only, which the API removed.
  await accepted("primary-ip create --type ipv4 --name judge --datacenter fsn1-dc14");
  const [own] = await accepted("primary-ip list -o json", (found) => found.length > 0);
  await accepted("primary-ip list", (output) => output.includes("ipv4"));
  await accepted(`primary-ip describe ${own.id}`, (output) => /^ID:/m.test(output));
  await unknown("primary-ip describe 987654321");
  // Protection excludes deletion with the server.
  await accepted(`primary-ip update ${own.id} --auto-delete=false`);
  await accepted(`primary-ip enable-protection ${own.id}`);
  await refused(`primary-ip delete ${own.id}`, "protected");
  await accepted(`primary-ip disable-protection ${own.id}`);
  await accepted(`primary-ip set-rdns ${own.id} --ip ${own.ip} --hostname primary.example.com`);
  await accepted(`primary-ip update ${own.id} --name renamed`);
  await accepted("server poweroff judge");
  const judge = await accepted("server describe judge -o json");
  const id = judge.public_net.ipv4.id;
  await accepted(`primary-ip unassign ${id}`);
  await accepted(`primary-ip assign ${id} --server judge`);
  await accepted(`primary-ip unassign ${id}`);
  await accepted(`primary-ip delete ${id}`);
}

async function loadBalancers() {
  await accepted(
    "load-balancer create --name judge --type lb11 --location fsn1 --algorithm-type round_robin --label a=b",
  );
  await common("load-balancer", "judge", [" delete"]);
  await labels("load-balancer", "judge");
  await accepted("load-balancer add-service judge --protocol http --listen-port 80 --destination-port 8080");
  await accepted("load-balancer add-service judge --protocol tcp --listen-port 5432 --destination-port 5432");
  await refused(
    "load-balancer add-service judge --protocol tcp --listen-port 5432 --destination-port 5432",
    "source_port_already_used",
  );
  await accepted(
    "load-balancer update-service judge --listen-port 80 --destination-port 8081 --health-check-http-path /health",
  );
  await accepted("load-balancer delete-service judge --listen-port 5432");
  // The other server has no public address any more.
  await accepted("server create --name target --type cx23 --image debian-13");
  await accepted("load-balancer add-target judge --server target");
  await refused("load-balancer add-target judge --server target", "target_already_defined");
  await accepted("load-balancer remove-target judge --server target");
  await accepted("server delete target");
  await accepted("load-balancer add-target judge --label-selector a=b");
  await accepted("load-balancer remove-target judge --label-selector a=b");
  await accepted("load-balancer attach-to-network judge -n renamed --ip 10.0.1.9");
  await accepted("load-balancer disable-public-interface judge");
  await accepted("load-balancer enable-public-interface judge");
  await accepted("load-balancer detach-from-network judge -n renamed");
  await accepted("load-balancer change-algorithm judge --algorithm-type least_connections");
  await accepted("load-balancer change-type judge lb21");
  await accepted("load-balancer set-rdns judge -r lb.example.com");
  for (const type of ["open_connections", "connections_per_second", "requests_per_second", "bandwidth"]) {
    await accepted(
      `load-balancer metrics judge --type ${type} -o json`,
      (found) => Object.keys(found.metrics.time_series).length > 0,
    );
  }
  await accepted("load-balancer update judge --name renamed");
  await accepted("load-balancer delete renamed");
}

async function ends() {
  await common("placement-group", "judge");
  await labels("placement-group", "judge");
  await accepted("placement-group update judge --name renamed");
  await refused("placement-group create --name renamed --type spread", "uniqueness_error");
  await accepted("placement-group delete renamed");
  await accepted("server delete judge");
  await accepted("network delete renamed");
}

/** Commands that send no request, or start another program. */
const LOCAL = ["server ssh"];

async function allCommands() {
  const commands = (help) =>
    [
      ...help
        .split("Commands:")[1]
        .split("\nFlags")[0]
        .matchAll(/^  (\S+)/gm),
    ].map((match) => match[1]);
  const help = async (...words) => (await promisify(execFile)("hcloud", [...words, "--help"], { env })).stdout;
  const local = ["completion", "context", "help", "version"];
  const missing = [];
  for (const resource of commands(await help()).filter((name) => !local.includes(name))) {
    const names = commands(await help(resource)).map((name) => `${resource} ${name}`);
    missing.push(...names.filter((name) => !started.has(name) && !LOCAL.includes(name)));
  }
  return missing;
}

for (const run of [
  catalogue,
  sshKeys,
  certificates,
  servers,
  images,
  volumes,
  networks,
  firewalls,
  floatingIps,
  primaryIps,
  loadBalancers,
  ends,
]) {
  await part(run.name, run);
}
await step("every command was called", allCommands, (missing) => missing.length === 0);
await rm(folder, { recursive: true });
