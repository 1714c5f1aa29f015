import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { PrintRegular } from "@fluentui/react-icons/svg/print";
import { fileAddress } from "../api.ts";
import { PageHead } from "../components/page-head.tsx";
import { useText } from "../use-text.ts";

/** What stands above a paper on screen and never on the paper: print it, or take it away as a workbook. */
export function PaperTools(props: { title: string; file: string }) {
  const { t } = useText();
  return (
    <div className="no-print">
      <PageHead title={props.title}>
        <div className="filters">
          <Button
            appearance="primary"
            icon={<PrintRegular />}
            onClick={() => {
              window.print();
            }}
          >
            {t("papers.print")}
          </Button>
          <Button as="a" href={fileAddress(props.file)} download icon={<ArrowDownloadRegular />}>
            {t("papers.workbook")}
          </Button>
        </div>
      </PageHead>
    </div>
  );
}
