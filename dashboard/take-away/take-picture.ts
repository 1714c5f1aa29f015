/** A chart as a picture, in the size it has on the page. */
export interface TakenPicture {
  dataUrl: string;
  width: number;
  height: number;
}

const MARGIN = 16;
const TITLE = { font: '600 18px "Noto Sans CJK SC", "Microsoft YaHei", sans-serif', height: 30 };
const NOTE = { font: '13px "Noto Sans CJK SC", "Microsoft YaHei", sans-serif', height: 22 };

/** The chart on white with its title above and a note of source and time below, ready for a report. */
export function takePicture(canvas: HTMLCanvasElement, title: string, note: string): TakenPicture {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const scale = canvas.width / Math.max(1, width);
  const sheet = document.createElement("canvas");
  const size = {
    width: width + 2 * MARGIN,
    height: height + TITLE.height + NOTE.height + 2 * MARGIN,
  };
  sheet.width = Math.round(size.width * scale);
  sheet.height = Math.round(size.height * scale);
  const ink = sheet.getContext("2d");
  if (!ink) throw new Error("this browser draws no pictures");
  ink.scale(scale, scale);
  ink.fillStyle = "#fff";
  ink.fillRect(0, 0, size.width, size.height);
  ink.fillStyle = "#1b2733";
  ink.font = TITLE.font;
  ink.textBaseline = "top";
  ink.fillText(title, MARGIN, MARGIN, width);
  ink.drawImage(canvas, MARGIN, MARGIN + TITLE.height, width, height);
  ink.fillStyle = "#5b6770";
  ink.font = NOTE.font;
  ink.fillText(note, MARGIN, MARGIN + TITLE.height + height + 6, width);
  return { dataUrl: sheet.toDataURL("image/png"), ...size };
}
