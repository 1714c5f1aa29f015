/** What the page's own watcher saw, in milliseconds since navigation. */
export interface Watched {
  chartAt: number;
  longestTask: number;
}

/** Runs in the page before anything else: notes the first frame in which a canvas shows something, and long tasks. */
export const WATCH_FOR_CHART = `
  window.watched = { chartAt: 0, longestTask: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      window.watched.longestTask = Math.max(window.watched.longestTask, duration);
    }
  }).observe({ type: "longtask", buffered: true });
  const isDrawn = (canvas) => {
    if (canvas.width === 0 || canvas.height === 0) return false;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 3; at < data.length; at += 4) if (data[at] > 0) return true;
    return false;
  };
  const look = () => {
    if ([...document.querySelectorAll("canvas")].some(isDrawn)) window.watched.chartAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;
