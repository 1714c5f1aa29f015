import { useEffect, useState } from "react";
import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  Tab,
  TabList,
  tokens,
} from "@fluentui/react-components";
import type { Clock, MonthLine, Person, UnitLine } from "../domain/messages.ts";
import type { Api } from "./api.ts";
import type { Book } from "./books.ts";
import { ChooseMonth, type Choice } from "./choose-month.tsx";
import { Header } from "./header.tsx";
import { HelpPanel } from "./help-panel.tsx";
import { Notices } from "./notices.tsx";
import { OutcomeView } from "./outcome-view.tsx";
import { PaneProblem } from "./pane-problem.ts";
import { problemText } from "./problem-message.ts";
import { StoryButtons } from "./story-buttons.tsx";
import { useSay } from "./texts.ts";
import { useRibbon } from "./use-ribbon.ts";
import type { Stories } from "./use-stories.ts";

const useStyles = makeStyles({
  page: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXL}`,
    minWidth: 0,
  },
  tabs: { marginInline: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface Props {
  person: Person;
  api: Api;
  stories: Stories;
  onSignOut: () => void;
}

interface Facts {
  months: MonthLine[];
  units: UnitLine[];
  clock: Clock;
}

/** The signed-in pane: whose month, what to do, what came of it. */
export function WorkPage({ person, api, stories, onSignOut }: Props) {
  const styles = useStyles();
  const say = useSay();
  const [facts, setFacts] = useState<Facts | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [kind, setKind] = useState<Book["kind"]>("month");
  const [isHelp, setIsHelp] = useState(false);
  const { look } = stories;

  useEffect(() => {
    let gone = false;
    const load = async () => {
      try {
        const [months, units, clock, held] = await Promise.all([
          api.months(),
          api.units(),
          api.clock(),
          look(),
        ]);
        if (gone) return;
        const mine = units.filter((unit) => person.units.fills.includes(unit.code));
        setFacts({ months: sortMonths(months), units: mine, clock });
        const unit = mine.find(({ code }) => code === held?.unit) ?? mine[0];
        const month = months.find((line) => line.month === held?.month) ?? sortMonths(months)[0];
        if (unit && month) setChoice({ unit: unit.code, month: month.month });
      } catch (caught) {
        const problem =
          caught instanceof PaneProblem ? caught : new PaneProblem("unexpected", { detail: String(caught) });
        if (!gone) setFailed(problemText(say, problem));
      }
    };
    void load();
    return () => {
      gone = true;
    };
  }, [api, person, look, say]);

  const pull = (replace = false) => {
    if (choice) stories.pull(kind, choice.month, choice.unit, replace);
  };
  useRibbon({
    pull: () => pull(),
    check: stories.check,
    push: () => stories.push(kind),
    help: () => setIsHelp(true),
  });

  return (
    <>
      <Header
        person={person}
        clock={facts?.clock ?? null}
        onHelp={() => setIsHelp(!isHelp)}
        onSignOut={onSignOut}
      />
      <main className={styles.page}>
        {isHelp && <HelpPanel onClose={() => setIsHelp(false)} />}
        {failed !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody role="alert">{failed}</MessageBarBody>
          </MessageBar>
        )}
        {!facts && failed === null && <Spinner size="small" />}
        {facts && !choice && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{say("noUnits")}</MessageBarBody>
          </MessageBar>
        )}
        {facts && choice && (
          <>
            <TabList
              className={styles.tabs}
              size="small"
              selectedValue={kind}
              onTabSelect={(_, data) => setKind(data.value === "plan" ? "plan" : "month")}
            >
              <Tab value="month">{say("tabs/month")}</Tab>
              <Tab value="plan">{say("tabs/plan")}</Tab>
            </TabList>
            <ChooseMonth {...facts} choice={choice} onChoose={setChoice} disabled={stories.busy !== null} />
            <StoryButtons kind={kind} stories={stories} onPull={() => pull()} />
            <Notices stories={stories} onReplace={() => pull(true)} />
            <OutcomeView stories={stories} />
          </>
        )}
      </main>
    </>
  );
}

/** Months that can be filled first, the newest of them on top; then the rest, newest first. */
function sortMonths(months: readonly MonthLine[]): MonthLine[] {
  const rank = ({ state }: MonthLine) => (state === "open" ? 0 : state === "reviewing" ? 1 : 2);
  return [...months].sort(
    (a, b) => rank(a) - rank(b) || (rank(a) === 0 ? 1 : -1) * a.month.localeCompare(b.month),
  );
}
