import { escapeXml } from "../annual/drawing-parts.ts";

/** A chart of cells: Excel and LibreOffice draw it, a reader may edit it. References are absolute, without the sheet. */
export interface NativeChart {
  title: string;
  kind: "stacked" | "line" | "bar";
  sheet: string;
  category: { ref: string; values: readonly string[] };
  series: readonly {
    name: string;
    nameRef: string;
    ref: string;
    values: readonly number[];
    colour: string;
  }[];
  /** Number format of the value axis. */
  format: string;
  range?: { min: number; max: number };
}

const NS = "http://schemas.openxmlformats.org";
const FONT = `<a:latin typeface="宋体"/><a:ea typeface="宋体"/>`;
const GREY = `<a:ln w="6350"><a:solidFill><a:srgbClr val="D0D5DD"/></a:solidFill></a:ln>`;

/** xl/charts/chartN.xml with cached values, so that a viewer without calculation shows the same. */
export function nativeChartXml(chart: NativeChart): string {
  const sheet = `'${chart.sheet.replace(/'/g, "''")}'!`;
  const texts = (ref: string, values: readonly string[]): string =>
    `<c:strRef><c:f>${escapeXml(sheet + ref)}</c:f><c:strCache>${points(values)}</c:strCache></c:strRef>`;
  const numbers = (ref: string, values: readonly number[]): string =>
    `<c:numRef><c:f>${escapeXml(sheet + ref)}</c:f><c:numCache><c:formatCode>${chart.format}</c:formatCode>${points(values)}</c:numCache></c:numRef>`;
  const isLine = chart.kind === "line";
  const series = chart.series.map(({ name, nameRef, ref, values, colour }, index) => {
    const fill = `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
    const look = isLine
      ? `<c:spPr><a:ln w="28575" cap="rnd">${fill}<a:round/></a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>${fill}</c:spPr></c:marker>`
      : `<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>`;
    return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${texts(nameRef, [name])}</c:tx>${look}<c:cat>${texts(chart.category.ref, chart.category.values)}</c:cat><c:val>${numbers(ref, values)}</c:val>${isLine ? `<c:smooth val="0"/>` : ""}</c:ser>`;
  });
  const axes = `<c:axId val="111"/><c:axId val="222"/>`;
  const plot = isLine
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series.join("")}<c:marker val="1"/>${axes}</c:lineChart>`
    : `<c:barChart><c:barDir val="col"/><c:grouping val="${chart.kind === "stacked" ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${series.join("")}<c:gapWidth val="70"/>${chart.kind === "stacked" ? `<c:overlap val="100"/>` : ""}${axes}</c:barChart>`;
  const { min, max } = chart.range ?? {};
  const limits = `${max === undefined ? "" : `<c:max val="${max}"/>`}${min === undefined ? "" : `<c:min val="${min}"/>`}`;
  const small = `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900">${FONT}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
  // One series says in its title what it is.
  const legend = chart.series.length === 1 ? "" : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${small}</c:legend>`; // prettier-ignore
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="${NS}/drawingml/2006/chart" xmlns:a="${NS}/drawingml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1300" b="1">${FONT}</a:defRPr></a:pPr><a:r><a:rPr lang="zh-CN" sz="1300" b="1">${FONT}</a:rPr><a:t>${escapeXml(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${small}<c:crossAx val="222"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>${limits}</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr>${GREY}</c:spPr></c:majorGridlines><c:numFmt formatCode="${chart.format}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${small}<c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

function points(values: readonly (string | number)[]): string {
  const cached = values.map(
    (value, index) => `<c:pt idx="${index}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`,
  );
  return `<c:ptCount val="${values.length}"/>${cached.join("")}`;
}
