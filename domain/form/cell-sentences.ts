import type { Field } from "./fields.ts";
import { fieldColumn } from "./monthly-form.ts";
import { byReason, listOf, say, textOf } from "./row-sentences.ts";
import type { Sentences } from "./row-sentences.ts";

/** V06, V07, V15–V17, V28: what can be wrong with a single cell or heading. */
export const CELL_SENTENCES: Sentences = {
  V06: byReason({
    range: say("填的是{value}，应在{min}至{max}之间。请更正。", "{value} is outside {min} to {max}. Correct it."),
    step: say("填的是{value}，只能是{step}的倍数（可填半天）。请更正。", "{value} is not a multiple of {step}. Correct it."),
    decimals: say("“{value}”的小数超过{maxDecimals}位。请四舍五入到{maxDecimals}位以内。", "“{value}” has more than {maxDecimals} decimals. Round it."),
    long: say("共{length}个字，超过{maxLength}个字。请缩短。", "{length} characters; at most {maxLength} are allowed. Shorten it."),
    dateRange: say("日期“{value}”不在1990年至2099年之间。请更正。", "the date “{value}” is not between 1990 and 2099. Correct it."),
    fraction: say("填的是{value}，是不是{meant}%？本列按百分数填写，如95表示95%。", "{value}: do you mean {meant} %? Type 95 for 95 %."),
  }),
  V07: say("填的是{value}，只能填整数。请更正。", "{value} is not a whole number. Correct it."),
  V15: (params) => ({
    zh: `“${textOf(params, "value")}”不在可选范围内。请从下拉中选择：${listOf(params, "choices").join("、")}。`,
    en: `“${textOf(params, "value")}” is not a choice. Choose one of: ${listOf(params, "choicesEn").join(", ")}.`,
  }),
  V16: byReason({
    text: say("“{value}”不是数字。请只填数字，如12。", "“{value}” is not a number. Type digits only, e.g. 12."),
    dash: say("“{value}”不能代替数字。没有发生请填0，不适用请填“不适用”。", "“{value}” is no number. Type 0 for none, “N/A” where it does not apply."),
    kind: say("“{value}”不是可以填写的内容。请重新输入。", "“{value}” cannot be read here. Type it again."),
    object: say("单元格内容无法识别（可能是图片、链接或特殊格式）。请清除格式后重新输入。", "the cell's content cannot be read. Clear its format and type it again."),
    notApplicable: say("本列不能填“不适用”。请填写实际数值，没有发生填0。", "“N/A” is not possible here. Type the figure, 0 for none."),
    wasDue: (params) => {
      const { letter, heading } = fieldColumn(textOf(params, "dueField") as Field);
      const due = textOf(params, "due");
      return {
        zh: `${letter}列“${heading.zh}”是${due}，本列不能填“不适用”。请填写实际数值，没有填0。`,
        en: `column ${letter} “${heading.en}” is ${due}, so “N/A” is not possible here. Type the figure, 0 for none.`,
      };
    },
    notText: say("“{value}”不是文字。请重新输入。", "“{value}” is not text. Type it again."),
    control: say("含有看不见的控制字符或换行。请删除后重新输入（可先粘贴到记事本再复制）。", "contains invisible control characters. Remove them and type it again."),
    codeNumber: say("编号“{value}”是数字格式，可能已丢失开头的0或尾数。请把单元格设为文本后重新输入。", "the code “{value}” is a number and may have lost digits. Format the cell as text and type it again."),
    date: say("“{value}”不是日期。请按2026-07-15的样式填写。", "“{value}” is not a date. Type it like 2026-07-15."),
    noSuchDay: say("“{value}”这一天不存在。请更正。", "there is no such day as “{value}”. Correct it."),
  }),
  V17: byReason({
    error: say("单元格是错误值{value}。请改成数值或文字。", "the cell holds the error {value}. Replace it by a value."),
    formula: say("单元格是没有结果的公式。请改成数值。", "the cell is a formula without a result. Replace it by a value."),
  }),
  V28: byReason({
    template: say("工作簿模板版本是{sent}，现在用的是{expected}。请在任务窗格重新生成表格。", "the workbook's template is {sent}, the current one {expected}. Build the sheet again in the task pane."),
    missing: say("表头缺少这一列或被改名。请恢复表头，或重新生成表格。", "this heading is missing or was renamed. Restore it, or build the sheet again."),
    twice: say("表头有两列同名。请删除多余的一列。", "this heading occurs twice. Delete the extra column."),
    unknown: say("“{heading}”不是本表的列。请重新生成表格。", "“{heading}” is no column of this sheet. Build the sheet again."),
  }),
}; // prettier-ignore
