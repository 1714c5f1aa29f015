import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { CampaignBoard, ExternalRank } from "../../domain/messages/campaigns.ts";
import { Card } from "../components/card.tsx";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { RankForm } from "./rank-form.tsx";

/** 外部排名 with its source; what an entry said before it was corrected stands under it. */
export function RanksCard(props: { board: CampaignBoard; keeps: boolean }) {
  const { t } = useText();
  const { campaign, ranks, indicators } = props.board;
  const [open, setOpen] = useState<ExternalRank | "new" | null>(null);
  const nameOf = (id: number | null): string =>
    indicators.find((indicator) => indicator.id === id)?.name ?? t("campaign.rank.whole");
  const may = props.keeps && campaign.state !== "draft";
  return (
    <Card
      title={t("campaign.ranks")}
      note={t("campaign.ranksNote")}
      tools={
        may && open === null ? (
          <Button
            size="small"
            onClick={() => {
              setOpen("new");
            }}
          >
            {t("campaign.rank.add")}
          </Button>
        ) : null
      }
    >
      {open === null ? null : (
        <RankForm
          key={open === "new" ? "new" : open.id}
          board={props.board}
          rank={open === "new" ? null : open}
          leave={() => {
            setOpen(null);
          }}
        />
      )}
      {ranks.length === 0 && open === null ? <p className="notice">{t("campaign.ranksNone")}</p> : null}
      <ul className="external-ranks">
        {ranks.map((rank) => (
          <li key={rank.id}>
            <div className="external-rank-head">
              <strong className="external-rank-place">
                {rank.area} {t("campaign.rank.value", { place: rank.place })}
              </strong>
              <span>{t("campaign.rank.of", { ofMany: rank.ofMany })}</span>
              <span>{nameOf(rank.indicatorId)}</span>
              {may && open === null ? (
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={t("campaign.rank.correctOf", {
                    area: rank.area,
                    name: nameOf(rank.indicatorId),
                  })}
                  onClick={() => {
                    setOpen(rank);
                  }}
                >
                  {t("campaign.rank.correct")}
                </Button>
              ) : null}
            </div>
            <p className="muted">
              {t("campaign.rank.asOf")} {rank.asOf} · {t("campaign.rank.source")} {rank.issuer}{" "}
              {rank.documentNo}
              {rank.note ? ` · ${rank.note}` : ""}
            </p>
            {rank.before.map(({ place, documentNo, reason, by, at }) => (
              <p key={at} className="muted">
                {t("campaign.rank.before", { place, documentNo, reason, by, time: formatInstant(at) })}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
