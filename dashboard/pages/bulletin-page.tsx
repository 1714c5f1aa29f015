import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { PrintRegular } from "@fluentui/react-icons/svg/print";
import { Link, useParams } from "react-router";
import type { Bulletin } from "../../domain/messages/bulletins.ts";
import { fileAddress } from "../api.ts";
import { BulletinActs } from "../bulletins/bulletin-acts.tsx";
import { CorrectCard } from "../bulletins/correct-card.tsx";
import { PaperBlocks } from "../bulletins/paper-blocks.tsx";
import { UnitParts } from "../bulletins/unit-parts.tsx";
import { useBulletin } from "../bulletins/use-bulletins.ts";
import { WordsEditor } from "../bulletins/words-editor.tsx";
import { FiguresOf } from "../components/figures-of.tsx";
import { PageHead } from "../components/page-head.tsx";
import { usePerson } from "../figures/use-person.ts";
import { holds } from "../oversees.ts";
import { useText } from "../use-text.ts";
import "../styles/bulletins.css";

const isOffice = holds("filesOffice");

/** One bulletin as it is printed; a draft with the means to finish it. */
export function BulletinPage() {
  const { t } = useText();
  const { bulletin: id = "" } = useParams();
  const bulletin = useBulletin(id);
  return (
    <>
      <p className="back no-print">
        <Link to="/bulletins">{t("bulletins.back")}</Link>
      </p>
      <FiguresOf query={bulletin}>{(found) => <OneBulletin bulletin={found} />}</FiguresOf>
    </>
  );
}

function OneBulletin(props: { bulletin: Bulletin }) {
  const { t } = useText();
  const { bulletin } = props;
  const person = usePerson().data;
  const acts = person ? isOffice(person) : false;
  const isDraft = bulletin.state === "draft";
  return (
    <>
      <div className="no-print">
        <PageHead title={bulletin.title} aside={bulletin.number ?? t("bulletins.isDraft")}>
          <div className="filters">
            <Button
              as="a"
              href={fileAddress(`/bulletins/${bulletin.id}.docx`)}
              download
              icon={<ArrowDownloadRegular />}
            >
              {t("bulletins.word")}
            </Button>
            <Button
              icon={<PrintRegular />}
              onClick={() => {
                window.print();
              }}
            >
              {t("papers.print")}
            </Button>
          </div>
        </PageHead>
        <Links bulletin={bulletin} />
        {acts && isDraft ? <BulletinActs bulletin={bulletin} /> : null}
      </div>
      <div className={acts && isDraft ? "bulletin-desk" : "bulletin-read"}>
        <PaperBlocks bulletin={bulletin} />
        {acts && isDraft ? (
          <div className="no-print bulletin-side">
            <WordsEditor bulletin={bulletin} />
            <UnitParts bulletin={bulletin} />
          </div>
        ) : null}
      </div>
      {acts && !isDraft && !bulletin.correctedBy ? (
        <div className="no-print bulletin-after">
          <CorrectCard bulletin={bulletin} />
        </div>
      ) : null}
    </>
  );
}

/** 已由〔2026〕8号更正, and the other way round. */
function Links(props: { bulletin: Bulletin }) {
  const { t } = useText();
  const { correctedBy, corrects } = props.bulletin;
  return (
    <>
      {correctedBy ? (
        <MessageBar intent="warning">
          <MessageBarBody>
            <Link to={`/bulletins/${correctedBy.id}`}>
              {t("bulletins.correctedBy", { number: correctedBy.number })}
            </Link>
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {corrects ? (
        <p className="muted">
          <Link to={`/bulletins/${corrects.id}`}>{t("bulletins.corrects", { number: corrects.number })}</Link>
        </p>
      ) : null}
    </>
  );
}
