import { monthNumber, type Month } from "../../domain/month.ts";
import type { PostType } from "../../domain/people.ts";
import type { Random } from "./random.ts";

const WORK: Record<PostType, readonly string[]> = {
  SQ: ["入户走访{n}户,更新基础信息{m}条", "调解邻里纠纷{k}起,签订协议书并录入系统", "排查出租房屋{n}处,督促整改隐患{k}处", "开展反诈宣传{k}场,面对面讲解群众{n}余人", "参加社区警民恳谈会{k}次,收集意见{m}条"],
  BA: ["办理行政案件{k}起、刑事案件{j}起,按期移送审查", "接处警{n}起,当场处置{m}起", "配合刑侦大队侦破盗窃电动车案件{j}起,返还财物", "整理案卷{k}卷,法制审核一次通过", "参加夜间巡逻{k}次,盘查可疑人员{n}人"],
  XZ: ["主办刑事案件{j}起,抓获嫌疑人{k}名", "开展信息研判{m}次,串并案件{j}串", "赴外省抓捕{j}次,押解嫌疑人归案", "完成电子数据勘查{k}份,制作笔录{m}份", "参与专案攻坚,排查线索{m}条"],
  JT: ["查处交通违法{n}起,其中酒驾{j}起", "处理道路交通事故{k}起,按期办结", "开展校园周边疏导{m}次", "排查道路隐患{k}处并函告主管单位", "参加“平安高考”等交通保障{j}次"],
  XT: ["屯警街面巡逻{m}班次,盘查比中在逃人员{j}名", "参加应急处突演练{j}次", "承担大型活动安保{j}场", "武装巡逻里程{n}公里,处置警情{k}起", "开展体能和射击训练{k}次"],
  JG: ["带班值守{k}班,排除监所隐患{j}处", "开展在押人员谈话教育{m}人次", "组织安全大检查{j}次,整改问题{k}项", "深挖犯罪线索{j}条并移交办案单位", "完成提讯、会见保障{m}次"],
  CK: ["受理户籍业务{n}笔、出入境业务{m}笔,零差错", "上门为行动不便老人办证{j}次", "整理归档材料{m}份", "接听咨询电话{n}个,群众评价良好", "参加窗口业务比武并带教新人{j}名"],
  ZH: ["起草各类材料{k}份,修改文稿{m}份", "办理会议保障{j}次,收发文件{n}件", "统计报送数据{m}项,无差错退回", "组织开展业务培训{j}期", "督办重点事项{k}项,均按期反馈"],
}; // prettier-ignore
const CLOSINGS = [
  "全月服从安排,未发生违纪问题。",
  "不足:信息录入及时性有待提高,下月改进。",
  "按时参加政治学习和党组织生活。",
  "积极配合专项行动,完成交办任务。",
  "下月重点:压降警情,做好重点人员管控。",
  "工作中注意规范执法,虚心接受监督。",
];

/** 本月主要工作及实绩 in the officer's own plain words: 40 to 120 characters, no two alike. */
export function makeSummary(random: Random, post: PostType, month: Month): string {
  const lines = [...WORK[post]];
  const chosen: string[] = [];
  for (let taken = 0; taken < 3; taken++)
    chosen.push(lines.splice(random.integer(0, lines.length - 1), 1)[0]!);
  const numbered = chosen.map((line) =>
    line
      .replaceAll("{n}", String(random.integer(21, 180)))
      .replaceAll("{m}", String(random.integer(7, 45)))
      .replaceAll("{k}", String(random.integer(2, 12)))
      .replaceAll("{j}", String(random.integer(1, 4))),
  );
  return `${monthNumber(month)}月份${numbered.join(";")}。${random.pick(CLOSINGS)}`;
}
