import {
  Caption1,
  CompoundButton,
  Field,
  makeStyles,
  mergeClasses,
  ProgressBar,
  tokens,
} from "@fluentui/react-components";
import {
  ArrowDownloadRegular,
  ArrowUploadRegular,
  CheckmarkCircleRegular,
  NumberSymbolRegular,
  SendRegular,
} from "@fluentui/react-icons";
import type { Book } from "./books.ts";
import { useSay } from "./texts.ts";
import type { Stories } from "./use-stories.ts";

const useStyles = makeStyles({
  grid: { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: tokens.spacingHorizontalS },
  button: {
    minWidth: 0,
    justifyContent: "flex-start",
    paddingInline: tokens.spacingHorizontalS,
    textAlign: "start",
    height: "100%",
  },
  whole: { gridColumn: "1 / -1" },
});

interface Props {
  kind: Book["kind"];
  stories: Stories;
  onPull: () => void;
}

/** 取表, 检查, 上报, 其余置零, 报送: one at a time, with the way it has gone so far. */
export function StoryButtons({ kind, stories, onPull }: Props) {
  const styles = useStyles();
  const say = useSay();
  const { busy } = stories;
  const common = { className: styles.button, disabled: busy !== null, size: "small" } as const;
  return (
    <>
      <div className={styles.grid}>
        <CompoundButton
          {...common}
          icon={<ArrowDownloadRegular />}
          secondaryContent={say("pullHint")}
          onClick={onPull}
        >
          {`${say("pull")} / ${say("refresh")}`}
        </CompoundButton>
        <CompoundButton
          {...common}
          appearance="primary"
          icon={<ArrowUploadRegular />}
          secondaryContent={say("pushHint")}
          onClick={() => stories.push(kind)}
        >
          {say("push")}
        </CompoundButton>
        {kind === "month" && (
          <>
            <CompoundButton
              {...common}
              icon={<CheckmarkCircleRegular />}
              secondaryContent={say("checkHint")}
              onClick={stories.check}
            >
              {say("check")}
            </CompoundButton>
            <CompoundButton
              {...common}
              icon={<NumberSymbolRegular />}
              secondaryContent={say("zeroHint")}
              onClick={stories.zero}
            >
              {say("zero")}
            </CompoundButton>
            <CompoundButton
              {...common}
              className={mergeClasses(styles.button, styles.whole)}
              icon={<SendRegular />}
              secondaryContent={say("submitHint")}
              onClick={stories.askToSubmit}
            >
              {say("submit")}
            </CompoundButton>
          </>
        )}
      </div>
      {busy && (
        <Field aria-live="polite">
          <ProgressBar value={busy.share} aria-label={say(`step/${busy.step}`)} />
          <Caption1>{say(`step/${busy.step}`)}</Caption1>
        </Field>
      )}
    </>
  );
}
