import { Button } from "@fluentui/react-components";
import { Link } from "react-router";
import type { NoticeLine } from "../../domain/messages/todos.ts";
import { Card } from "../components/card.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { noticeAddress } from "../todos/todo-address.ts";
import { useNotices, useReadNotices } from "../todos/use-todos.ts";
import { useText } from "../use-text.ts";
import "../styles/todos.css";

/** 我的提醒: what the server told the reader before and after each deadline, newest first. */
export function NoticesPage() {
  const { t } = useText();
  const notices = useNotices();
  const reading = useReadNotices();
  return (
    <>
      <PageHead title={t("notices.title")} />
      <div className="grid">
        <FiguresOf
          query={notices}
          isEmpty={({ notices: all }) => all.length === 0}
          emptyText={t("notices.none")}
        >
          {(found) => (
            <Card
              wide
              title={t("notices.title")}
              note={t("notices.bell", { count: found.unread })}
              tools={
                <Button
                  size="small"
                  disabled={found.unread === 0 || reading.isPending}
                  onClick={() => {
                    reading.mutate(null);
                  }}
                >
                  {t("notices.readAll")}
                </Button>
              }
            >
              <ul className="notices">
                {found.notices.map((notice) => (
                  <li key={notice.id}>
                    <Notice
                      notice={notice}
                      open={() => {
                        if (!notice.read) reading.mutate(notice.id);
                      }}
                    />
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </FiguresOf>
      </div>
    </>
  );
}

function Notice({ notice, open }: { notice: NoticeLine; open: () => void }) {
  const { t, language } = useText();
  const month = formatMonth(notice.month, language);
  return (
    <Link
      to={noticeAddress(notice.step, notice.month)}
      className={notice.read ? "notice-line" : "notice-line unread"}
      onClick={open}
    >
      <span className={`state phase-${notice.phase}`}>{t(`notices.${notice.phase}`)}</span>
      <span className="todo-what">
        {t(`notices.${notice.step}`, { month })}
        {notice.practice ? <span className="state">{t("todos.practice")}</span> : null}
        {notice.read ? null : <span className="unseen">{t("notices.new")}</span>}
      </span>
      <span className="todo-due">{t("todos.due", { time: formatInstant(notice.dueAt) })}</span>
    </Link>
  );
}
