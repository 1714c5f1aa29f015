import type { Bilingual } from "../language.ts";
import { PASSWORD_FAULT_SENTENCE, PASSWORD_MEMORY, type PasswordFault } from "../password.ts";

/** Accounts and passwords. */
export const ACCOUNT_REFUSALS = {
  "password.wrong": () => ({
    zh: "当前口令不正确，口令未修改。连续 5 次错误将锁定账号 30 分钟。",
    en: "The current password is wrong; nothing was changed. Five failures in a row lock the account for 30 minutes.",
  }),
  "password.weak": (d: { fault: PasswordFault }): Bilingual => PASSWORD_FAULT_SENTENCE[d.fault],
  "password.used": () => ({
    zh: `新口令不能与最近 ${PASSWORD_MEMORY} 次用过的口令相同，请换一个。`,
    en: `The new password must differ from the last ${PASSWORD_MEMORY} ones.`,
  }),
  "password.change-required": () => ({
    zh: "您用的是一次性口令，请先修改口令，再进行其他操作。",
    en: "You signed in with a one-time password. Change it first.",
  }),
  "account.unknown": (d: { account: string }) => ({
    zh: `没有账号“${d.account}”。请核对账号名称。`,
    en: `There is no account “${d.account}”. Check the name.`,
  }),
  "account.exists": (d: { account: string }) => ({
    zh: `账号“${d.account}”已经存在，请换一个名称。`,
    en: `There is an account “${d.account}” already. Choose another name.`,
  }),
  "account.officer-has-one": (d: { policeNo: string; account: string }) => ({
    zh: `警号 ${d.policeNo} 已有账号“${d.account}”，不再另建；忘记口令的请重置口令。`,
    en: `Officer ${d.policeNo} has the account “${d.account}” already. Reset its password if it is forgotten.`,
  }),
  "account.officer-left": (d: { policeNo: string }) => ({
    zh: `警号 ${d.policeNo} 已离任，账号随之关闭；返岗的请先在组织机构中登记任职。`,
    en: `Officer ${d.policeNo} has left, and his account is closed. Enter his new post in the organisation first.`,
  }),
  "account.own": () => ({
    zh: "不能停用或重置自己的账号。请由另一名系统管理员办理；本人口令在“修改口令”中修改。",
    en: "Nobody disables or resets his own account. Another system administrator does; change your own password on its page.",
  }),
  "account.administrator": () => ({
    zh: "三员账号的口令只能在服务器上用管理命令重置，以免一名管理员取得另一名的权限。",
    en: "An administrator's password is reset on the server itself only, so that no administrator takes another's place.",
  }),
  "account.last-administrator": () => ({
    zh: "这是该类管理员的最后一个账号，不能停用。请先授权另一人。",
    en: "This is the last account of its kind of administrator. Grant the role to another person first.",
  }),
  "accounts.nobody": () => ({
    zh: "没有需要发放一次性口令的民警。",
    en: "There is no officer to hand a one-time password to.",
  }),
  "accounts.changed": () => ({
    zh: "另一名管理员刚刚建立了其中的账号，本次没有建立任何账号。请重新操作。",
    en: "Somebody else created some of these accounts just now; none were created here. Try again.",
  }),
};
