import type { Random } from "./random.ts";

/**
 * Names as a northern county has them: Han names (with namesakes, because they happen), Mongolian names with the
 * middle dot, and rare characters outside the Basic Plane that every layer must carry unchanged.
 */
const SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"; // prettier-ignore
const GIVEN_SINGLE = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉玲桂鹏宇浩波斌健峰龙飞亮凯鑫欣";
const GIVEN_PAIRS = [
  "建国", "志强", "海燕", "文博", "雪梅", "晓东", "春生", "立新", "国栋", "永胜", "佳琪", "子轩", "思远", "宏伟", "秀英",
  "玉兰", "振华", "少华", "庆丰", "俊杰", "天佑", "凤霞", "卫东", "长青", "德胜", "红梅", "家兴", "学军", "继光", "晨曦",
  "嘉怡", "泽楷", "一鸣", "若男", "书航", "景行", "明哲", "守义", "兴邦", "怀远", "清源", "世杰", "宝山", "金柱", "满仓",
] as const; // prettier-ignore
const MONGOLIAN = [
  "巴特尔", "孟和·吉日嘎拉", "乌兰·其其格", "阿拉坦·仓", "苏日娜", "布和·朝鲁", "格日勒·图雅", "哈斯·巴根", "那仁·满都拉", "萨仁·高娃",
  "额尔敦·木图", "斯琴·毕力格", "朝克图", "宝力道", "达布希拉图", "特木尔·巴特尔", "娜布其", "敖登·格日勒", "呼和·牧仁", "巴·图",
] as const; // prettier-ignore
const RARE = ["𠮷野", "王𬎆", "李㐂", "䶮志远", "刘𠅤明"] as const;

/** `count` names in a fixed order. A few repeat on purpose (同名), one in thirty is Mongolian, five are rare. */
export function makeNames(random: Random, count: number): string[] {
  const names: string[] = [];
  while (names.length < count) {
    const index = names.length;
    if (index % 30 === 17) names.push(MONGOLIAN[Math.floor(index / 30) % MONGOLIAN.length]!);
    else if (index % 118 === 61) names.push(RARE[Math.floor(index / 118) % RARE.length]!);
    else if (index % 97 === 40) names.push("张伟");
    else names.push(hanName(random));
  }
  return names;
}

function hanName(random: Random): string {
  const surname = random.pick([...SURNAMES]);
  return surname + (random.chance(0.25) ? random.pick([...GIVEN_SINGLE]) : random.pick(GIVEN_PAIRS));
}
