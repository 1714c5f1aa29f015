// Under CI nothing may be skipped: a test that skips itself fails the run.
module.exports = {
  "node-option": ["import=tsx"],
  require: ["test/support/root-hooks.ts"],
  timeout: 60_000,
  forbidPending: process.env.CI === "true",
};
