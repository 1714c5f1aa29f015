import { useState } from "react";
import { Link } from "react-router";
import {
  CONFIRMATION_LABEL,
  CONFIRMATION_STATES,
  CONFIRMING_DEPARTMENTS,
  type ConfirmationState,
} from "../../domain/confirming.ts";
import type { ConfirmationList } from "../../domain/messages/evidence.ts";
import { isMonth } from "../../domain/month.ts";
import { ROLE_LABEL } from "../../domain/role.ts";
import { Card } from "../components/card.tsx";
import { Empty } from "../components/notice.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Pager } from "../components/pager.tsx";
import { RegisterForm } from "../confirmations/register-form.tsx";
import { useConfirmations } from "../confirmations/use-confirmations.ts";
import { Worklist } from "../confirmations/worklist.tsx";
import { collectingMonth, useMonths } from "../figures/use-months.ts";
import { usePerson } from "../figures/use-person.ts";
import { useRules } from "../figures/use-rules.ts";
import { useUnits } from "../figures/use-units.ts";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { MonthChoice } from "../filters/month-choice.tsx";
import "../styles/evidence.css";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";

const STATES = [...CONFIRMATION_STATES, "all"] as const;

/** 核实登记: what a department confirms this month, with the evidence beside it, and its own register. */
export function ConfirmationsPage() {
  const { t, language } = useText();
  const { address, change } = useAddress();
  const [told, setTold] = useState<string | null>(null);
  const roles = usePerson().data?.roles.map(({ role }) => role) ?? [];
  const departments = CONFIRMING_DEPARTMENTS.filter((one) => roles.includes(one));
  const department = departments.find((one) => one === address.get("department")) ?? departments[0] ?? null;
  const months = useMonths().data ?? [];
  const asked = address.get("month");
  const month = isMonth(asked) ? asked : collectingMonth(months);
  const state = STATES.find((one) => one === address.get("state")) ?? "pending";
  const page = Number(address.get("page") ?? 1);
  const list = useConfirmations({ department, month, state, page });
  const rules = useRules(months.find((line) => line.month === month)?.ruleSet ?? null).data;
  const units = useUnits().data ?? [];
  if (department === null || month === null)
    return (
      <>
        <PageHead title={t("confirmations.title")} />
        <Empty />
      </>
    );
  return (
    <>
      <PageHead title={t("confirmations.title")} aside={ROLE_LABEL[department][language]}>
        <Filters>
          {departments.length > 1 ? (
            <Choice
              label={t("confirmations.department")}
              value={department}
              choose={(chosen) => {
                change({ department: chosen, page: null });
              }}
              options={departments.map((one) => ({ value: one, label: ROLE_LABEL[one][language] }))}
            />
          ) : null}
          <MonthChoice
            months={months}
            value={month}
            choose={(chosen) => {
              change({ month: chosen, page: null });
            }}
          />
        </Filters>
      </PageHead>
      <div className="grid">
        <Card
          wide
          title={t("confirmations.list")}
          note={t("confirmations.total", { count: totalOf(list.data) })}
        >
          <StateKinds state={state} list={list.data} />
          <p role="status">{told ?? ""}</p>
          <FiguresOf
            query={list}
            isEmpty={({ rows }) => rows.length === 0}
            emptyText={t("confirmations.none")}
          >
            {(shown) => (
              <>
                <Worklist rows={shown.rows} rules={rules} tell={setTold} />
                {shown.total > shown.pageSize ? (
                  <Pager
                    page={shown.page}
                    pageSize={shown.pageSize}
                    total={shown.total}
                    go={(to) => {
                      change({ page: String(to) });
                    }}
                  />
                ) : null}
              </>
            )}
          </FiguresOf>
        </Card>
        {rules ? (
          <RegisterForm key={department} department={department} units={units} types={rules.events} />
        ) : null}
      </div>
    </>
  );
}

function totalOf(list: ConfirmationList | undefined): number {
  return list ? CONFIRMATION_STATES.reduce((sum, state) => sum + list.counts[state], 0) : 0;
}

/** The states as links, each with its number. */
function StateKinds(props: { state: ConfirmationState | "all"; list: ConfirmationList | undefined }) {
  const { t, language } = useText();
  const { address } = useAddress();
  return (
    <nav className="kinds" aria-label={t("confirmations.state")}>
      {STATES.map((one) => {
        const to = new URLSearchParams(address);
        to.set("state", one);
        to.delete("page");
        const label = one === "all" ? t("confirmations.all") : CONFIRMATION_LABEL[one][language];
        const count = one === "all" ? totalOf(props.list) : (props.list?.counts[one] ?? 0);
        return (
          <Link key={one} to={`?${to.toString()}`} aria-current={one === props.state ? "page" : undefined}>
            {t("confirmations.count", { label, count })}
          </Link>
        );
      })}
    </nav>
  );
}
