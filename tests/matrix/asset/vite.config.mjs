// What the asset entry needs: `await` at the top of a module is newer than the default target of Vite 6, and a
// package that is bundled in advance no longer has its asset beside it.
export default { build: { target: "es2022" }, optimizeDeps: { exclude: ["hetzner-cloud"] } };
