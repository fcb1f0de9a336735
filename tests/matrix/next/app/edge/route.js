export { GET } from "../../route.mjs";

export const runtime = "edge";
