import { Button } from "@fluentui/react-components";
import type { LabChoices } from "../../domain/messages/rule-lab.ts";
import { Choice } from "../filters/choice.tsx";
import { Filters } from "../filters/filters.tsx";
import { formatMonth } from "../formats/format-time.ts";
import { useAddress } from "../use-address.ts";
import { useText } from "../use-text.ts";
import type { SandboxAsk } from "./use-rule-lab.ts";

/** Which version, over which months, against what: chosen first, run by a click. */
export function SandboxChoice(props: {
  choices: LabChoices;
  ask: SandboxAsk;
  running: boolean;
  run: () => void;
  stop: () => void;
}) {
  const { t, language } = useText();
  const { change } = useAddress();
  const { choices, ask } = props;
  const versions = choices.versions.map(({ version, title, state }) => ({
    value: version,
    label: `${version} · ${title[language]} · ${stateName(state, t("lab.state.unknown"), (key) => t(key))}`,
  }));
  const months = choices.months.map(({ month }) => ({ value: month, label: formatMonth(month, language) }));
  const set = (name: string) => (value: string) => {
    change({ [name]: value, run: null, page: null });
  };
  return (
    <Filters>
      <Choice label={t("lab.draft")} value={ask.draft} options={versions} choose={set("draft")} />
      <Choice
        label={t("lab.base")}
        value={ask.base ?? ""}
        options={[{ value: "", label: t("lab.baseOfMonth") }, ...versions]}
        choose={set("base")}
      />
      <Choice label={t("lab.from")} value={ask.from} options={months} choose={set("from")} />
      <Choice
        label={t("lab.to")}
        value={ask.to}
        options={months.filter(({ value }) => value >= ask.from)}
        choose={set("to")}
      />
      {props.running ? (
        <Button size="small" onClick={props.stop}>
          {t("lab.stop")}
        </Button>
      ) : (
        <Button size="small" appearance="primary" onClick={props.run}>
          {t("lab.run")}
        </Button>
      )}
    </Filters>
  );
}

const STATES = ["draft", "consultation", "discussion", "trial", "effective", "active", "retired"] as const;

function stateName(
  state: string,
  otherwise: string,
  say: (key: `lab.state.${(typeof STATES)[number]}`) => string,
): string {
  const known = STATES.find((one) => one === state);
  return known ? say(`lab.state.${known}`) : otherwise;
}
