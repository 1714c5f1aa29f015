import { Link } from "react-router";
import type { Person } from "../../domain/messages.ts";
import type { RuleVersionLine } from "../../domain/messages/rules.ts";
import { fileAddress } from "../api.ts";
import { holds } from "../oversees.ts";
import { useText } from "../use-text.ts";
import { useRuleLibrary } from "./use-rule-life.ts";

/** Where one goes from a version: all versions, what changed since the one before it, trying it out, and on paper. */
export function VersionLinks({ version, person }: { version: RuleVersionLine; person: Person }) {
  const { t } = useText();
  const library = useRuleLibrary().data ?? [];
  const before = library
    .filter(({ effectiveFrom }) => effectiveFrom < version.effectiveFrom)
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom))[0];
  const name = encodeURIComponent(version.version);
  const tries = holds("assessmentOffice", "leadingGroup", "chief")(person) && version.state !== "retired";
  return (
    <p className="version-links">
      <Link to="/rules">{t("rules.back")}</Link>
      {before ? (
        <Link to={`/rule-differences?from=${encodeURIComponent(before.version)}&to=${name}`}>
          {t("rules.compareWith", { version: before.version })}
        </Link>
      ) : null}
      {tries ? <Link to={`/sandbox?draft=${name}`}>{t("rules.tryOut")}</Link> : null}
      <a href={fileAddress(`/rule-lab/versions/${name}/document`)} download>
        {t("rules.print")}
      </a>
      <a href={fileAddress(`/rule-lab/versions/${name}/workbook`)} download>
        {t("rules.workbook")}
      </a>
    </p>
  );
}
