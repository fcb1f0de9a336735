export default {
  workflows: { FLOW: { name: "flow", className: "Flow" } },
  durableObjects: { KEEPER: { className: "Keeper", useSQLite: true } },
};
