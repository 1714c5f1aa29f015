// `npm run manuals`: takes every picture of docs/manuals from the product itself. Starts the built server over a fresh
// demonstration, lets the people of the bureau do their month in real pages, and writes docs/manuals/pictures/<role>.
// `--from DIR` starts from a copy of a demonstration's data directory whose password is in DEMO_PASSWORD (saves a minute).
import { takeClerkPictures } from "./manuals/clerk.mjs";
import { takeFilesOfficePictures } from "./manuals/files-office.mjs";
import { takeHeadPictures } from "./manuals/head.mjs";
import { takeObjectionPictures, takeOfficerPictures } from "./manuals/officer.mjs";
import { findBrowser, openStudio } from "./manuals/studio.mjs";

const browser = findBrowser();
if (!browser) {
  console.error(
    "没有找到 Chromium、Chrome 或 Edge,无法截图;请安装其一,或用环境变量 BROWSER_PATH 指明 / no browser found: no picture was taken",
  );
  process.exit(1);
}
const from = process.argv.includes("--from") ? process.argv[process.argv.indexOf("--from") + 1] : null;
const studio = await openStudio(browser, from, (line) => console.log(line));
try {
  // Wednesday 4 November, 10:00: October is being filled.
  await takeOfficerPictures(studio);
  await takeClerkPictures(studio);
  await studio.setClock("2026-11-10T09:00");
  await takeHeadPictures(studio);
  await takeFilesOfficePictures(studio, () => takeObjectionPictures(studio));
  for (const trouble of studio.troubles) console.error(`! ${trouble}`);
  console.log(`${studio.taken.length} 张,${(studio.bytes() / 1_048_576).toFixed(1)} MB`);
  if (studio.troubles.length === 0) studio.keep();
  else console.error("有的图没有截成,原有图片未替换 / some pictures failed: the old ones were kept");
  process.exitCode = studio.troubles.length > 0 ? 1 : 0;
} finally {
  await studio.close();
}
