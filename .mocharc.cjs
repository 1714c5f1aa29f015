const { availableParallelism } = require("node:os");

// Under CI nothing may be skipped: a test that skips itself fails the run. Files share no state but the MariaDB that the
// root hooks start, so they run side by side; a browser and a database each make more than four at once no faster.
module.exports = {
  "node-option": ["import=tsx"],
  require: ["test/support/root-hooks.ts"],
  timeout: 60_000,
  forbidPending: process.env.CI === "true",
  parallel: true,
  jobs: Math.min(4, Math.max(2, availableParallelism())),
};
