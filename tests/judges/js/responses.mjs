// Compares the responses that other tours received with the facts of the API.
import { problems, refusalProblems } from "./facts.mjs";
import { judge } from "./received.mjs";

await judge(process.argv[2], (operation, status, body) =>
  status < 300 ? problems(operation, status, body) : refusalProblems(operation, status, body),
);
