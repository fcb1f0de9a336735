// Checks a response against the facts of the API in `tests/data`: statuses, keys, types, null and unknown values.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url)));
export const operations = new Map(read("operations").map((operation) => [operation.id, operation]));
const models = new Map(read("models").map((model) => [model.name, model]));
const enums = new Map(read("enums").map((one) => [one.name, one]));

const codes = new Map(read("error_codes").map((one) => [one.code, one]));

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Describes the differences of a successful response. */
export function problems(id, status, body) {
  const expected = operations.get(id).response.find((response) => response.status === status);
  if (!expected) return [`status ${status}`];
  if (!expected.body) return body === undefined ? [] : ["a body where there is none"];
  return fields(expected.body, body, "");
}

/** Describes the differences of a refusal. */
export function refusalProblems(id, status, body) {
  const { code, message, details } = body?.error ?? {};
  const expected = codes.get(code);
  if (!expected) return [`code ${code} is unknown`];
  const found = [];
  const statuses = [expected.status, ...expected.op_statuses].filter((one) => one !== null);
  if (statuses.length && !statuses.includes(status)) found.push(`${code} has status ${status} instead of ${statuses}`);
  // Of some codes the operations are not known.
  const elsewhere = !expected.general && expected.operations.length > 0 && !expected.operations.includes(id);
  if (elsewhere) found.push(`${code} is a code of other operations: ${expected.operations}`);
  if (typeof message !== "string" || message === "") found.push(`${code} has no message`);
  if (code === "invalid_input" && !details?.fields?.every((field) => field.name && field.messages.length > 0)) {
    found.push("invalid_input names no fields");
  }
  return found;
}

function fields(expected, object, at) {
  if (object === null || typeof object !== "object" || Array.isArray(object)) return [`${at} is no object`];
  const names = new Set(expected.map((field) => field.name));
  const unknown = Object.keys(object).filter((name) => !names.has(name));
  const found = unknown.map((name) => `${at}.${name} is unknown`);
  for (const field of expected) {
    const value = object[field.name];
    const path = `${at}.${field.name}`;
    if (value === undefined) {
      if (field.required) found.push(`${path} is missing`);
    } else if (value === null) {
      if (!field.nullable) found.push(`${path} is null`);
    } else {
      found.push(...typed(field.type, value, path));
    }
  }
  return found;
}

const is = (fits, path, type) => (fits ? [] : [`${path} is no ${type}`]);

/** Describes the differences of a value from a type such as `list<ref:Server>`. */
function typed(type, value, path) {
  const [, outer, inner] = /^(list|map|tuple)<(.*)>$/.exec(type) ?? [];
  if (outer === "list") {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => typed(inner, item, `${path}[${index}]`));
  }
  if (outer === "map") {
    const valueType = inner.slice(inner.indexOf(",") + 1);
    return Object.entries(value).flatMap(([key, item]) => typed(valueType, item, `${path}.${key}`));
  }
  if (outer === "tuple") {
    return inner.split(",").flatMap((part, index) => typed(part, value[index], `${path}[${index}]`));
  }
  const [kind, name] = type.split(":");
  switch (kind) {
    case "ref":
      return fields(models.get(name).fields, value, path);
    case "enum":
      return is(enums.get(name).values.includes(value), path, `${name}: ${value}`);
    case "bool":
      return is(typeof value === "boolean", path, type);
    case "int":
    case "int32":
    case "int64":
      return is(Number.isSafeInteger(value), path, type);
    case "number":
    case "float64":
      return is(typeof value === "number", path, type);
    case "datetime":
      return is(typeof value === "string" && DATE.test(value), path, type);
    case "decimal":
      return is(typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value), path, type);
    case "string":
      return is(typeof value === "string", path, type);
    case "id_or_name":
      return is(typeof value === "string" || Number.isSafeInteger(value), path, type);
    case "object":
      return is(typeof value === "object", path, type);
    default:
      throw new Error(`unknown type ${type}`);
  }
}
