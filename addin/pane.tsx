import { useState } from "react";
import type { Api } from "./api.ts";
import { PaneProblem } from "./pane-problem.ts";
import { problemText } from "./problem-message.ts";
import type { Session } from "./session.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { useSay } from "./texts.ts";
import { useStories } from "./use-stories.ts";
import { WorkPage } from "./work-page.tsx";

interface Props {
  session: Session;
  api: Api;
  workbookName: () => string;
}

/** The task pane: sign-in, then work. An expired sign-in asks again and leaves the sheet as it is. */
export function Pane({ session, api, workbookName }: Props) {
  const say = useSay();
  const stories = useStories(session, api, workbookName);
  const [isIn, setIsIn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const signIn = async (name: string, password: string) => {
    setBusy(true);
    setError(null);
    try {
      const { token, person } = await api.signIn(name, password);
      Object.assign(session, { token, person });
      stories.signedIn();
      setIsIn(true);
    } catch (caught) {
      setError(
        problemText(
          say,
          caught instanceof PaneProblem ? caught : new PaneProblem("unexpected", { detail: String(caught) }),
        ),
      );
    } finally {
      setBusy(false);
    }
  };
  const signOut = async () => {
    await api.signOut().catch(() => undefined);
    Object.assign(session, { token: null, person: null });
    setIsIn(false);
  };

  if (!isIn || stories.expired || !session.person)
    return (
      <SignInForm
        expired={stories.expired}
        busy={busy}
        error={error}
        onSignIn={(name, password) => void signIn(name, password)}
      />
    );
  return <WorkPage person={session.person} api={api} stories={stories} onSignOut={() => void signOut()} />;
}
