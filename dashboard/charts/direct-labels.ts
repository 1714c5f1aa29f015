import type { Chart, ChartType, Plugin } from "chart.js";
import { INK, PAPER } from "./palette.ts";

/** Text written at the data itself, so that a reader need not travel to a legend or an axis. */
export interface DirectLabels {
  /** By dataset, by point; an empty text writes nothing. */
  texts: string[][];
  /** `end`: beyond the point, `above` it, or `inside` a bar's middle where the text fits. */
  place: "end" | "above" | "inside";
  /** With `above`: the points whose text stands below them, out of the way of another line. */
  below?: boolean[][];
  /** Ink by dataset; the common ink where it is missing. */
  inks?: string[];
}

declare module "chart.js" {
  interface PluginOptionsByType<TType extends ChartType> {
    directLabels?: TType extends ChartType ? DirectLabels : never;
  }
}

export const DIRECT_LABELS: Plugin = {
  id: "directLabels",
  afterDatasetsDraw(chart: Chart, _args, options: Partial<DirectLabels>) {
    if (!options.texts) return;
    const { ctx } = chart;
    ctx.save();
    ctx.font = `12px ${chart.options.font?.family ?? "sans-serif"}`;
    ctx.textBaseline = "middle";
    options.texts.forEach((texts, index) => {
      const meta = chart.getDatasetMeta(index);
      if (!chart.isDatasetVisible(index)) return;
      ctx.fillStyle = options.inks?.[index] ?? INK;
      // From the newest backwards: where labels would touch, the older one gives way.
      let right: Drawn | null = null;
      for (let point = texts.length - 1; point >= 0; point -= 1) {
        const text = texts[point];
        const element = meta.data[point] as Drawn | undefined;
        if (!text || !element || Number.isNaN(element.x) || Number.isNaN(element.y)) continue;
        if (options.place === "above" && right && touches(ctx, text, element, right)) continue;
        right = element;
        const below = options.below?.[index]?.[point] ?? false;
        write(ctx, text, element, options.place ?? "end", below);
      }
    });
    ctx.restore();
  },
};

function write(
  ctx: CanvasRenderingContext2D,
  text: string,
  element: Drawn,
  place: DirectLabels["place"],
  below: boolean,
): void {
  const { x, y, base, width, height, horizontal } = element;
  if (place === "above") {
    ctx.textAlign = "center";
    edge(ctx, text, x, below ? y + 15 : y - 14);
    ctx.fillText(text, x, below ? y + 15 : y - 14);
  } else if (place === "inside") {
    const room = horizontal ? Math.abs(x - (base ?? x)) : (width ?? 0);
    if (ctx.measureText(text).width + 6 > room || (!horizontal && (height ?? 0) < 14)) return;
    ctx.textAlign = "center";
    ctx.fillText(text, horizontal ? (x + (base ?? x)) / 2 : x, horizontal ? y : (y + (base ?? y)) / 2);
  } else {
    const backwards = horizontal === true && base !== undefined && x < base;
    ctx.textAlign = backwards ? "right" : "left";
    edge(ctx, text, x + (backwards ? -6 : 8), y);
    ctx.fillText(text, x + (backwards ? -6 : 8), y);
  }
}

/** Whether the label of a point would run into the one to its right. */
function touches(ctx: CanvasRenderingContext2D, text: string, element: Drawn, right: Drawn): boolean {
  return right.x - element.x < ctx.measureText(text).width + 4 && Math.abs(right.y - element.y) < 30;
}

/** A paper-coloured edge keeps a figure readable where a line passes behind it. */
function edge(ctx: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  ctx.strokeStyle = PAPER;
  ctx.lineWidth = 4;
  ctx.lineJoin = "round";
  ctx.strokeText(text, x, y);
}

/** What bars and points share once Chart.js has laid them out. */
interface Drawn {
  x: number;
  y: number;
  base?: number;
  width?: number;
  height?: number;
  horizontal?: boolean;
}
