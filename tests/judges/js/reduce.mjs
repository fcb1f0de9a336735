// Reduces an OpenAPI 3.0 description to what judges responses: paths, methods, statuses and schemas, without any prose.
// The schemas become those of OpenAPI 3.1, which are plain JSON Schema: `nullable` is written as the type `null`.
//
//     node tests/judges/js/reduce.mjs hcloud.json > tests/judges/openapi.json
import { readFileSync } from "node:fs";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const KEPT = ["type", "format", "required", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern"];
const DROPPED = ["title", "description", "example", "examples", "default", "deprecated"];

const source = JSON.parse(readFileSync(process.argv[2], "utf8"));
const schemas = new Map();
const paths = mapValues(source.paths, (item) => mapValues(pick(item, METHODS), operation));

const version = source.info.version;
console.log(`{"openapi": "3.1.0", "info": {"title": "Responses of the Hetzner Cloud API", "version": "${version}"},`);
console.log(`"paths": {\n${lines(Object.entries(paths))}\n},`);
console.log(`"components": {"schemas": {\n${lines([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)))}\n}}}`);

function operation({ responses }) {
  const statuses = Object.entries(responses).map(([status, { content }]) => [
    status.toUpperCase(), // Ranges such as `4XX`.
    content ? { content: mapValues(content, media) } : {},
  ]);
  return { responses: Object.fromEntries(statuses) };
}

function media(from) {
  return { schema: schema(from.schema) };
}

function schema(from) {
  if (from.$ref) return reference(from.$ref);
  const to = pick(from, KEPT);
  for (const [keyword, value] of Object.entries(from)) {
    switch (keyword) {
      case "properties":
        to.properties = mapValues(value, schema);
        break;
      case "items":
        to.items = schema(value);
        break;
      case "additionalProperties":
        to.additionalProperties = typeof value === "boolean" ? value : schema(value);
        break;
      case "allOf":
      case "anyOf":
      case "oneOf":
        to[keyword] = value.map(schema);
        break;
      default:
        if (![...KEPT, ...DROPPED, "nullable"].includes(keyword)) throw new Error(`unknown keyword ${keyword}`);
    }
  }
  return from.nullable ? nullable(to) : to;
}

function nullable(to) {
  if (!to.type) return { anyOf: [to.allOf?.length === 1 ? to.allOf[0] : to, { type: "null" }] };
  return { ...to, type: [to.type, "null"], ...(to.enum && { enum: [...new Set([...to.enum, null])] }) };
}

/** Keeps a reference, and what it stands for. */
function reference($ref) {
  const name = $ref.replace("#/components/schemas/", "");
  const found = source.components.schemas[name];
  if (!found) throw new Error(`${$ref} is no schema`);
  if (!schemas.has(name)) {
    // Before its own references, which may lead back to it.
    schemas.set(name, undefined);
    schemas.set(name, schema(found));
  }
  return { $ref };
}

function lines(entries) {
  return entries.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(",\n");
}

function pick(from, names) {
  return Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));
}

function mapValues(from, convert) {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, convert(value)]));
}
