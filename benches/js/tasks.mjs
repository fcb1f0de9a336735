// The tasks, each done by the package and by hand. Runs in Node and in browsers.
import { compare } from "./compare.mjs";

const TOKEN = "0123456789012345678901234567890123456789012345678901234567890123";
const ID = 42;

/** Compares all tasks; `api` is the base URL of a server that always answers the same. */
export async function measure({ Hetzner }, api, rounds) {
  const hz = new Hetzner({ token: TOKEN, baseUrl: api });
  const get = async (path) => {
    const response = await fetch(api + path, { headers: { authorization: `Bearer ${TOKEN}`, accept: "application/json" } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  };
  const tasks = [
    {
      name: "a page of 50 servers / fetch and .json()",
      ours: async () => expect((await hz.servers.list({ per_page: 50 })).items.length, 50),
      theirs: async () => expect((await get("/servers?per_page=50")).servers.length, 50),
      calls: 5,
    },
    {
      name: "GET by id / fetch and .json()",
      ours: async () => expect((await hz.servers.get({ id: ID })).id, ID),
      theirs: async () => expect((await get(`/servers/${ID}`)).server.id, ID),
      calls: 20,
    },
    {
      name: "request: list, 6 parameters / by hand",
      ours: () => expect(hz.request("servers.list", LIST).url, `${api}/servers?${QUERY}`),
      theirs: () => expect(byHand(api, LIST).url, `${api}/servers?${QUERY}`),
      calls: 500,
      isSync: true,
    },
  ];
  const results = [];
  for (const task of tasks) results.push(await compare({ ...task, rounds }));
  return results;
}

const LIST = {
  name: "web-1.example.com",
  label_selector: "env=prod,tier in (web,db)",
  sort: ["created:desc"],
  status: ["running"],
  page: 3,
  per_page: 50,
};
const QUERY =
  "name=web-1.example.com&label_selector=env%3Dprod%2Ctier%20in%20%28web%2Cdb%29&sort=created%3Adesc&status=running&page=3&per_page=50";

/** A request by hand, as careful as the package: the same characters are encoded. */
function byHand(api, { name, label_selector, sort, status, page, per_page }) {
  const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const pairs = [`name=${encode(name)}`, `label_selector=${encode(label_selector)}`];
  for (const one of sort) pairs.push(`sort=${encode(one)}`);
  for (const one of status) pairs.push(`status=${encode(one)}`);
  pairs.push(`page=${page}`, `per_page=${per_page}`);
  const headers = { authorization: `Bearer ${TOKEN}`, accept: "application/json" };
  return { method: "GET", url: `${api}/servers?${pairs.join("&")}`, headers, body: undefined };
}

function expect(value, expected) {
  if (value !== expected) throw new Error(`expected ${expected}, not ${value}`);
}
