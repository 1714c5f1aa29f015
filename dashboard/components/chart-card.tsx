import { Button } from "@fluentui/react-components";
import { DataBarVerticalRegular } from "@fluentui/react-icons/svg/data-bar-vertical";
import { TableRegular } from "@fluentui/react-icons/svg/table";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ChartConfiguration } from "chart.js";
import { Draw } from "../charts/draw.tsx";
import { useText } from "../use-text.ts";
import { Card } from "./card.tsx";

/** A picture of figures with the table of the same rows behind it: one button turns the card over. */
export function ChartCard(props: {
  title: string;
  note?: string;
  /** What the picture says, for a reader who does not see it. */
  sentence: string;
  configuration: ChartConfiguration;
  height: number;
  /** The rows of the picture; `null` where `below` already shows them under it. */
  table: ReactNode;
  wide?: boolean;
  below?: ReactNode;
}) {
  const { t } = useText();
  const [asTable, setAsTable] = useState(false);
  const turn = asTable ? "card.showChart" : "card.showTable";
  return (
    <Card
      title={props.title}
      {...(props.note ? { note: props.note } : {})}
      {...(props.wide ? { wide: true } : {})}
      takeAway={{ title: props.title, chart: !asTable }}
      tools={
        props.table === null ? null : (
          <Button
            size="small"
            appearance="subtle"
            icon={asTable ? <DataBarVerticalRegular /> : <TableRegular />}
            aria-label={t(turn, { title: props.title })}
            onClick={() => {
              setAsTable(!asTable);
            }}
          >
            {t(asTable ? "card.chart" : "card.table")}
          </Button>
        )
      }
    >
      {asTable ? (
        props.table
      ) : (
        <>
          <Draw configuration={props.configuration} height={props.height} sentence={props.sentence} />
          {/* The rows are there to be taken away while the picture shows. */}
          <div hidden>{props.table}</div>
        </>
      )}
      {props.below}
    </Card>
  );
}
