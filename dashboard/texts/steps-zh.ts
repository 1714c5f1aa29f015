/** The sentences of 单位 × 环节. */
export const STEPS_ZH = {
  "steps.title": "单位 × 环节",
  "steps.note": "格内为已过该环节的份数，颜色越深完成越多",
  "steps.started": "已填写",
  "steps.attested": "本人确认",
  "steps.submitted": "已报送",
  "steps.signed": "已审核",
  "steps.checked": "已复核",
  "steps.published": "已公布",
  "steps.returns": "退回次数",
  "steps.waiting": "待审核",
  "steps.waited": "最久已等",
  "steps.days": "{{days}} 天",
  "steps.hours": "{{hours}} 小时",
  "steps.cell": "{{count}} / {{expected}}，{{share}}",
} as const;
