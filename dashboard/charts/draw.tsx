import { useEffect, useRef } from "react";
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
} from "chart.js";
import { LineElement, PointElement, RadarController, RadialLinearScale, Tooltip } from "chart.js";
import type { ChartConfiguration } from "chart.js";
import { DIRECT_LABELS } from "./direct-labels.ts";
import { GRID, INK, MUTED } from "./palette.ts";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
);
Chart.register(PointElement, RadarController, RadialLinearScale, Tooltip, DIRECT_LABELS);
Chart.defaults.font.family = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';
Chart.defaults.font.size = 12;
Chart.defaults.color = MUTED;
Chart.defaults.borderColor = GRID;
// A figure that refreshes itself every few seconds must not dance.
Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;
Chart.defaults.plugins.legend.labels.color = INK;
Chart.defaults.plugins.legend.labels.boxWidth = 12;
Chart.defaults.plugins.legend.labels.boxHeight = 12;

/**
 * The only place that constructs, updates and destroys a Chart. `sentence` says what the picture says, for a reader
 * who does not see it; the rows stand in the table of the same card.
 */
export function Draw(props: { configuration: ChartConfiguration; height: number; sentence: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Chart | null>(null);

  useEffect(() => {
    if (!canvas.current) return;
    if (drawn.current) {
      drawn.current.data = props.configuration.data;
      drawn.current.options = props.configuration.options ?? {};
      drawn.current.update();
    } else {
      drawn.current = new Chart(canvas.current, props.configuration);
    }
  }, [props.configuration]);

  useEffect(
    () => () => {
      drawn.current?.destroy();
      drawn.current = null;
    },
    [],
  );

  return (
    <div className="drawing" style={{ height: props.height }}>
      <canvas ref={canvas} role="img" aria-label={props.sentence} />
    </div>
  );
}
