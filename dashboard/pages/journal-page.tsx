import { Button, Field, Input } from "@fluentui/react-components";
import { useDeferredValue } from "react";
import { Card } from "../components/card.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Failure, Loading } from "../components/notice.tsx";
import { PageHead } from "../components/page-head.tsx";
import { Filters } from "../filters/filters.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useJournal } from "../trace/use-trace.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import "../styles/trace.css";

/** 审计日志: what was done, by whom and when, with the hash that binds it; never what it said. */
export function JournalPage() {
  const { t } = useText();
  const { address, change } = useAddress();
  const action = address.get("action") ?? "";
  const subject = address.get("subject") ?? "";
  const journal = useJournal(useDeferredValue(action), useDeferredValue(subject));
  const head = journal.data?.pages[0]?.head;
  const lines = journal.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <>
      <PageHead
        title={t("journal.title")}
        {...(head ? { aside: t("journal.head", { seq: head.seq, hash: head.hash.slice(0, 16) }) } : {})}
      >
        <Filters>
          <Field label={t("journal.action")}>
            <Input
              value={action}
              onChange={(_event, data) => {
                change({ action: data.value }, { replace: true });
              }}
            />
          </Field>
          <Field label={t("journal.subject")}>
            <Input
              value={subject}
              onChange={(_event, data) => {
                change({ subject: data.value }, { replace: true });
              }}
            />
          </Field>
        </Filters>
      </PageHead>
      <div className="grid">
        {journal.isPending ? <Loading /> : null}
        {journal.error ? <Failure error={journal.error} retry={() => void journal.refetch()} /> : null}
        {journal.data ? (
          <Card wide title={t("journal.title")} note={t("journal.note")}>
            <DataTable
              caption={t("journal.title")}
              rows={lines}
              rowKey={({ seq }) => String(seq)}
              columns={[
                { key: "seq", heading: t("journal.seq"), number: true, cell: ({ seq }) => seq },
                { key: "at", heading: t("journal.at"), cell: ({ at }) => formatInstant(at) },
                { key: "by", heading: t("journal.by"), cell: ({ by }) => by ?? t("trace.system") },
                { key: "action", heading: t("journal.action"), cell: (line) => <code>{line.action}</code> },
                {
                  key: "subject",
                  heading: t("journal.subject"),
                  cell: (line) => <code>{line.subject}</code>,
                },
                {
                  key: "hash",
                  heading: t("journal.hash"),
                  spare: true,
                  cell: ({ hash }) => <code>{hash.slice(0, 16)}</code>,
                },
              ]}
            />
            {journal.hasNextPage ? (
              <Button disabled={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
                {t("journal.more")}
              </Button>
            ) : null}
          </Card>
        ) : null}
      </div>
    </>
  );
}
