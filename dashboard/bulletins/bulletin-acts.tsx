import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Bulletin } from "../../domain/messages/bulletins.ts";
import { useText } from "../use-text.ts";
import { ActFailure } from "./act-failure.tsx";
import { useBulletinAct } from "./use-bulletins.ts";

/** 签发, 更新, 作废 of a draft. Issuing and discarding are asked about: neither can be taken back. */
export function BulletinActs(props: { bulletin: Bulletin }) {
  const { t } = useText();
  const act = useBulletinAct(props.bulletin);
  const go = useNavigate();
  const [asked, setAsked] = useState<"issue" | "discard" | null>(null);
  const confirm = () => {
    setAsked(null);
    if (asked === "issue") act.mutate({ act: "issue" });
    if (asked === "discard") act.mutate({ act: "discard" }, { onSuccess: () => void go("/bulletins") });
  };
  return (
    <>
      <div className="filters">
        <Button appearance="primary" disabled={act.isPending} onClick={() => { setAsked("issue"); }}>
          {t("bulletins.issue")}
        </Button>
        <Button disabled={act.isPending} onClick={() => { act.mutate({ act: "refresh", anew: false }); }}>
          {t("bulletins.refresh")}
        </Button>
        <Button disabled={act.isPending} onClick={() => { act.mutate({ act: "refresh", anew: true }); }}>
          {t("bulletins.anew")}
        </Button>
        <Button disabled={act.isPending} onClick={() => { setAsked("discard"); }}>
          {t("bulletins.discard")}
        </Button>
      </div>
      {asked === null ? null : (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{t(`bulletins.${asked}Ask`)}</MessageBarTitle> {t(`bulletins.${asked}Text`)}
          </MessageBarBody>
          <MessageBarActions>
            <Button appearance="primary" onClick={confirm}>
              {t("bulletins.confirm", { act: t(`bulletins.${asked}`) })}
            </Button>
            <Button onClick={() => { setAsked(null); }}>{t("bulletins.cancel")}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <ActFailure error={act.error} />
    </>
  );
} // prettier-ignore
