const STARTS = [
  "=",
  "+",
  "-",
  "@",
  "＝",
  "＋",
  "－",
  "＠",
  "'=",
  '"=',
  "=+",
  "==",
  "@@",
  "%0A=",
  "；=",
  "'",
  "''",
];
const BODIES = [
  "1+1", "cmd|'/c calc'!A0", "WEBSERVICE(\"http://127.0.0.1/?\"&A1)", "HYPERLINK(\"http://127.0.0.1\",\"点击\")",
  "IMPORTXML(\"http://127.0.0.1\",\"//a\")", "DDE(\"cmd\";\"/C calc\";\"x\")", "SUM(A1:A9)", "A1", "REF!A1",
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{1,2}", "表彰决定",
]; // prettier-ignore

/** 200+ strings that Excel, a CSV reader or a browser would run if a sink forgot to treat them as text. */
export function formulaStrings(): string[] {
  return STARTS.flatMap((start) => BODIES.map((body) => start + body));
}
