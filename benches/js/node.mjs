// Measures the tasks in a process of its own, and prints the results as JSON.
//
//   node benches/js/node.mjs API ROUNDS
import * as pkg from "../../pkg-js/dist/index.js";
import { measure } from "./tasks.mjs";

const [api, rounds] = process.argv.slice(2);
console.log(JSON.stringify(await measure(pkg, api, Number(rounds))));
