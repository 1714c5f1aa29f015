/**
 * `npm run bench [-- --size 600|10000|100000] [--only push,score,…] [--seed N] [--profile FOLDER]`: the figures of quality.md §1, each
 * beside its reference in the same run. `--child NAME …` is how the bench starts its own reference processes.
 */
import { runChild } from "./children.ts";

const [first, name = "", ...rest] = process.argv.slice(2);
if (first === "--child") await runChild(name, rest);
else {
  // A reference process loads nothing of the product it does not need.
  const { readOptions } = await import("./options.ts");
  const { runBench } = await import("./run-bench.ts");
  process.exit(await runBench(readOptions(process.argv.slice(2)), (line) => console.log(line)));
}
