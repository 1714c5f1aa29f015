import { Link } from "react-router";
import type { MyMonthFigures } from "../../domain/messages/filling.ts";
import { useClock } from "../figures/use-clock.ts";
import { queryText } from "../figures/fresh.ts";
import { formatInstant } from "../formats/format-time.ts";
import { Countdown } from "../package/countdown.tsx";
import { useText } from "../use-text.ts";
import type { Saved } from "./use-autosave.ts";

/** How far the report is, by when it is due, why it came back, and whether what was typed is safe. */
export function StateBand(props: { figures: MyMonthFigures; saved: Saved }) {
  const { t } = useText();
  const { figures, saved } = props;
  const { line, row, attested, returned, submittedAt } = figures;
  const now = useClock().data?.now;
  return (
    <div className="month-band">
      <p>
        <span className={`month-state ${row.state}`}>{t(`reportState.${row.state}`)}</span>{" "}
        {attested
          ? t(attested.kind === "self" ? "myMonth.attestedAt" : "myMonth.silentAt", {
              time: formatInstant(attested.at),
            })
          : null}
        {submittedAt ? ` ${t("myMonth.submittedAt", { time: formatInstant(submittedAt) })}` : null}
        {!figures.writable ? t("myMonth.closed") : null}
      </p>
      {figures.writable && !submittedAt && now ? (
        <Countdown label={t("myMonth.attestBy")} until={line.attestBy} now={now} />
      ) : null}
      <p className="month-saved" role="status">
        {saved.state === "saved"
          ? t("myMonth.saved", { time: formatInstant(saved.at).slice(11) })
          : saved.state === "waiting"
            ? t("myMonth.saving")
            : saved.state === "failed"
              ? t("myMonth.notSaved")
              : ""}
      </p>
      <Link to={`/paper/${row.policeNo}${queryText({ month: line.month })}`}>{t("myMonth.paper")}</Link>
      {returned ? (
        <p className="month-returned" role="alert">
          <strong>{t("myMonth.returned", { name: returned.by, time: formatInstant(returned.at) })}</strong>{" "}
          {returned.reason}
        </p>
      ) : null}
    </div>
  );
}
