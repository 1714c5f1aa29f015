import type { DistributionFigures } from "../../domain/messages.ts";
import { bandName, filledBands } from "../charts/bands-chart.ts";
import { DataTable } from "../components/data-table.tsx";
import { formatShare } from "../formats/format-points.ts";
import { useText } from "../use-text.ts";

/** 得分分布 as rows. */
export function BandsTable(props: { bands: DistributionFigures["bands"] }) {
  const { t } = useText();
  const all = props.bands.reduce((sum, band) => sum + band.count, 0);
  return (
    <DataTable
      caption={t("distribution.bands")}
      rows={filledBands(props.bands)}
      rowKey={(band) => String(band.from)}
      columns={[
        { key: "band", heading: t("column.band"), cell: (band) => bandName(band, t) },
        { key: "count", heading: t("column.officers"), number: true, cell: (band) => band.count },
        {
          key: "share",
          heading: t("column.share"),
          number: true,
          cell: (band) => formatShare(band.count, all),
        },
      ]}
      foot={[t("column.total"), all, ""]}
    />
  );
}
