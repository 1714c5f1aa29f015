import { existsSync } from "node:fs";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { Chart, registerables, type ChartConfiguration } from "chart.js";

/** A picture as data: it crosses to the drawing worker as a message. */
export interface ChartPicture {
  name: string;
  width: number;
  height: number;
  config: ChartConfiguration;
}

/** Where the systems keep a face with Chinese characters, the plainest first. */
const FONT_FILES = [
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
  "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
  "C:\\Windows\\Fonts\\msyh.ttc",
  "C:\\Windows\\Fonts\\simhei.ttf",
  "C:\\Windows\\Fonts\\simsun.ttc",
  "/System/Library/Fonts/PingFang.ttc",
  "/System/Library/Fonts/STHeiti Medium.ttc",
];
const FACE = "Merit Charts";
/** Twice the pixels of the size on the page: sharp in print. Chart.js enlarges the canvas itself. */
const SCALE = 2;

/** Registers a face with Chinese characters; undefined when there is none and every label would be a box. */
export function chineseFace(): string | undefined {
  if (GlobalFonts.has(FACE)) return FACE;
  return FONT_FILES.some((file) => existsSync(file) && GlobalFonts.registerFromPath(file, FACE))
    ? FACE
    : undefined;
}

/** Draws one picture as PNG on white; numbers and names as given, no animation. */
export function drawChart({ width, height, config }: ChartPicture, face: string): Buffer {
  Chart.register(...registerables);
  Chart.defaults.font.family = face;
  Chart.defaults.font.size = 15;
  Chart.defaults.color = "#333";
  const canvas = createCanvas(width, height);
  const chart = new Chart(canvas as unknown as HTMLCanvasElement, {
    ...config,
    options: { ...config.options, responsive: false, animation: false, devicePixelRatio: SCALE },
    plugins: [
      {
        id: "paper",
        beforeDraw({ ctx }) {
          ctx.save();
          ctx.fillStyle = "#fff";
          ctx.fillRect(0, 0, canvas.width, canvas.height);
          ctx.restore();
        },
      },
    ],
  });
  const png = canvas.toBuffer("image/png");
  chart.destroy();
  return png;
}
