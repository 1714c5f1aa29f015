/** One thing somebody said of the draft for 2027, and what the 考核办 answered. */
export interface DemoComment {
  day: string;
  by: string;
  clause: string;
  text: string;
  answer?: [day: string, adoption: string, words: string];
}

export const COMMENTS_2027: readonly DemoComment[] = [
  { day: "2026-10-22", by: "officer19", clause: "credits:c12",
    text: "城区调解量大，提高到 4 分是好事，建议同时明确当天录入系统的才计分，避免月底补录。",
    answer: ["2026-10-27", "adopted", "采纳。讨论稿将写明须有协议书并在调解后 3 日内录入。"] },
  { day: "2026-10-22", by: "head14", clause: "credits:c15",
    text: "交通违法查处按数量计分容易追求数量，建议增加事故下降的内容。",
    answer: ["2026-10-28", "partly", "部分采纳。查处仍按 50 起计分并封顶，事故预防另在单位指标中体现。"] },
  { day: "2026-10-23", by: "officer26", clause: "credits:c14",
    text: "山区路远，每 10 户走访一天走不完，建议偏远派出所按 5 户计。",
    answer: ["2026-10-29", "pending", "待研究。将请治安大队提出偏远户数的界定办法。"] },
  { day: "2026-10-26", by: "clerk09", clause: "indicators:GZ-04",
    text: "准确率最低一档从 85 提到 88，请说明抽查样本数，样本少的月份一条错误就掉档。",
    answer: ["2026-10-30", "adopted", "采纳。样本不足 30 条的月份不适用。"] },
  { day: "2026-10-27", by: "head22", clause: "indicators:KQ-03",
    text: "小所值班轮次密，一次脱岗扣 1.5 分偏重，建议首次提醒。",
    answer: ["2026-11-02", "rejected", "不采纳。值班备勤是底线要求，2026 年全局仅发生 7 次，扣分标准不变。"] },
  { day: "2026-10-28", by: "officer08", clause: "credits:c21",
    text: "窗口办件每 50 件计分，出入境和户政办件时长差别大，建议分开。" },
  { day: "2026-10-29", by: "legal", clause: "events:X1",
    text: "重大执法过错的认定文书名称建议与执法过错责任追究办法一致。",
    answer: ["2026-11-03", "adopted", "采纳。按责任追究办法修改文书名称。"] },
  { day: "2026-10-30", by: "officer01", clause: "excellentBars",
    text: "迟报三个工作日以上不得评优，如因本人出差无法确认，建议由所在单位说明后不计。" },
  { day: "2026-11-02", by: "head19", clause: "limits",
    text: "审核人上下调整一等的理由 20 字偏短，建议不少于 30 字，便于公布后说明。" },
  { day: "2026-11-03", by: "officer09", clause: "",
    text: "建议细则附一页算例，把每个方法举一个例子，方便基层对照自查。" },
]; // prettier-ignore
