import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useLocation } from "react-router";
import type { Explanation } from "../../domain/scoring/points.ts";
import { Card } from "../components/card.tsx";
import { useText } from "../use-text.ts";
import { ExplainedAreaPart } from "./explained-area.tsx";

/** 每一分的由来 (M19): area → indicator → entries, formula with numbers, clause, points. */
export function Explained(props: { explanation: Explanation }) {
  const { t, language } = useText();
  const { areas, total, grade, notes = [] } = props.explanation;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  // An address like `#GZ-01` points at an indicator: its area opens when the address changes, and may be closed again.
  const { hash } = useLocation();
  const [seen, setSeen] = useState("");
  if (hash !== seen) {
    setSeen(hash);
    setOpen(new Set([...open, hash.slice(1, 3)].filter((one) => areas.some(({ area }) => area === one))));
  }
  const allOpen = open.size === areas.length;
  const turn = (area: string, isOpen: boolean) => {
    setOpen((before) => {
      const after = new Set(before);
      if (isOpen) after.add(area);
      else after.delete(area);
      return after;
    });
  };
  return (
    <Card
      wide
      title={t("file.explanation")}
      note={t("file.explanationNote")}
      tools={
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            setOpen(new Set(allOpen ? [] : areas.map((area) => area.area)));
          }}
        >
          {t(allOpen ? "file.closeAll" : "file.openAll")}
        </Button>
      }
    >
      {areas.map((area) => (
        <ExplainedAreaPart
          key={area.area}
          area={area}
          open={open.has(area.area)}
          turn={(isOpen) => {
            turn(area.area, isOpen);
          }}
        />
      ))}
      <dl className="how">
        <dt>{t("file.howTotal")}</dt>
        <dd className="formula">{total.formula[language]}</dd>
        {notes.map((note) => (
          <dd key={note.en}>{note[language]}</dd>
        ))}
        <dt>{t("file.howGrade")}</dt>
        {grade.map((line, index) => (
          <dd key={index}>{line[language]}</dd>
        ))}
      </dl>
    </Card>
  );
}
