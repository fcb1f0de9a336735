// Validates the responses that other tours received against a public OpenAPI description, which others wrote.
import { readFileSync } from "node:fs";

import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";

import { operations } from "./facts.mjs";
import { judge } from "./received.mjs";
import { step } from "./steps.mjs";

/** The known faults of the description: what it lacks because it is older than the API, or has wrong. */
const KNOWN = [
  known(/\bserver_types?(\[\])?\.deprecated is missing$/, "removed from the API on 2026-11-02"),
  known(/\bload_balancer_types?(\[\])?\.deprecated is missing$/, "removed from the API on 2026-11-02"),
  known(/\bimages?(\[\])?\.deprecated is missing$/, "removed from the API on 2026-11-02"),
  known(/^servers?(\[\])?\.datacenter is missing$/, "removed from the API on 2026-07-01"),
  known(/^primary_ips?(\[\])?\.datacenter is missing$/, "removed from the API on 2026-07-01"),
  known(/^primary_ips?(\[\])?\.assignee_type is "unassigned"/, "a value of the API since 2026-08-01"),
  known(/\bserver_types?(\[\])?\.locations\[\]\.(available|recommended) is not described$/, "added on 2026-04-01"),
  known(/\bservices\[\]\.http\.timeout_idle is not described$/, "added on 2026-04-30"),
  known(/\bload_balancer_types?(\[\])?\.deprecation is not described$/, "added on 2026-07-21"),
  known(/\btargets\[\]\.health_status\[\]\.detail is not described$/, "added on 2026-08-17"),
  known(/\bimages?(\[\])?\.deprecation is not described$/, "added on 2026-09-08"),
  known(/^networks\.list_members 200 is not described$/, "an operation of the API since 2026-09-15"),
  known(/^load_balancers\.delete 201 is not described$/, "answered with an action since October 2026"),
  known(/^load_balancers?(\[\])?\.public_net\.ipv[46]\.(id|blocked) is not described$/, "added in October 2026"),
  known(/^metrics\.step is \d+\.\d+: must be integer$/, "a number in the description that this one was made from"),
];

function known(difference, reason) {
  return { difference, reason };
}

const URI = "openapi.json";
const description = JSON.parse(readFileSync(new URL(`../${URI}`, import.meta.url)), closed);
const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addFormat("decimal", /^-?\d+(\.\d+)?$/);
// The parts of a description around its schemas, which are no keywords.
ajv.addVocabulary(["openapi", "info", "paths", "components"]);
ajv.addSchema(description, URI);

/** The paths of the description by their form, because the names of their parameters differ from ours. */
const paths = new Map(Object.keys(description.paths).map((path) => [form(path), path]));
const met = new Set();
const received = new Set();

await judge(process.argv[2], (operation, status, body) => {
  received.add(operation);
  return differences(operation, status, body).filter((difference) => {
    const fault = KNOWN.find((one) => one.difference.test(difference));
    if (fault) met.add(fault);
    return !fault;
  });
});

for (const { difference, reason } of met) console.log(`known fault of the description ${difference}: ${reason}`);
// Some tours alone do not request everything.
if ([...operations.keys()].every((operation) => received.has(operation))) {
  for (const fault of KNOWN.filter((one) => !met.has(one))) {
    await step(String(fault.difference), () => {
      throw new Error("is listed as a fault of the description, but did not occur");
    });
  }
}

/** Describes the differences of a response from the description. */
function differences(id, status, body) {
  const method = operations.get(id).method.toLowerCase();
  const path = paths.get(form(operations.get(id).path));
  const responses = description.paths[path]?.[method]?.responses ?? {};
  const key = [String(status), `${String(status)[0]}XX`].find((one) => one in responses);
  if (!key) return [`${id} ${status} is not described`];
  if (!responses[key].content) return body === undefined ? [] : ["a body where there is none"];
  const pointer = ["paths", path, method, "responses", key, "content", "application/json", "schema"];
  const validate = ajv.getSchema(`${URI}#/${pointer.map(escaped).join("/")}`);
  return validate(body) ? [] : validate.errors.filter((error) => !isEcho(error)).map(describe);
}

/** Allows no other keys in the objects of a schema, so that a key that is not described is a difference too. */
function closed(_key, value) {
  const isOpen = value?.type?.includes?.("object") && value.properties && !("additionalProperties" in value);
  return isOpen ? { ...value, additionalProperties: false } : value;
}

/** Returns whether an error repeats others: a nullable object that does not fit also fails as null, and as a whole. */
function isEcho({ keyword, params }) {
  return keyword === "anyOf" || (keyword === "type" && params.type === "null");
}

function describe({ keyword, instancePath, params, message, data }) {
  const at = instancePath.slice(1).replace(/\/\d+(?=\/|$)/g, "[]").replaceAll("/", ".");
  const key = (name) => (at ? `${at}.${name}` : name);
  if (keyword === "required") return `${key(params.missingProperty)} is missing`;
  if (keyword === "additionalProperties") return `${key(params.additionalProperty)} is not described`;
  return `${at} is ${JSON.stringify(data)?.slice(0, 80)}: ${message}`;
}

function form(path) {
  return path.replace(/\{[^}]*\}/g, "{}");
}

function escaped(part) {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}
