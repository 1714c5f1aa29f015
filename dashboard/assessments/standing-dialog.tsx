import { Button } from "@fluentui/react-components";
import { Link } from "react-router";
import { FiguresOf } from "../components/figures-of.tsx";
import { periodName } from "../period.ts";
import { Modal } from "../review/modal.tsx";
import { useText } from "../use-text.ts";
import { StandingExplained } from "./standing-explained.tsx";
import { useStanding } from "./use-assessments.ts";

/** The explanation of one officer's result over the list it was opened from. */
export function StandingDialog(props: { period: string; policeNo: string; close: () => void }) {
  const { t, language } = useText();
  const standing = useStanding(props.period, props.policeNo);
  const name = standing.data?.line.name ?? props.policeNo;
  return (
    <Modal title={`${name} · ${periodName(props.period, t, language)}`} close={props.close}>
      <FiguresOf query={standing}>{(figures) => <StandingExplained explanation={figures} />}</FiguresOf>
      <div className="modal-acts">
        <Link to={`/officers/${props.policeNo}`}>{t("assess.openFile")}</Link>
        <Button appearance="primary" data-first onClick={props.close}>
          {t("assess.close")}
        </Button>
      </div>
    </Modal>
  );
}
